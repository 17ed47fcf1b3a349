import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { allRecords, PARTS, record } from './records.mts';

/** The little of CAP that is called here; the package is installed on demand, so its types may not be there. */
interface Cds {
	root: string;
	plugins: Promise<unknown>;
	db: { run(query: unknown): Promise<unknown> };
	ql: { INSERT: { into(entity: string): { entries(rows: readonly object[]): unknown } } };
	server(options: object): Promise<Server>;
}

const cds = createRequire(import.meta.url)('@sap/cds') as Cds;
cds.root = import.meta.dirname;
await cds.plugins;
const server = await cds.server({ from: 'model.cds', service: 'all', in_memory: true, port: { port: 0, host: '127.0.0.1' } });
const { INSERT } = cds.ql;
await cds.db.run(INSERT.into('Records').entries(allRecords()));
await cds.db.run(INSERT.into('Parts').entries(Array.from({ length: PARTS }, (_, index) => ({ no: index + 1, record_id: record(1).id }))));
if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));

// It lives as long as the test that forked it, however that one ends.
process.once('disconnect', () => process.exit());
process.send?.((server.address() as AddressInfo).port);
