// What is never published (sandbox, scripts, tests, benchmarks): n8n's rules for shipped code are in eslint.config.mjs,
// which has to stay as n8n wrote it and which does not look at .mts files.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['dist/', 'node_modules/', '.n8n/', 'reports/', '**/*.ts'] },
	{
		files: ['**/*.mts'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
	},
);
