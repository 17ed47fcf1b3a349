import type { Operation, PickList, Resource } from '../engine/catalogue';
import type { SignIn, Vendor } from '../engine/vendor';
import { enboarder } from '../vendors/enboarder';
import { envi } from '../vendors/envi';
import { envizage } from '../vendors/envizage';
import { envoke } from '../vendors/envoke';
import { envoy } from '../vendors/envoy';

/** Each vendor, by the name of its page under docs/. */
export const PAGES: Readonly<Record<string, Vendor>> = { envi, envoy, envoke, envizage, enboarder };

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').replaceAll('<', '&lt;');
const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
	[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

/** One path, or one for each way in. */
function pathText(path: Operation['path'], signIns: readonly SignIn[]): string {
	if (typeof path === 'string') return `\`${path}\``;
	const nameOf = (value: string): string => signIns.find(({ option }) => option.value === value)?.option.name ?? value;
	return Object.entries(path)
		.map(([way, one]) => `\`${one}\` (${nameOf(way)})`)
		.join(', ');
}

/** What is worth saying beside the name: the sentence of the form, and what could not be read. */
function notes({ action, description, certainty, body }: Operation): string {
	const sentences = [action, description, body?.fields.length === 0 ? 'Body as JSON' : undefined].filter((text) => text !== undefined);
	const text = sentences.map((sentence) => `${sentence.replace(/\.$/, '')}.`).join(' ');
	return certainty === 'derived' ? `${text} *Derived.*` : text;
}

function operationRows({ name: resource, operations }: Resource, signIns: readonly SignIn[]): string[][] {
	return operations.map((operation) => [resource, operation.name, notes(operation), `\`${operation.method}\` ${pathText(operation.path, signIns)}`]);
}

/** Lists with the same records, told once: by what is picked. */
function pickListRows(pickLists: Readonly<Record<string, PickList>>, signIns: readonly SignIn[]): string[][] {
	const rows = new Map<string, { what: string; path: string; sent: Set<string>; search: string }>();
	for (const { what, path, value, map, search } of Object.values(pickLists)) {
		const key = `${what} ${pathText(path, signIns)}`;
		const row = rows.get(key) ?? { what, path: pathText(path, signIns), sent: new Set(), search: search ? 'by the vendor' : 'in what was loaded' };
		row.sent.add(map ? (value === 'key' ? 'its key' : 'its name') : `\`${value}\``);
		rows.set(key, row);
	}
	return [...rows.values()].map(({ what, path, sent, search }) => [what, [...sent].join(' or '), path, search]);
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The part of a vendor's page that is made from its catalogue. */
export function operationsPart({ catalogue = [], pickLists = {}, signIns }: Vendor): string {
	const operations = catalogue.flatMap((resource) => resource.operations);
	const derived = operations.filter(({ certainty }) => certainty === 'derived').length;
	const rows = catalogue.flatMap((resource) => operationRows(resource, signIns));
	const lists = pickListRows(pickLists, signIns);
	return [
		`${plural(operations.length, 'operation')} on ${plural(catalogue.length, 'resource')}${derived > 0 ? `. *Derived* (${derived}): follows from a rule that the vendor documents; its own page was not read` : ''}.`,
		table(['Resource', 'Operation', 'What it does', 'Request'], rows),
		...(lists.length > 0 ? ['Fields that can be chosen from a list:', table(['What', 'Sent', 'Read from', 'Search'], lists)] : []),
	].join('\n\n');
}

const BEGIN = '<!-- operations: written by npm run docs:operations -->';
const END = '<!-- end of operations -->';

/** The page with its part made anew. */
export function withOperations(page: string, vendor: Vendor): string {
	const begin = page.indexOf(BEGIN);
	const end = page.indexOf(END);
	if (begin < 0 || end < begin) throw new Error(`The page needs the lines "${BEGIN}" and "${END}".`);
	return `${page.slice(0, begin + BEGIN.length)}\n\n${operationsPart(vendor)}\n\n${page.slice(end)}`;
}
