// The unit tests that a mutant of the engine can fail: not those of the tree, the package, the sandbox and the forms.
const { join } = require('node:path');
const [unit] = require('../../jest.config.js').projects;

module.exports = {
	...unit,
	rootDir: join(__dirname, '../..'),
	testMatch: ['engine', 'vendors', 'credentials'].map((folder) => `<rootDir>/test/unit/${folder}/**/*.test.mts`),
	// Of forms, which are not mutated.
	testPathIgnorePatterns: ['engine/node/properties\\.test'],
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/test/mutation/n8n-workflow.cjs' },
	setupFiles: ['<rootDir>/test/mutation/setup.mts'],
	runner: '<rootDir>/test/mutation/runner.mjs',
};
