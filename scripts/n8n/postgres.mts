import { chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { lastLines } from '../problem.mts';
import { findOrInstall, type Found } from '../debian.mts';
import { freePort } from './ports.mts';
import type { Backend } from './redis.mts';
import { ServerProcess } from './server-process.mts';
import { untilReady } from './until-ready.mts';

/** Debian keeps the server's programs off the PATH, a folder for each version. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

async function debianFolders(): Promise<string[]> {
	const versions = await readdir(DEBIAN_FOLDER).catch(() => []);
	return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN_FOLDER, version, 'bin'));
}

/** Finds PostgreSQL's `initdb`; `postgres` stands beside it. */
export const findPostgres = async (): Promise<Found> =>
	await findOrInstall({ names: ['initdb'], purpose: 'the queue mode of n8n', debian: 'postgresql', brew: 'postgresql', folders: debianFolders });

/** The environment that has n8n use it. */
export const postgresEnvironment = ({ port }: Backend): Record<string, string> => ({
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(port),
	DB_POSTGRESDB_DATABASE: 'postgres',
	DB_POSTGRESDB_USER: 'n8n',
});

/** Starts a PostgreSQL of its own: on the loopback interface, a free port, with data that go when it stops. */
export async function startPostgres(initdb: string): Promise<Backend> {
	const user = await unprivileged();
	const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
	const data = join(folder, 'data');
	await mkdir(data, { mode: 0o700 });
	if (user) for (const one of [folder, data]) await chown(one, user.uid, user.gid);
	const made = await execa(initdb, ['--pgdata', data, '--username', 'n8n', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'], {
		...user,
		cwd: folder,
		all: true,
		reject: false,
	});
	if (made.exitCode !== 0) throw new Error(`PostgreSQL could not make its database:\n${lastLines(made.all || String(made.shortMessage))}`);
	const port = await freePort();
	const server = new ServerProcess({
		command: join(dirname(initdb), 'postgres'),
		// No socket in the file system, and nothing that is worth a wait for the disk.
		args: ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', '', '-c', 'fsync=off'],
		cwd: folder,
		env: process.env,
		logFile: join(folder, 'postgres.log'),
		...user,
	});
	await untilReady('PostgreSQL', server, 60_000, async () => server.log().includes('ready to accept connections'));
	return {
		port,
		stop: async () => {
			// Whoever is still connected is not waited for.
			await server.kill();
			await rm(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await execa('id', [flag, 'postgres'])).stdout)));
	if (uid === undefined || gid === undefined) throw new Error('PostgreSQL does not run as root, and there is no user "postgres".');
	return { uid, gid };
}
