import { createDecipheriv, createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { lastLines } from '../problem.mts';
import type { RunningN8n } from './launch.mts';

/** A credential as it lies in n8n's database, with its secrets. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** What is needed to read an n8n's database while it runs. */
export type DataOwner = Pick<RunningN8n, 'userFolder' | 'encryptionKey' | 'install' | 'command'>;

/** Reads a row with n8n's own SQLite driver, under n8n's Node.js. Read-only, so it disturbs nobody. */
const READ_ROW = `
const [driver, file, id] = process.argv.slice(1);
const { Database, OPEN_READONLY } = require(driver);
const database = new Database(file, OPEN_READONLY);
database.configure('busyTimeout', 10000);
database.get('SELECT id, name, type, data FROM credentials_entity WHERE id = ?', id, (error, row) => {
	if (error) throw error;
	process.stdout.write(JSON.stringify(row ?? null));
});
`;

/** OpenSSL's salted format, which n8n encrypts credentials in: "Salted__", 8 bytes of salt, AES-256-CBC. */
export function decrypt(encrypted: string, encryptionKey: string): string {
	const bytes = Buffer.from(encrypted, 'base64');
	if (encrypted.includes(':') || bytes.subarray(0, 8).toString('latin1') !== 'Salted__') {
		throw new Error('This credential is encrypted in a way that the test harness does not read; use exportDecrypted().');
	}
	const secret = Buffer.concat([Buffer.from(encryptionKey, 'latin1'), bytes.subarray(8, 16)]);
	const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();
	const first = md5(secret);
	const second = md5(first, secret);
	const iv = md5(second, secret);
	const decipher = createDecipheriv('aes-256-cbc', Buffer.concat([first, second]), iv);
	return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
}

/** One credential from the database, decrypted, in about 0.1 s: for tests that look at which token was kept. */
export async function readStored(n8n: DataOwner, id: string): Promise<StoredCredential> {
	const file = join(n8n.userFolder, '.n8n', 'database.sqlite');
	const driver = join(n8n.install.folder, 'node_modules', 'sqlite3');
	const result = await execa(n8n.install.node.path, ['-e', READ_ROW, driver, file, id], {
		extendEnv: false,
		env: { PATH: process.env.PATH },
	});
	const row = JSON.parse(result.stdout) as (Omit<StoredCredential, 'data'> & { data: string }) | null;
	if (row === null) throw new Error(`There is no credential ${id} in ${file}.`);
	return { ...row, data: JSON.parse(decrypt(row.data, n8n.encryptionKey)) as Record<string, unknown> };
}

/** All credentials, decrypted by n8n itself: slower (some seconds) than `readStored`, and independent of it. */
export async function exportDecrypted(n8n: DataOwner): Promise<StoredCredential[]> {
	const file = join(n8n.userFolder, `credentials-${Date.now()}.json`);
	try {
		const { exitCode, output } = await n8n.command(['export:credentials', '--all', '--decrypted', `--output=${file}`]);
		if (exitCode !== 0) throw new Error(`n8n export:credentials failed:\n${lastLines(output)}`);
		return JSON.parse(await readFile(file, 'utf8')) as StoredCredential[];
	} finally {
		await rm(file, { force: true });
	}
}
