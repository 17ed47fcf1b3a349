import { API } from './apiTable.mts';
import { LIFE, TOKEN, type TokenRow } from './tokenTable.mts';
import { VENDOR_ROWS } from './vendorTable.mts';

const times = (count: number): string => ['not sent', 'sent once', 'sent twice'][count] ?? `sent ${count} times`;

/** The parts of a sentence that the tests look for. */
const quoted = (says: readonly string[]): string =>
	`"${says.map((part) => part.replace('{other}', 'https://other.example.com').replace('{closed}', 'https://closed.example.com')).join(' … ')}"`;

const ends = (says: readonly string[] | undefined): string => (says ? `fails: ${quoted(says)}` : 'works');

const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
	[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

const api = (): string =>
	table(
		['The answer is', 'A read', 'A write', 'With *Never Error*'],
		API.map(({ fault, read, write, never }) => [
			fault,
			`${times(read.sent)}, ${ends(read.says)}${read.isFile ? ', as a file' : ''}`,
			write ? `${times(write.sent)}, ${write.done === 0 ? 'not ' : ''}carried out, ${ends(write.says)}` : '',
			never === undefined ? 'fails as well' : `an item with status ${never}`,
		]),
	);

function kept({ login, refresh, life = LIFE }: TokenRow): string {
	if (refresh.says) return 'the old token and refresh token';
	if (login.says) return 'after the sign-in: the new token and refresh token';
	const span = life === 'unknown' ? 'new token, until the vendor refuses it' : life === LIFE ? 'new token' : `new token, for ${life.toLocaleString('en')} s`;
	return `${span}; ${refresh.keepsRefreshToken ? 'the old refresh token' : 'new refresh token'}`;
}

const token = (): string =>
	table(
		['The answer is', 'First sign-in', 'Refresh', 'Kept after the refresh'],
		TOKEN.map((row) => {
			const { fault, login, refresh } = row;
			const then = refresh.logins ? 'a sign-in follows, no item fails' : ends(refresh.says);
			return [fault, `${times(login.sent)}, ${ends(login.says)}`, `${times(refresh.sent)}, ${then}`, kept(row)];
		}),
	);

const vendors = (): string =>
	table(
		['Way in', 'Fault', 'Requests (discovery, token, API)', 'The item'],
		VENDOR_ROWS.map(({ way, fault, sent, says }) => [`\`${way.type}\``, fault, `${sent.page}, ${sent.token}, ${sent.api}`, ends(says)]),
	);

/** The part of docs/reliability.md that is made from the tables. */
export function faultMatrix(): string {
	const rows = API.length + 2 * TOKEN.length + VENDOR_ROWS.length;
	return `${rows} rows: ${API.length} faults of the API, ${TOKEN.length} of the token endpoint at a first sign-in and at a refresh, ${VENDOR_ROWS.length} of other ways in.

### API (Envi)

Three tries, the default. Each row is run with *On Error > Stop*, with *Continue* beside items that meet no fault and must not notice, and with *Never Error*. A failed item holds the vendor's status, code and words.

${api()}

### Token endpoint (Envi)

Each row is run with three items, which share what becomes of the sign-in; *Never Error* does not hide it. After a sign-in that fails, nothing is stored.

${token()}

### Other ways in

${vendors()}`;
}

const BEGIN = '<!-- fault matrix: written by npm run docs:faults -->';
const END = '<!-- end of fault matrix -->';

/** The document with its part made anew. */
export function withFaultMatrix(document: string): string {
	const begin = document.indexOf(BEGIN);
	const end = document.indexOf(END);
	if (begin < 0 || end < begin) throw new Error(`The document needs the lines "${BEGIN}" and "${END}".`);
	return `${document.slice(0, begin + BEGIN.length)}\n\n${faultMatrix()}\n\n${document.slice(end)}`;
}
