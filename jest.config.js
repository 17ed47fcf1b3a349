// Tests are ES modules (.mts), as the libraries they lean on are; the package under test is CommonJS, as n8n loads it.
const compilerOptions = {
	target: 'ES2022',
	esModuleInterop: true,
	isolatedModules: true,
	resolveJsonModule: true,
	skipLibCheck: true,
};

/** One jest project per kind of test. Types are checked by `npm run types`, so the transform only strips them. */
const project = (name) => ({
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.mts`],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.n8n/', '<rootDir>/n8n/'],
	extensionsToTreatAsEsm: ['.mts'],
	// One copy of n8n-workflow for engine and tests: it ships twice (CommonJS, ESM), and its error classes would differ.
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/node_modules/n8n-workflow/dist/cjs/index.js' },
	transform: {
		'^.+\\.mts$': [
			'ts-jest',
			{
				useESM: true,
				diagnostics: false,
				tsconfig: {
					...compilerOptions,
					module: 'ESNext',
					moduleResolution: 'bundler',
					allowImportingTsExtensions: true,
					noEmit: true,
				},
			},
		],
		'^.+\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: { ...compilerOptions, module: 'CommonJS' } }],
	},
	setupFilesAfterEnv: [`<rootDir>/test/${name}/setup.mts`],
});

module.exports = { projects: [project('unit'), project('integration'), project('e2e'), project('queue'), project('browser')] };
