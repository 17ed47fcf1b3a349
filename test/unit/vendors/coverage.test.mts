import type { Vendor } from '../../../engine/vendor';
import type { VendorName } from '../../../sandbox/core/state.mts';
import { enboarder } from '../../../vendors/enboarder';
import { envi } from '../../../vendors/envi';
import { envizage } from '../../../vendors/envizage';
import { envoke } from '../../../vendors/envoke';
import { envoy } from '../../../vendors/envoy';
import { callOf, endpointsOf, operableEndpoints, pathsOf } from '../../support/endpoints.mts';

/** Each documented call that was read, or follows from a rule that was, is exactly one operation, and no operation is anything else. */

const vendors: Record<VendorName, Vendor> = { envi, envoy, envoke, envizage, enboarder };

/** Calls by way in: two calls of one way must not be one operation, two paths for two ways may. */
function callsOf({ catalogue = [], signIns }: Vendor): Array<{ title: string; way: string; call: string }> {
	const ways = signIns.map(({ option }) => option.value);
	return catalogue.flatMap((resource) =>
		resource.operations.flatMap((operation) =>
			pathsOf(operation, ways).map(([way, path]) => ({ title: `${resource.name}: ${operation.name}`, way, call: callOf(operation.method, path) })),
		),
	);
}

const rows = (Object.keys(vendors) as VendorName[]).map((name) => {
	const calls = callsOf(vendors[name]);
	const endpoints = operableEndpoints(name);
	const documented = endpoints.map(({ method, path }) => callOf(method, path));
	return {
		name,
		calls,
		endpoints,
		missing: documented.filter((call) => !calls.some((one) => one.call === call)),
		invented: calls.filter(({ call }) => !documented.includes(call)).map(({ title, call }) => `${title} (${call})`),
	};
});

test.each(rows)('$name: each documented call is an operation, and each operation a documented call', ({ missing, invented }) => {
	expect({ missing, invented }).toEqual({ missing: [], invented: [] });
});

test.each(rows)('$name: a call is one operation in each way in that takes it', ({ calls, endpoints }) => {
	for (const { method, path, auth } of endpoints) {
		const operations = calls.filter(({ call }) => call === callOf(method, path));
		expect({ path, titles: new Set(operations.map(({ title }) => title)).size }).toEqual({ path, titles: 1 });
		const ways = operations.map(({ way }) => way);
		// HTTP Basic for SCIM has no credential of its own: Client Credentials do there as well.
		expect({ path, ways: auth.filter((way) => way !== 'basic' && !ways.includes(way)) }).toEqual({ path, ways: [] });
	}
});

test('no call is there twice in the documents, so that none can hide another', () => {
	for (const { endpoints } of rows) {
		const calls = endpoints.map(({ method, path }) => callOf(method, path));
		expect(calls.filter((call, index) => calls.indexOf(call) !== index)).toEqual([]);
	}
});

afterAll(() => {
	const table = rows.map(({ name, calls, endpoints, missing, invented }) => ({
		vendor: vendors[name].displayName,
		confirmed: endpoints.filter(({ status }) => status === 'CONFIRMED').length,
		derived: endpoints.filter(({ status }) => status === 'DERIVED').length,
		unknown: endpointsOf(name).filter(({ status }) => status === 'UNKNOWN').length,
		operations: new Set(calls.map(({ title }) => title)).size,
		'calls of operations': new Set(calls.map(({ call }) => call)).size,
		difference: missing.length + invented.length,
	}));
	const columns = Object.keys(table[0] ?? {}) as Array<keyof (typeof table)[number]>;
	const lines = [columns, ...table.map((row) => columns.map((column) => String(row[column])))];
	const widths = columns.map((_column, index) => Math.max(...lines.map((line) => String(line[index]).length)));
	process.stdout.write(`\n${lines.map((line) => line.map((cell, index) => String(cell).padEnd(widths[index] ?? 0)).join('  ')).join('\n')}\n\n`);
});
