import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { servedOperations } from '../../../sandbox/core/documents.mts';
import { VENDORS } from '../../../sandbox/core/state.mts';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { clientsOf } from '../../support/sandbox/clients.mts';
import { realPath } from '../../support/sandbox/finders.mts';
import { bodyOf, FORBIDDEN, inOrder, NO_OPERATIONS, VALUES } from '../../support/sandbox/values.mts';

/** Every documented operation with a known path answers, and its record has the documented fields. */

let sandbox: Sandbox;
let clientFor: ReturnType<typeof clientsOf>;
beforeAll(async () => {
	sandbox = await startSandbox();
	clientFor = clientsOf(sandbox);
	for (const vendor of VENDORS) sandbox.control.setTokenLife(vendor, 3_600);
});
afterAll(async () => await sandbox.close());

/** How long one vendor's operations may take: some seconds on an idle machine, far more on a busy one. */
const TIME_LIMIT = 180_000;

/** The one record in an answer's envelope. */
function recordIn(envelope: string, data: unknown): unknown {
	const inner = envelope === 'object' || envelope === 'array' ? data : (data as Record<string, unknown>)[envelope];
	return Array.isArray(inner) ? inner[0] : inner;
}

describe.each(VENDORS.map((vendor) => [vendor]))('%s', (vendor) => {
	const operations = inOrder(servedOperations(vendor).filter(({ path }) => !NO_OPERATIONS.includes(path)));

	test(
		`all ${operations.length} operations answer`,
		async () => {
			const problems: string[] = [];
			for (const operation of operations) {
				const { method, path, response, query } = operation;
				const http = await clientFor(vendor, operation);
				const params = Object.fromEntries(
					query.filter(({ required }) => required).map((field) => [field.name, field.enum?.[0] ?? VALUES[field.type]]),
				);
				const { url } = await realPath(sandbox, vendor, http, path);
				const answer = await http.request({
					method,
					url,
					params: 'pageRequest' in params ? {} : params,
					data: await bodyOf(vendor, http, operation, sandbox),
				});
				const what = `${method} ${url}: ${answer.status} ${JSON.stringify(answer.data)?.slice(0, 200)}`;
				if (FORBIDDEN.includes(`${method} ${path}`)) {
					if (answer.status !== 400) problems.push(what);
				} else if (answer.status >= 300 || answer.data?.success === false) {
					problems.push(what);
				} else if (method === 'GET' && response.fields.length > 0 && !path.startsWith('/api/')) {
					const record = recordIn(response.envelope, answer.data);
					const missing = response.fields.filter(
						(field) => !field.includes('.') && record !== undefined && !(field in (record as object)),
					);
					if (missing.length > 0 && missing.join() !== 'html') problems.push(`${what} lacks ${missing.join(', ')}`);
				}
			}
			expect(problems).toEqual([]);
		},
		TIME_LIMIT,
	);
});
