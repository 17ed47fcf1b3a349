import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mutation tests of the engine: `npm run test:mutation`, or a part of it with `-- --mutate 'engine/paging/*.ts'`. */
export default {
	testRunner: 'jest',
	plugins: ['@stryker-mutator/jest-runner'],
	jest: { configFile: 'test/mutation/jest.config.js' },
	testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
	// Forms are data: names, choices and conditions are held against the contract and n8n's conventions by tests of their own.
	mutate: ['engine/**/*.ts', '!engine/node/*Form.ts', '!engine/node/properties.ts'],
	coverageAnalysis: 'perTest',
	concurrency: 2,
	maxTestRunnerReuse: 300,
	// Endless loops are found by counting, hanging promises by the tests' own time; Stryker adds what a whole run took.
	timeoutMS: 5_000,
	incremental: true,
	incrementalFile: 'reports/mutation/incremental.json',
	reporters: ['progress', 'clear-text', 'html', 'json'],
	htmlReporter: { fileName: 'reports/mutation/index.html' },
	jsonReporter: { fileName: 'reports/mutation/mutation.json' },
	thresholds: { high: 95, low: 85, break: 85 },
	// Not in the project, where the linter would look at it while a run goes on, or after one that was broken off.
	tempDirName: join(tmpdir(), 'stryker-n8n-nodes-vendor-connectors'),
	ignorePatterns: ['.n8n', 'dist', 'n8n', 'examples', 'docs', 'bench', 'scripts', 'reports', 'test/e2e', 'test/integration'],
};
