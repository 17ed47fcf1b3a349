import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../../scripts/chromium.mts';

describe('findChromium', () => {
	const before = { PATH: process.env.PATH, CHROMIUM: process.env.CHROMIUM };
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'chromium-'));
		process.env.PATH = folder;
		delete process.env.CHROMIUM;
	});

	afterEach(async () => {
		process.env.PATH = before.PATH;
		if (before.CHROMIUM === undefined) delete process.env.CHROMIUM;
		else process.env.CHROMIUM = before.CHROMIUM;
		await rm(folder, { recursive: true });
	});

	const program = async (name: string, mode: number): Promise<string> => {
		const file = join(folder, name);
		await writeFile(file, '');
		await chmod(file, mode);
		return file;
	};

	test('takes the one that is installed', async () => {
		const path = await program('google-chrome', 0o755);
		expect(await findChromium()).toEqual({ path });
	});

	test('prefers the one that CHROMIUM names', async () => {
		await program('chromium', 0o755);
		const path = await program('my-browser', 0o755);
		process.env.CHROMIUM = path;
		expect(await findChromium()).toEqual({ path });
	});

	test('says that the one named cannot be run', async () => {
		process.env.CHROMIUM = join(folder, 'none');
		expect(await findChromium()).toEqual({ missing: expect.stringContaining(`${process.env.CHROMIUM}, which cannot be run`) });
	});

	test('says what to install where there is none, and no way to get one', async () => {
		await program('chromium', 0o644);
		expect(await findChromium()).toEqual({ missing: expect.stringContaining('apt-get install chromium') });
	});
});
