import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { relative } from 'node:path';

// Of two forms of this class, that of the `require` which jest itself uses.
const { default: JestRunner } = createRequire(import.meta.url)('jest-runner');

/** Which tests stand in which file: written by the first run, without a mutant, for the processes that try the mutants. */
const TESTS_BY_FILE = '.tests-by-file.json';

/**
 * Runs, for a mutant, the files that hold one of the tests which reach it, and stops at the first that fails: its own tests
 * first. Stryker by itself loads every file that imports the mutated one, which takes ten times as long.
 */
export default class MutationRunner extends JestRunner {
	async runTests(tests, watcher, options) {
		if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) return await this.runAll(tests, watcher, options);
		let hasFailed = false;
		this.on('test-file-success', ([, result]) => (hasFailed ||= result.numFailingTests > 0 || result.testExecError !== undefined));
		this.on('test-file-failure', () => (hasFailed = true));
		for (const test of await this.chosen(tests)) {
			await super.runTests([test], watcher, options);
			if (hasFailed) return;
		}
	}

	async runAll(tests, watcher, options) {
		const byFile = {};
		this.on('test-file-success', ([test, result]) => (byFile[test.path] = result.testResults.map(({ fullName }) => fullName)));
		await super.runTests(tests, watcher, options);
		await writeFile(TESTS_BY_FILE, JSON.stringify(byFile));
	}

	/** All when Stryker does not know which tests reach the mutant: it is reached while a module loads. */
	async chosen(tests) {
		const { testNamePattern, nonFlagArgs, rootDir } = this._globalConfig;
		const byFile = JSON.parse(await readFile(TESTS_BY_FILE, 'utf8'));
		const pattern = new RegExp(testNamePattern ?? '', 'i');
		const own = nonFlagArgs.map((file) => `test/unit/${relative(rootDir, file)}`.replace(/\.ts$/, '.test.mts'));
		const isOwn = ({ path }) => own.some((name) => path.endsWith(name));
		return tests.filter(({ path }) => (byFile[path] ?? ['']).some((name) => pattern.test(name))).sort((a, b) => isOwn(b) - isOwn(a));
	}
}
