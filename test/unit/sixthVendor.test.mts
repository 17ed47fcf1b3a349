import { jest } from '@jest/globals';
import { readContent } from '../../engine/http/answer';
import { isRefusal, refusalFailure } from '../../engine/node/errors';
import { requestForm } from '../../engine/node/properties';
import { pagerFor } from '../../engine/paging/paging';
import { listIn, recordIn } from '../../engine/paging/records';
import { keepSignedIn } from '../../engine/token/renew';
import { forgetSessions } from '../../engine/token/session';
import { secretHeaderNames, signWith } from '../../engine/token/sign';
import type { SignIn, Vendor } from '../../engine/vendor';
import { breaches } from './support/conventions.mts';
import { answered } from './support/fakes.mts';
import { IdentityServer } from './support/identityServer.mts';
import { numberIn, records, walk, wish } from './support/vendorList.mts';

/**
 * A vendor that no line of the engine was written for: token requests as JSON with the client in them, the token in a
 * header of its own, lists by offset, errors in a 200. All of it is data, so a sixth vendor needs no line of the engine.
 */
const acmeSignIn: SignIn = {
	credentialType: 'acmeApi',
	option: { value: 'password', name: 'Password' },
	baseUrl: { region: 'country', hosts: { nl: 'https://nl.acme.example' }, otherwise: 'baseUrl' },
	headers: [
		{ name: 'X-Acme-Token', value: { field: 'accessToken' }, prefix: 'acme:' },
		{ name: 'X-Acme-Client', value: { text: 'n8n' }, plain: true },
	],
	token: {
		tokenUrl: { path: '/login' },
		login: {
			parameters: [
				['grant_type', { text: 'password' }],
				['user', { field: 'username' }],
				['pass', { field: 'password' }],
				['shop', { field: 'shop' }],
			],
			client: 'body',
			encoding: 'json',
		},
		refresh: { parameters: [['grant_type', { text: 'refresh_token' }]], client: 'header', encoding: 'form' },
		clientFields: { id: 'key', secret: 'secret' },
	},
};

const acme: Vendor = {
	displayName: 'Acme',
	signIns: [acmeSignIn],
	pathExample: '/anvils',
	paging: { style: 'offset', offset: { parameter: 'from' }, size: { parameter: 'count', max: 7 } },
	pagedPaths: ['/anvils', '/anvils/{id}/parts'],
	envelope: { lists: ['result.rows'], record: 'result' },
	errors: {
		messagePaths: ['problem.text'],
		codePaths: ['problem.number'],
		detailPaths: ['problem.fields'],
		tokenDead: [419],
		failure: { path: 'state', equals: 'error' },
		advice: [{ code: '17', advice: 'Acme is out of anvils. Order fewer.' }],
		signIn: [{ says: 'coyote', advice: 'Acme does not serve coyotes.' }],
	},
	concurrency: 2,
};

const credentials = { country: 'nl', baseUrl: '', username: 'ann', password: 'pw', shop: '', key: 'k', secret: 's', accessToken: '' };
const token = { access_token: 'T1', expires_in: 60, refresh_token: 'R1' };

beforeEach(() => {
	forgetSessions();
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 1), doNotFake: ['nextTick', 'queueMicrotask'] });
});

afterEach(() => {
	jest.useRealTimers();
});

describe('a sixth vendor is only data', () => {
	test('it is signed in to, and kept signed in', async () => {
		const server = new IdentityServer([{ body: token }, { body: { ...token, access_token: 'T2' } }]);
		const keep = keepSignedIn(acme, acmeSignIn);
		const first = await server.renew(keep, credentials);
		expect(server.asked[0]).toMatchObject({ method: 'POST', url: 'https://nl.acme.example/login' });
		expect(JSON.parse(String(server.asked[0]?.body))).toEqual({
			grant_type: 'password',
			user: 'ann',
			pass: 'pw',
			client_id: 'k',
			client_secret: 's',
		});

		jest.advanceTimersByTime(55_000);
		const second = await server.renew(keep, { ...credentials, ...first });
		expect(second.accessToken).toBe('T2');
		expect(server.asked[1]).toMatchObject({
			headers: { Authorization: `Basic ${btoa('k:s')}` },
			body: 'grant_type=refresh_token&refresh_token=R1',
		});
	});

	test('its refusals get its own advice', async () => {
		const server = new IdentityServer([{ status: 403, body: { message: 'No coyotes here' } }]);
		await expect(server.renew(keepSignedIn(acme, acmeSignIn), credentials)).rejects.toThrow('Acme does not serve coyotes.');
	});

	test('its requests are signed in its own header, for its own origin only', async () => {
		const sign = signWith(acmeSignIn);
		const { headers } = await sign({ ...credentials, accessToken: 'T1' }, { url: 'https://nl.acme.example/anvils' });
		expect(headers).toEqual({ 'X-Acme-Token': 'acme:T1', 'X-Acme-Client': 'n8n' });
		await expect(sign(credentials, { url: 'https://acme.example/anvils' })).rejects.toThrow('https://nl.acme.example');
		expect(secretHeaderNames(acmeSignIn).sort()).toEqual(['authorization', 'x-acme-token']);
	});

	test('it has the form that all have', () => {
		const form = requestForm(acme);
		expect(breaches(form)).toEqual([]);
		expect(form.find(({ name }) => name === 'path')?.placeholder).toBe('e.g. /anvils');
		expect(JSON.stringify(form)).toContain('Acme');
	});

	test('its lists are read to their end', () => {
		const answer = (query: ReadonlyMap<string, string>) => {
			const from = numberIn(query, 'from', 0);
			const items = records(40).slice(from, from + numberIn(query, 'count', 1));
			return { items, body: { result: { rows: items } } };
		};
		expect(walk(pagerFor(acme.paging, wish()), new Map(), answer).items).toEqual(records(40));
	});

	test('its envelopes are opened', () => {
		expect(listIn({ result: { rows: [1] } }, acme.envelope)).toEqual([1]);
		expect(recordIn({ result: { id: 1 } }, acme.envelope)).toEqual({ id: 1 });
	});

	test('its errors are told, also those in a 200', () => {
		const answer = answered(200, { state: 'error', problem: { text: 'No anvils', number: 17, fields: ['quantity'] } });
		const content = readContent(answer);
		expect(isRefusal(acme, answer, content)).toBe(true);
		expect(refusalFailure(acme, answer, content)).toMatchObject({
			message: 'Acme is out of anvils. Order fewer.',
			vendorCode: '17',
			description: expect.stringMatching(/No anvils.*quantity.*17/),
		});
	});
});
