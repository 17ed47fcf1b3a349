// The engine's own unit tests; that of the fixed form is left out, as the form is not mutated.
const { join } = require('node:path');
const [unit] = require('../../jest.config.js').projects;

module.exports = {
	...unit,
	rootDir: join(__dirname, '../..'),
	testMatch: ['<rootDir>/test/unit/engine/**/*.test.mts'],
	testPathIgnorePatterns: ['engine/node/properties\\.test'],
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/test/mutation/n8n-workflow.cjs' },
	setupFiles: ['<rootDir>/test/mutation/setup.mts'],
	setupFilesAfterEnv: ['<rootDir>/test/mutation/timeout.mts'],
	testEnvironment: join(__dirname, 'environment.cjs'),
	runner: '<rootDir>/test/mutation/runner.mjs',
};
