import axios from 'axios';
import { fingerprintOf } from '../../../engine/token/fields';
import type { Queued } from '../../../sandbox/index.mts';
import type { Item } from '../../../scripts/n8n/execution.mts';
import { enviPassword } from '../../../vendors/envi/index';
import type { MadeCredential, World } from '../world.mts';
import { LIFE, type TokenRow } from './tokenTable.mts';

const PASSWORD = 'grant_type=password';
const REFRESH = 'grant_type=refresh_token';

/** Three items; the last is one for which the builder has switched errors off. */
const ITEMS = [{ never: false }, { never: false }, { never: true }];
const PARAMETERS = {
	method: 'GET',
	path: "/odata/Facilities?$filter=facilityNo eq 'F01'",
	returnAll: true,
	options: { response: { response: { neverError: '={{ $json.never }}' } } },
};

/** What is stored of a token. */
export interface Stored {
	accessToken: string;
	refreshToken: string;
	/** Seconds. */
	life: number | 'unknown';
}

/** What came of a run of three items. */
export interface TokenRun {
	items: Item[];
	logins: number;
	refreshes: number;
	/** API requests. */
	requests: number;
	stored: Stored;
}

/** Each row signs in for itself: a trailing slash makes another base URL to the package, and the same vendor to everybody. */
let credentials = 0;
const newBase = (world: World): string => `${world.sandbox.vendors.envi.baseUrl}${'/'.repeat(++credentials)}`;

/** A credential that has never signed in. */
export const fresh = async (world: World): Promise<MadeCredential> => await world.credential('enviApi', { baseUrl: newBase(world), allowHttp: false });

/** A credential as an earlier execution has left it: with a token whose time is over, and a good refresh token. */
export async function outlived(world: World): Promise<{ credential: MadeCredential; old: Stored }> {
	const { username = '', password = '', clientId = '' } = world.sandbox.accounts.enviApi;
	const url = `${world.sandbox.vendors.envi.baseUrl}/oauth2/token`;
	const { data } = await axios.post<{ access_token: string; refresh_token: string }>(url, new URLSearchParams({ grant_type: 'password', client_id: clientId, username, password }), { proxy: false });
	const settings = { ...world.sandbox.accounts.enviApi, baseUrl: newBase(world), allowHttp: false };
	const flow = enviPassword.token;
	if (!flow) throw new Error('Envi keeps a token');
	const obtainedAt = Date.now() - 2 * LIFE * 1000;
	const token = {
		accessToken: data.access_token,
		refreshToken: data.refresh_token,
		obtainedAt: String(obtainedAt),
		expiresAt: String(obtainedAt + LIFE * 1000),
		tokenSettings: fingerprintOf(flow, 'enviApi', settings),
	};
	return { credential: await world.credential('enviApi', { ...settings, ...token }), old: { accessToken: token.accessToken, refreshToken: token.refreshToken, life: LIFE } };
}

/** Runs three items while a grant meets the row's fault, and counts what is asked for. */
export async function meetFault(world: World, credential: MadeCredential, row: TokenRow, grant: 'login' | 'refresh'): Promise<TokenRun> {
	const { control, vendors } = world.sandbox;
	const queue = (sends: string, broken: Partial<TokenRow['broken']>, times: number): Queued => control.fault('envi', { target: 'token', sends, ...broken, times });
	control.resetStats('envi');
	control.setTokenLength('envi', row.tokenLength ?? 0);
	const broken = JSON.parse(JSON.stringify(row.broken).replace('{other}', vendors.envoy.baseUrl)) as TokenRow['broken'];
	const faulty = queue(grant === 'login' ? PASSWORD : REFRESH, broken, row.once ? 1 : 1000);
	// These change nothing, and count what goes past the fault.
	const logins = queue(PASSWORD, { mode: 'change' }, 1000);
	const refreshes = queue(REFRESH, { mode: 'change' }, 1000);
	const { items } = await world.run({ type: 'envi', credential, items: ITEMS, parameters: PARAMETERS, onError: 'continueRegularOutput' });
	control.setTokenLength('envi', 0);
	control.clearFaults('envi');
	return {
		items,
		logins: logins.hits + (grant === 'login' ? faulty.hits : 0),
		refreshes: refreshes.hits + (grant === 'refresh' ? faulty.hits : 0),
		requests: control.stats('envi').requests,
		stored: await storedOf(world, credential),
	};
}

export async function storedOf(world: World, { id }: MadeCredential): Promise<Stored> {
	const { accessToken = '', refreshToken = '', expiresAt, obtainedAt } = await world.n8nStored(id);
	const isKnown = typeof expiresAt === 'string' && expiresAt !== '';
	return { accessToken: String(accessToken), refreshToken: String(refreshToken), life: isKnown ? (Number(expiresAt) - Number(obtainedAt)) / 1000 : 'unknown' };
}
