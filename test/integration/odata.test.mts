import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { EnviApi } from '../../credentials/EnviApi.credentials';
import { entitySetsIn } from '../../engine/query/odata';
import { forgetSessions } from '../../engine/token/session';
import { Envi } from '../../nodes/Envi/Envi.node';
import { makeBench, type Bench } from './core.mts';
import { allRecords, PARTS, record, RECORDS, type ServiceRecord } from './odata-service/records.mts';
import { CREDENTIAL, installODataService, repeatabilityIds, startODataService, type ODataService } from './odataService.mts';

const describeService = (await installODataService()) ? describe : describe.skip;

const byKey = allRecords().sort((a, b) => (a.id < b.id ? -1 : 1));
const byNumber = allRecords();

const LINKS = ['relative', 'absolute'] as const;

let service: ODataService;

function useService(options?: Parameters<typeof startODataService>[0]): void {
	beforeAll(async () => {
		service = await startODataService(options);
	});

	afterAll(async () => {
		await service?.close();
	});

	beforeEach(() => {
		service.reset();
		forgetSessions();
	});
}

const bench = (): Bench => makeBench(new Envi(), new EnviApi(), { ...CREDENTIAL, baseUrl: service.baseUrl });

const run = async (parameters: Record<string, unknown>, items?: IDataObject[], options?: { continueOnFail?: boolean }): Promise<INodeExecutionData[]> =>
	(await bench().run({ method: 'GET', ...parameters }, items, options))[0] ?? [];

const read = async (parameters: Record<string, unknown>): Promise<IDataObject[]> => (await run({ returnAll: true, ...parameters })).map(({ json }) => json);

const numbers = (records: ReadonlyArray<IDataObject | ServiceRecord>): unknown[] => records.map(({ no }) => no);

/** Query Parameters of the node. */
const query = (pairs: Record<string, string>): Record<string, unknown> => ({
	sendQuery: true,
	queryParameters: { parameters: Object.entries(pairs).map(([name, value]) => ({ name, value })) },
});

const WITH_COUNT = query({ $count: 'true' });

const orderBy = (field: string, descending = false): Record<string, unknown> => ({ field: [{ field, descending }] });

const condition = (field: string, operator: string, value: string, type = 'text'): Record<string, string> => ({ field, operator, value, type });

/** A query option of all requests that arrived. */
const optionsAsked = (option: string): Array<string | null> => service.arrived.map(({ url }) => new URL(url, 'http://front').searchParams.get(option));

describeService.each([
	['an offset', {}],
	['the keys of the last record', { keysInLinks: true }],
])('Return All and Limit, next links with %s', (_token, options) => {
	useService(options);

	describe.each(LINKS)('%s', (links) => {
		beforeEach(() => {
			service.settings.links = links;
		});

		test('a path that takes no paging parameters of ours: each record once, in order', async () => {
			const records = await read({ path: '/odata/Items' });
			expect(records).toEqual(byKey);
			expect(service.arrived).toHaveLength(Math.ceil(RECORDS / 1000));
			expect(service.tokens).toBe(1);
		});

		test('in an order of the builder', async () => {
			const records = await read({ path: '/odata/Items', odata: { orderBy: orderBy('no') } });
			expect(numbers(records)).toEqual(numbers(byNumber));
		});

		test('a filter with quotes, umlauts, ampersand and plus goes along from page to page', async () => {
			const filter = "contains(name,'O''Brien & Söhne') or name eq 'plain 1' or contains(name,'+')";
			const records = await read({ path: '/odata/Items', odata: { filter } });
			const wanted = byKey.filter(({ name }) => name.includes("O'Brien & Söhne") || name === 'plain 1' || name.includes('+'));
			expect(wanted.length).toBeGreaterThan(2000);
			expect(records).toEqual(wanted);
		});

		test('a list that ends with a full page', async () => {
			const records = await read({ path: '/odata/Items', odata: { filter: 'no le 3000', orderBy: orderBy('no') } });
			expect(numbers(records)).toEqual(numbers(byNumber.slice(0, 3000)));
		});

		test('pages of the service larger than ours, the count asked for', async () => {
			const records = await read({ path: '/odata/Vendors', ...WITH_COUNT });
			expect(records).toEqual(byKey);
			expect(optionsAsked('$skip')).toEqual([null, '5000', '10000']);
		});

		// engine/paging/nextLink.ts takes a missing link without a count for the end. To the service $top is how many there are in
		// all (OData 4.01 protocol §11.2.6.3), so after the first 5,000 it has no more to link to.
		test('pages of the service larger than ours, without a count: 5,000 of 12,345 records', async () => {
			expect(await read({ path: '/odata/Vendors' })).toHaveLength(RECORDS);
		});

		// The same, and `count < asked`: the last of five pages of 1,000 is no full page of 5,000, so the count is not looked at.
		test('pages of the service smaller than our $top: 5,000 of 12,345 records', async () => {
			expect(await read({ path: '/odata/Inventory', ...WITH_COUNT })).toHaveLength(RECORDS);
		});

		test('pages of the service smaller than our $top, without a count: 5,000 of 12,345 records', async () => {
			expect(await read({ path: '/odata/Inventory' })).toHaveLength(RECORDS);
		});

		test("the builder's own page size, start and count", async () => {
			const records = await read({ path: '/odata/Inventory', odata: { top: 700, skip: 45, orderBy: orderBy('no') }, ...WITH_COUNT });
			expect(numbers(records)).toEqual(numbers(byNumber.slice(45)));
			expect(new Set(optionsAsked('$top'))).toEqual(new Set(['700']));
		});

		test("the builder's own page size, without a count: one page only", async () => {
			expect(await read({ path: '/odata/Inventory', odata: { top: 700 } })).toHaveLength(RECORDS);
		});

		test.each([
			[1, 1],
			[50, 1],
			[1000, 1],
			[1001, 2],
			[2500, 3],
			[5000, 5],
		])('a limit of %i: so many records from the beginning, in %i requests', async (limit, requests) => {
			const records = await read({ path: '/odata/Inventory', returnAll: false, limit });
			expect(records).toEqual(byKey.slice(0, limit));
			expect(service.arrived).toHaveLength(requests);
		});

		test('a limit beyond our page size, the count asked for', async () => {
			const records = await read({ path: '/odata/Vendors', returnAll: false, limit: 7000, ...WITH_COUNT });
			expect(records).toEqual(byKey.slice(0, 7000));
		});

		test('a limit of 7,000 where the pages of the service are smaller than our $top: 5,000 records', async () => {
			expect(await read({ path: '/odata/Inventory', returnAll: false, limit: 7000, ...WITH_COUNT })).toHaveLength(7000);
		});

		const parts = async (): Promise<IDataObject[]> => await read({ path: `/odata/Inventory(${record(1).id})/inventoryVendors`, odata: { orderBy: orderBy('no') } });
		const allParts = Array.from({ length: PARTS }, (_, index) => index + 1);

		// engine/node/item.ts resolves a relative link against the URL that was asked. Its base is the context URL of the answer
		// (OData JSON Format 4.01 §4.3), here "../$metadata#…", so it asks for /odata/Inventory(…)/Inventory(…)/inventoryVendors.
		const nested = links === 'relative' ? test : test;
		nested(`${links === 'relative' ? '' : ''}a list below a record`, async () => {
			expect(numbers(await parts())).toEqual(allParts);
		});
	});

	test('Max Pages', async () => {
		const records = await read({ path: '/odata/Items', options: { maxPages: 3 } });
		expect(records).toEqual(byKey.slice(0, 3000));
	});

	test('pagination off: the first page alone', async () => {
		const records = await read({ path: '/odata/Items', options: { pagination: { pagination: { paginationMode: 'off' } } } });
		expect(records).toEqual(byKey.slice(0, 1000));
	});

	// engine/node/pagination.ts describes the builder's next link with the $top of the vendor, on any path, and without the
	// count: the service hands out so many, and the list seems to be at its end.
	test('pagination by next link, as the builder describes it: 5,000 of 12,345 records', async () => {
		const pagination = { paginationMode: 'nextLink', nextLinkPath: '@odata.nextLink' };
		expect(await read({ path: '/odata/Items', options: { pagination: { pagination } } })).toHaveLength(RECORDS);
	});

	test('ten lists at once do not mix', async () => {
		const lists = Array.from({ length: 10 }, (_, index) => ({ after: index * 1200 }));
		const out = await run(
			{ path: '/odata/Items', returnAll: true, odata: { filter: '=no gt {{ $json.after }} and no le {{ $json.after + 1200 }}', orderBy: orderBy('no') } },
			lists,
		);
		expect(numbers(out.map(({ json }) => json))).toEqual(numbers(byNumber.slice(0, 12_000)));
		expect(out.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual(Array.from({ length: 12_000 }, (_, index) => Math.floor(index / 1200)));
	});

	test('a token that dies between two pages: renewed, no record lost or doubled', async () => {
		service.settings.tokenLivesFor = 5;
		expect(await read({ path: '/odata/Items' })).toEqual(byKey);
		expect(service.tokens).toBe(3);
		expect(service.arrived).toHaveLength(13 + 2);
	});
});

describeService('a query arrives as it was meant', () => {
	useService();

	const rows = (test: (row: ServiceRecord) => boolean): unknown[] => numbers(byNumber.filter(test));
	const numbersOf = async (odata: Record<string, unknown>): Promise<unknown[]> =>
		numbers(await read({ path: '/odata/Items', odata: { orderBy: orderBy('no'), ...odata } }));
	const where = (...conditions: Array<Record<string, string>>): Record<string, unknown> => ({ conditions: { condition: conditions } });

	test.each(["O'Brien & Söhne 10", '50 % + 1 1', 'Straße #7? 2', 'a=b;c,d 3', 'Quote "here" 4', 'C:\\temp\\x 5', '%27 or 1 eq 1 6', "'' and '' 7", 'Ωmega 日本 🍎 8'])(
		'a condition on %s',
		async (name) => {
			const wanted = rows((row) => row.name === name);
			expect(wanted.length).toBeGreaterThan(0);
			expect(await numbersOf(where(condition('name', 'eq', name)))).toEqual(wanted);
		},
	);

	test.each(["'Brien & S", '% + 1', '#7?', 'b;c', '"here"', '\\temp\\', '%27', "' and '", '日本 🍎'])('a part of a text: %s', async (part) => {
		const wanted = rows((row) => row.name.includes(part));
		expect(wanted.length).toBeGreaterThan(0);
		expect(await numbersOf(where(condition('name', 'contains', part)))).toEqual(wanted);
	});

	test.each([
		['number', [condition('price', 'gt', '3086', 'number')], (row: ServiceRecord) => row.price > 3086],
		['number with a fraction', [condition('price', 'eq', '12.25', 'number')], (row: ServiceRecord) => row.price === 12.25],
		['date', [condition('changed', 'eq', '2026-02-03', 'date')], (row: ServiceRecord) => row.changed === '2026-02-03'],
		['boolean', [condition('active', 'eq', 'true', 'boolean')], (row: ServiceRecord) => row.active],
		['key', [condition('id', 'eq', record(77).id, 'guid')], (row: ServiceRecord) => row.no === 77],
		['list of numbers', [condition('no', 'in', '3, 5,12345', 'number')], (row: ServiceRecord) => [3, 5, 12_345].includes(row.no)],
		['list of texts', [condition('name', 'in', "O'Brien & Söhne 10,plain 9")], (row: ServiceRecord) => ["O'Brien & Söhne 10", 'plain 9'].includes(row.name)],
		[
			'range',
			[condition('changed', 'ge', '2026-03-01', 'date'), condition('changed', 'lt', '2026-03-03', 'date'), condition('no', 'le', '1000', 'number')],
			(row: ServiceRecord) => row.changed >= '2026-03-01' && row.changed < '2026-03-03' && row.no <= 1000,
		],
	] as const)('%s', async (_type, conditions, test) => {
		const wanted = rows(test);
		expect(wanted.length).toBeGreaterThan(0);
		expect(await numbersOf(where(...conditions))).toEqual(wanted);
	});

	test('one condition is enough; an expression beside them', async () => {
		const conditions = where(condition('no', 'eq', '7', 'number'), condition('name', 'eq', "O'Brien & Söhne 10"));
		expect(await numbersOf({ ...conditions, join: 'or', filter: "startswith(name,'plain') and no lt 100" })).toEqual(
			rows(({ no, name }) => no === 7 || name === "O'Brien & Söhne 10" || (name.startsWith('plain') && no < 100)),
		);
		expect(await numbersOf({ ...where(condition('no', 'le', '100', 'number')), filter: 'active eq true or no eq 1 or no eq 200' })).toEqual(
			rows(({ no, active }) => no <= 100 && (active || no === 1)),
		);
	});

	test('a value by expression, another for each item', async () => {
		const names = ["O'Brien & Söhne 10", '50 % + 1 1'];
		const out = await run(
			{ path: '/odata/Items', returnAll: true, odata: { ...where(condition('name', 'eq', '={{ $json.name }}')) } },
			names.map((name) => ({ name })),
		);
		expect(new Set(out.map(({ json, pairedItem }) => `${(pairedItem as { item: number }).item} ${String(json.name)}`))).toEqual(
			new Set(names.map((name, index) => `${index} ${name}`)),
		);
	});

	test.each([
		['plain', 'plain'],
		['Söhne', 'Söhne'],
		['"O\'Brien & Söhne 10"', "O'Brien & Söhne 10"],
		['"% + 1"', '% + 1'],
		['"日本 🍎"', '日本 🍎'],
	])('a search for %s', async (search, text) => {
		const wanted = rows(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
		expect(wanted.length).toBeGreaterThan(0);
		expect(await numbersOf({ search })).toEqual(wanted);
	});

	test('sorted by two fields, from the largest, a part of it', async () => {
		const records = await read({
			path: '/odata/Items',
			returnAll: false,
			limit: 40,
			odata: { orderBy: { field: [{ field: 'active' }, { field: 'no', descending: true }] }, skip: 8225, top: 30 },
		});
		const sorted = [...byNumber].sort((a, b) => Number(a.active) - Number(b.active) || b.no - a.no);
		expect(numbers(records)).toEqual(numbers(sorted.slice(8225, 8255)));
	});

	test('the same by Query Parameters, in the path, and in both', async () => {
		const wanted = rows(({ name, no }) => name.includes('& S') && no < 500);
		const parts = { $filter: "contains(name,'& S') and no lt 500", $orderby: 'no' };
		const inPath = `/odata/Items?$filter=${encodeURIComponent(parts.$filter)}`;
		expect(numbers(await read({ path: '/odata/Items', ...query(parts) }))).toEqual(wanted);
		expect(numbers(await read({ path: `${inPath}&$orderby=no` }))).toEqual(wanted);
		expect(numbers(await read({ path: inPath, odata: { orderBy: orderBy('no') } }))).toEqual(wanted);
		expect(numbers(await read({ path: '/odata/Items', sendQuery: true, specifyQuery: 'json', jsonQuery: JSON.stringify(parts) }))).toEqual(wanted);
	});

	test('an entity set instead of a path; the sets are those of the service', async () => {
		const records = await read({ path: '', entitySet: 'Items', odata: { filter: 'no eq 5' } });
		expect(records).toEqual([record(5)]);
		const [metadata] = await run({ path: '/odata/$metadata', options: { response: { response: { responseFormat: 'text' } } } });
		expect(entitySetsIn(String(metadata?.json.data))).toEqual(['Inventory', 'InventoryVendors', 'Items', 'Usages', 'Vendors']);
	});

	test('a record by its key, bare and named', async () => {
		const { id } = record(42);
		for (const key of [id, `id=${id}`]) {
			const [found, ...more] = await read({ path: `/odata/Inventory(${key})` });
			expect(more).toEqual([]);
			expect(found).toMatchObject(record(42));
		}
	});

	test('how many there are, and how many of a filter', async () => {
		expect(await read({ path: '/odata/Inventory/$count' })).toEqual([{ data: String(RECORDS) }]);
		const wanted = rows(({ name }) => name.includes("O'Brien & S")).length;
		expect(await read({ path: '/odata/Inventory/$count', odata: { filter: "contains(name,'O''Brien & S')" } })).toEqual([{ data: String(wanted) }]);
	});

	test.each([
		['a field that is not there', { path: '/odata/Items', odata: { ...where(condition('nope', 'eq', '1', 'number')) } }, '400', /Property "nope" does not exist/],
		['a filter that cannot be read', { path: '/odata/Items', odata: { filter: "name eq 'open" } }, '400', /Parsing URL failed at position/],
		['a set that is not there', { path: '/odata/Nothing' }, '404', /Invalid resource path "Purchasing.Nothing"/],
		['a key that is not there', { path: '/odata/Inventory(00000000-0000-4000-8000-000000000000)' }, '404', /Not Found/],
		['a record without its number', { method: 'POST', path: '/odata/Usages', sendBody: true, specifyBody: 'json', jsonBody: '{"name":"x"}' }, '400', /Provide the missing value\. \(ASSERT_MANDATORY\)/],
	])("%s: refused in the service's own words", async (_what, parameters, httpCode, words) => {
		await expect(run(parameters)).rejects.toMatchObject({ httpCode, description: expect.stringMatching(words) as string });
		const [told] = await run(parameters, undefined, { continueOnFail: true });
		expect(told?.json).toMatchObject({ details: { httpCode, description: expect.stringMatching(words) as string } });
	});
});

describeService('writes in bulk', () => {
	useService();

	const ITEMS = 1200;
	let series = 0;

	/** Items of a series of their own, so that tests do not meet in the table. */
	const newItems = (count = ITEMS): IDataObject[] => {
		series += 1;
		return Array.from({ length: count }, (_, index) => ({ no: index + 1, name: `${series}: ${record(index + 1).name} -- \r\n--x` }));
	};
	const create = { method: 'POST', path: '/odata/Usages', sendBody: true, specifyBody: 'json', jsonBody: '={{ JSON.stringify($json) }}' };
	const stored = async (): Promise<IDataObject[]> => {
		const filter = `startswith(name,'${series}: ')`;
		const pages = await Promise.all(
			[0, 1000, 2000].map(async ($skip) => await service.ask<{ value: IDataObject[] }>('Usages', { $filter: filter, $orderby: 'no,id', $skip: String($skip), $top: '1000' })),
		);
		return pages.flatMap(({ value }) => value);
	};
	const batches = (): ODataService['arrived'] => service.arrived.filter(({ url }) => url === '/odata/$batch');
	const requestsIn = ({ body }: { body: string }): number => body.match(/^(POST|PATCH|PUT|DELETE) /gm)?.length ?? 0;
	const itemOf = ({ pairedItem }: INodeExecutionData): number => (pairedItem as { item: number }).item;

	test('1,200 creates: three batches, each record once, each answer on its item', async () => {
		const items = newItems();
		const out = await run(create, items);
		expect(batches().map(requestsIn)).toEqual([500, 500, 200]);
		expect(service.arrived).toHaveLength(3);
		expect(out.map(({ json: { no, name } }) => ({ no, name }))).toEqual(items);
		expect(out.map(itemOf)).toEqual(items.map((_, index) => index));
		const rows = await stored();
		expect(rows.map(({ no, name }) => ({ no, name }))).toEqual(items);
		expect(out.map(({ json }) => json.id)).toEqual(rows.map(({ id }) => id));
	});

	test('one fails in the middle, going on after errors: all others are created', async () => {
		const items = newItems();
		items[700] = { ...items[700], no: 0 };
		const out = await run(create, items, { continueOnFail: true });
		expect(out.map(itemOf)).toEqual(items.map((_, index) => index));
		expect(out[700]?.json).toMatchObject({
			error: expect.stringMatching(/did not accept the request \(400\)/) as string,
			details: { httpCode: '400', vendorCode: 'ASSERT_RANGE', description: 'Envi answered: Enter a value between 1 and 100000. (ASSERT_RANGE)' },
		});
		const good = items.filter((_, index) => index !== 700);
		expect(out.filter((_, index) => index !== 700).map(({ json: { no, name } }) => ({ no, name }))).toEqual(good);
		expect((await stored()).map(({ no, name }) => ({ no, name }))).toEqual(good);
		expect(batches().every(({ headers }) => headers.prefer === 'odata.continue-on-error')).toBe(true);
	});

	test('several fail, the first and the last of a batch among them', async () => {
		const items = newItems(600);
		const bad = [0, 1, 250, 499, 500, 599];
		for (const index of bad) items[index] = { ...items[index], no: 100_001 };
		const out = await run(create, items, { continueOnFail: true });
		expect(out.flatMap(({ json }, index) => (json.error === undefined ? [] : [index]))).toEqual(bad);
		expect(await stored()).toHaveLength(594);
	});

	test('one fails in the middle, stopping at errors: told with its item; what came before is created, nothing after it', async () => {
		const items = newItems();
		items[700] = { ...items[700], no: 0 };
		await expect(run(create, items)).rejects.toMatchObject({
			httpCode: '400',
			description: 'Envi answered: Enter a value between 1 and 100000. (ASSERT_RANGE)',
			context: { itemIndex: 700 },
		});
		expect(batches()).toHaveLength(2);
		expect((await stored()).map(({ no }) => no)).toEqual(numbers(items.slice(0, 700)));
	});

	test('changes, and deletions, which are answered without a body', async () => {
		const made = (await run(create, newItems(30))).map(({ json }) => json);
		const targets = made.map(({ id, no }) => ({ path: `/odata/Usages(${String(id)})`, name: `${series}: changed ${String(no)} & ü` }));
		service.reset();
		const changed = await run({ ...create, method: 'PATCH', path: '={{ $json.path }}', jsonBody: '={{ { name: $json.name } }}' }, targets);
		expect(changed.map(({ json: { id, name } }) => ({ id, name }))).toEqual(made.map(({ id }, index) => ({ id, name: targets[index]?.name })));
		const deleted = await run({ method: 'DELETE', path: '={{ $json.path }}' }, targets.slice(0, 29));
		expect(deleted).toEqual(Array.from({ length: 29 }, (_, item) => ({ json: {}, pairedItem: { item } })));
		expect(batches().map(requestsIn)).toEqual([30, 29]);
		expect(service.arrived).toHaveLength(2);
		expect((await stored()).map(({ name }) => name)).toEqual([targets[29]?.name]);
	});

	test('a batch that is refused as a whole (larger than the service takes): told on each item, nothing created', async () => {
		const items = newItems(3).map((item) => ({ ...item, name: `${String(item.name)} ${'long '.repeat(100_000)}` }));
		const out = await run(create, items, { continueOnFail: true });
		expect(batches()).toHaveLength(1);
		expect(out.map(itemOf)).toEqual([0, 1, 2]);
		for (const { json } of out) expect(json).toMatchObject({ error: expect.stringMatching(/too large \(413\)/) as string, details: { httpCode: '413' } });
		expect(await stored()).toEqual([]);
	});

	test('a dead token: the batch is sent again with a new one, each record is created once', async () => {
		const one = bench();
		await one.run({ method: 'GET', path: '/odata/Items', returnAll: false, limit: 1 });
		service.expireToken();
		service.reset();
		const items = newItems(20);
		await one.run(create, items);
		expect(service.tokens).toBe(1);
		expect(batches()).toHaveLength(2);
		expect(await stored()).toHaveLength(20);
	});

	test('an answer lost on the way: the same batch with the same Repeatability-Request-IDs, each record once where they are honoured', async () => {
		Object.assign(service.settings, { batchAnswersLost: 1, rememberBatches: true });
		const items = newItems(20);
		const out = await run(create, items);
		const [first, again, ...more] = batches();
		expect(more).toEqual([]);
		expect(again?.body).toBe(first?.body);
		expect(new Set(repeatabilityIds(first?.body ?? '')).size).toBe(20);
		expect(first?.body.match(/^repeatability-first-sent: \w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT\r$/gm)).toHaveLength(20);
		expect(out.map(({ json }) => json.no)).toEqual(numbers(items));
		expect(await stored()).toHaveLength(20);
	});

	// CAP does not know Repeatability headers, and nothing in its answer says so. Envi documents that it honours them.
	test('the same with a service that does not know Repeatability headers, as this one: each record twice', async () => {
		service.settings.batchAnswersLost = 1;
		await run(create, newItems(20));
		expect(batches()).toHaveLength(2);
		expect(await stored()).toHaveLength(40);
	});

	test('Send Writes in Bulk switched off: one request an item, the same records', async () => {
		const items = newItems(20);
		const out = await run({ ...create, options: { bulk: false } }, items);
		expect(batches()).toEqual([]);
		expect(service.arrived).toHaveLength(20);
		expect(out.map(({ json: { no, name } }) => ({ no, name }))).toEqual(items);
		expect((await stored()).map(({ no }) => no)).toEqual(numbers(items));
	});
});
