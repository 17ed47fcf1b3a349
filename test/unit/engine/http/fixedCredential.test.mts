import { jest } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';
import { isSameForAllItems } from '../../../../engine/http/fixedCredential';
import { node } from '../../support/fakes.mts';

const credential = { id: '7', name: 'Mine' };

/** n8n's context, with the part of it that is not public. */
function context(getDecrypted: unknown, credentials: object | undefined = { acmeApi: credential }): IExecuteFunctions {
	const additionalData = getDecrypted === undefined ? undefined : { credentialsHelper: { getDecrypted } };
	return { additionalData, getNode: () => ({ ...node, credentials }), getMode: () => 'manual' } as unknown as IExecuteFunctions;
}

describe('a credential is the same for all items', () => {
	test.each<[string, Record<string, unknown>, boolean]>([
		['without expressions', { apiKey: 'k', baseUrl: 'https://x', expiresAt: 5 }, true],
		['without fields', {}, true],
		['an expression in one field', { apiKey: 'k', baseUrl: '={{ $json.url }}' }, false],
		['an equals sign elsewhere is none', { apiKey: 'k=' }, true],
	])('%s', async (_name, raw, same) => {
		expect(await isSameForAllItems(context(async () => raw), 'acmeApi')).toBe(same);
	});

	test('is asked of n8n with the raw fields', async () => {
		const getDecrypted = jest.fn(async () => ({}));
		const given = context(getDecrypted);
		await isSameForAllItems(given, 'acmeApi');
		expect(getDecrypted).toHaveBeenCalledWith(expect.anything(), credential, 'acmeApi', 'manual', undefined, true);
	});

	test.each<[string, IExecuteFunctions]>([
		['another n8n, without the helper', context(undefined)],
		['a helper without the method', context(null)],
		['no credential of this type', context(async () => ({}), {})],
		['no credentials', context(async () => ({}), undefined)],
		['a helper that fails', context(async () => await Promise.reject(new Error('locked')))],
	])('%s: each item reads for itself', async (_name, given) => {
		const type = _name === 'no credentials' ? 'otherApi' : 'acmeApi';
		expect(await isSameForAllItems(given, type)).toBe(false);
	});
});
