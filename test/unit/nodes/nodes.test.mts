import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { INodeType } from 'n8n-workflow';
import { Enboarder } from '../../../nodes/Enboarder/Enboarder.node';
import { Envi } from '../../../nodes/Envi/Envi.node';
import { Envizage } from '../../../nodes/Envizage/Envizage.node';
import { Envoke } from '../../../nodes/Envoke/Envoke.node';
import { Envoy } from '../../../nodes/Envoy/Envoy.node';
import { requestForm } from '../../../engine/node/properties';
import type { Vendor } from '../../../engine/vendor';
import { enboarder } from '../../../vendors/enboarder';
import { envi } from '../../../vendors/envi';
import { envizage } from '../../../vendors/envizage';
import { envoke } from '../../../vendors/envoke';
import { envoy } from '../../../vendors/envoy';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Node type and, for each value of Authentication, the credential type that goes with it. */
const CONTRACT: Array<[name: string, node: INodeType, vendor: Vendor, credentials: Record<string, string>]> = [
	['envi', new Envi(), envi, { '': 'enviApi' }],
	['envoy', new Envoy(), envoy, { apiKey: 'envoyApi', password: 'envoyPasswordApi', oAuth2: 'envoyOAuth2Api' }],
	['envoke', new Envoke(), envoke, { apiKey: 'envokeApi', oAuth2: 'envokeOAuth2Api' }],
	[
		'envizage',
		new Envizage(),
		envizage,
		{ password: 'envizagePasswordApi', clientCredentials: 'envizageClientCredentialsApi', oAuth2: 'envizageOAuth2Api' },
	],
	['enboarder', new Enboarder(), enboarder, { apiKey: 'enboarderApi', clientCredentials: 'enboarderClientCredentialsApi' }],
];

describe.each(CONTRACT)('%s', (name, { description, execute }, vendor, credentials) => {
	const folder = join(root, 'nodes', vendor.displayName);

	test('is called so, and is version 1', () => {
		expect(description).toMatchObject({ name, displayName: vendor.displayName, version: 1, defaults: { name: vendor.displayName } });
	});

	test('asks for the credential that goes with the way in', () => {
		const asked = (description.credentials ?? []).map((credential) => [
			String(credential.displayOptions?.show?.authentication?.[0] ?? ''),
			credential.name,
		]);
		expect(Object.fromEntries(asked)).toEqual(credentials);
		for (const credential of description.credentials ?? []) expect(credential.required).toBe(true);
	});

	test('knows the same ways in as the vendor\'s facts', () => {
		const ways = vendor.signIns.map(({ option, credentialType }) => [vendor.signIns.length > 1 ? option.value : '', credentialType]);
		expect(Object.fromEntries(ways)).toEqual(credentials);
	});

	test('can be a tool, says in its subtitle what it does, and has the form that all have', () => {
		expect(description.usableAsTool).toBe(true);
		expect(description.subtitle).toMatch(/^=\{\{.*\$parameter.*\}\}$/);
		expect(description.properties).toEqual(requestForm(vendor));
		expect(description).toMatchObject({ inputs: ['main'], outputs: ['main'] });
		expect(execute).toBeInstanceOf(Function);
	});

	test('has two icons that are SVG and differ', () => {
		const { light, dark } = description.icon as { light: `file:${string}`; dark: `file:${string}` };
		const [day, night] = [light, dark].map((icon) => readFileSync(join(folder, icon.replace('file:', '')), 'utf8'));
		for (const icon of [day, night]) {
			expect(icon).toMatch(/<svg[\s\S]*<\/svg>\s*$/);
			// Nothing that is fetched or run when n8n shows it.
			expect(icon).not.toMatch(/<script|<foreignObject|xlink:href="http|href="http|<image/i);
		}
		expect(day).not.toBe(night);
	});

	test('has a codex that n8n reads', () => {
		const codex = JSON.parse(readFileSync(join(folder, `${vendor.displayName}.node.json`), 'utf8')) as Record<string, unknown>;
		expect(codex).toMatchObject({
			node: `n8n-nodes-vendor-connectors.${name}`,
			resources: { primaryDocumentation: [{ url: expect.stringContaining(`docs/${name}.md`) }] },
		});
		expect(codex.categories).not.toEqual([]);
	});
});

test('node names are all different', () => {
	expect(new Set(CONTRACT.map(([name]) => name)).size).toBe(5);
});
