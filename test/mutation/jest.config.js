// The unit tests that a mutant of the engine can fail: not those of the tree, the package and the sandbox.
const { join } = require('node:path');
const [unit] = require('../../jest.config.js').projects;

module.exports = {
	...unit,
	rootDir: join(__dirname, '../..'),
	testMatch: ['engine', 'vendors', 'credentials', 'nodes'].map((folder) => `<rootDir>/test/unit/${folder}/**/*.test.mts`),
	setupFiles: ['<rootDir>/test/mutation/setup.mts'],
	runner: '<rootDir>/test/mutation/runner.mjs',
};
