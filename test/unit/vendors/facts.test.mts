import { isPagedPath } from '../../../engine/paging/records';
import type { Vendor } from '../../../engine/vendor';
import { enboarder, enboarderClientCredentials } from '../../../vendors/enboarder';
import { apiHosts, baseUrlExpression, tokenUrls } from '../../../vendors/enboarder/regions';
import { envi } from '../../../vendors/envi';
import { envizage } from '../../../vendors/envizage';
import { envoke } from '../../../vendors/envoke';
import { envoy } from '../../../vendors/envoy';

const vendors: Array<[string, Vendor]> = [envi, envoy, envoke, envizage, enboarder].map((vendor) => [vendor.displayName, vendor]);

describe.each(vendors)('%s: facts are plain data', (_name, vendor) => {
	test('that a copy through JSON does not change', () => {
		expect(JSON.parse(JSON.stringify(vendor))).toEqual(vendor);
	});

	test('every piece of advice is a sentence of its own that begins with a capital and ends with a period', () => {
		const list = [...vendor.errors.advice, ...vendor.errors.signIn];
		for (const { advice } of list) expect(advice).toMatch(/^[A-Z][^\n]*\.$/);
		expect(new Set(list.map(({ advice }) => advice)).size).toBe(list.length);
	});

	test('no advice is hidden behind a wider one before it', () => {
		for (const list of [vendor.errors.advice, vendor.errors.signIn]) {
			list.forEach(({ status, code, says }, index) => {
				const wider = list.slice(0, index).find((earlier) => {
					const statuses = [status ?? []].flat() as number[];
					const earlierStatuses = [earlier.status ?? []].flat() as number[];
					return (
						(earlier.status === undefined || (statuses.length > 0 && statuses.every((one) => earlierStatuses.includes(one)))) &&
						(earlier.code === undefined || earlier.code === code) &&
						(earlier.says === undefined || (says ?? '').toLowerCase().includes(earlier.says.toLowerCase()))
					);
				});
				expect(wider).toBeUndefined();
			});
		}
	});

	test('paged paths are in order, each once, and known again', () => {
		expect([...vendor.pagedPaths]).toEqual([...new Set(vendor.pagedPaths)].sort());
		for (const path of vendor.pagedPaths) {
			expect(isPagedPath(path.replace(/\{[^}]*\}/g, '3f2504e0-4f89'), vendor.pagedPaths)).toBe(true);
			// No letter of another alphabet that looks the same.
			expect(path).toMatch(/^\/[\x20-\x7e]*$/);
		}
	});

	test('ways in have names and credential types of their own', () => {
		for (const key of ['value', 'name'] as const) {
			expect(new Set(vendor.signIns.map(({ option }) => option[key])).size).toBe(vendor.signIns.length);
		}
		expect(new Set(vendor.signIns.map(({ credentialType }) => credentialType)).size).toBe(vendor.signIns.length);
	});
});

describe('which statuses mean a dead token', () => {
	test.each<[string, Vendor, readonly number[]]>([
		['Envi: 401 (resource pages)', envi, [401]],
		['Enboarder: the gateway answers 403, not 401', enboarder, [403]],
		['Envoy: 401', envoy, [401]],
		['Envizage: 401', envizage, [401]],
	])('%s', (_name, vendor, statuses) => {
		expect(vendor.errors.tokenDead).toEqual(statuses);
	});
});

describe('where a list or a record stands in an answer', () => {
	test.each<[string, Vendor, object]>([
		['Envi: OData', envi, { lists: expect.arrayContaining(['value']) as unknown }],
		['Envoy: data', envoy, { lists: ['data'], record: 'data' }],
		['Envoke: bare lists', envoke, { lists: [] }],
		['Envizage: content', envizage, { lists: ['content'] }],
		['Enboarder: items; Resources of SCIM', enboarder, { lists: ['items', 'Resources'] }],
	])('%s', (_name, vendor, envelope) => {
		expect(vendor.envelope).toEqual(envelope);
	});
});

describe('Enboarder\'s regions (article 4151199)', () => {
	test.each([
		['au', 'syd'],
		['eu', 'fra'],
		['us', 'ore'],
		['ca', 'can'],
	])('%s is %s', (region, code) => {
		expect((apiHosts as Record<string, string>)[region]).toBe(`https://api.${code}.e1.enboarder.com`);
		const token = region === 'ca' ? undefined : `https://auth.${code}.e1.enboarder.com/oauth2/token`;
		expect((tokenUrls as Record<string, string>)[region]).toBe(token);
	});

	test('the expression of the credential test gives the same', () => {
		const body = /^=\{\{(.*)\}\}$/.exec(baseUrlExpression)?.[1] ?? '';
		const evaluate = new Function('$credentials', `return (${body});`) as (credentials: object) => string;
		for (const [region, host] of Object.entries(apiHosts)) expect(evaluate({ region, baseUrl: 'x' })).toBe(host);
		expect(evaluate({ region: 'custom', baseUrl: 'https://own.example.com' })).toBe('https://own.example.com');
	});

	test('no refresh token is documented, so none is expected', () => {
		expect(enboarderClientCredentials.token).not.toHaveProperty('refresh');
	});
});
