import { NodeApiError, type ILoadOptionsFunctions } from 'n8n-workflow';
import { loadEntitySets } from '../../../../engine/node/loadOptions';
import type { Vendor } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';
import { node } from '../../support/fakes.mts';
import { BASE, Wire, type WireReply } from '../../support/wire.mts';

const vendor: Vendor = { ...acme, odata: { root: '/odata/', metadataPath: '/odata/$metadata', limits: { top: 1, filterExpressions: 1, orderByFields: 1 } } };
const metadata = '<EntityContainer><EntitySet Name="Vendors"/><EntitySet Name="Facilities"/></EntityContainer>';
const xml = (status: number, text: string): WireReply => ({ status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(text) });

let count = 0;

function load(replies: WireReply[], more: { vendor?: Vendor; authentication?: unknown; baseUrl?: string; hasCredential?: boolean } = {}) {
	const wire = new Wire(replies);
	const id = `list ${++count}`;
	const context = wire.context({
		getNode: () => (more.hasCredential === false ? node : { ...node, credentials: { acmeApi: { id, name: 'Mine' } } }),
		getCurrentNodeParameter: (name: string) => (name === 'authentication' ? more.authentication : 'another field'),
		getCredentials: async () => ({ baseUrl: more.baseUrl ?? BASE }),
	}) as unknown as ILoadOptionsFunctions;
	return { list: async () => await loadEntitySets(context, more.vendor ?? vendor), wire };
}

test('the entity sets of the live metadata, after the empty choice', async () => {
	const { list, wire } = load([xml(200, metadata)]);
	expect(await list()).toEqual([
		{ name: 'None (Use Path)', value: '' },
		{ name: 'Facilities', value: 'Facilities' },
		{ name: 'Vendors', value: 'Vendors' },
	]);
	expect(wire.sent).toEqual([expect.objectContaining({ method: 'GET', url: `${BASE}/odata/$metadata`, headers: { accept: 'application/xml' }, timeout: 60_000, encoding: 'arraybuffer' })]);
	expect(wire.sent[0]).not.toHaveProperty('skipSslCertificateValidation');
});

test('a vendor without OData has none, and is not asked', async () => {
	const { list, wire } = load([], { vendor: acme });
	expect(await list()).toEqual([]);
	expect(wire.sent).toEqual([]);
});

test('a node that was just added and has no credential yet offers the empty choice, and no error', async () => {
	const { list, wire } = load([], { hasCredential: false });
	expect(await list()).toEqual([{ name: 'None (Use Path)', value: '' }]);
	expect(wire.sent).toEqual([]);
});

test('the credential is that of the way in that was chosen', async () => {
	const several: Vendor = { ...vendor, signIns: [{ ...acme.signIns[0]!, option: { value: 'one', name: 'One' } }, { ...acme.signIns[0]!, option: { value: 'two', name: 'Two' }, baseUrl: { field: 'other' } }] };
	expect(await load([xml(200, metadata)], { vendor: several, authentication: 'one' }).list()).toHaveLength(3);
	await expect(load([xml(200, metadata)], { vendor: several, authentication: undefined }).list()).rejects.toThrow('no way in called ""');
});

test.each<[string, WireReply, RegExp]>([
	['a refusal', { status: 403, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"error":"No"}') }, /Acme does not allow this \(403\)/],
	['a redirect, which is not followed', { status: 302, headers: { location: `${BASE}/elsewhere` } }, /302/],
	['no answer', Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }), /could not be reached: its certificate has expired/],
])('%s is told as on the node', async (_what, reply, says) => {
	const { list, wire } = load([reply]);
	const error = await list().catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(NodeApiError);
	expect((error as Error).message).toMatch(says);
	expect(wire.sent).toHaveLength(1);
});

test('a base URL that is none is told as well', async () => {
	await expect(load([], { baseUrl: '' }).list()).rejects.toThrow('The base URL is empty');
});
