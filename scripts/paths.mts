import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that package.json of this project stands in. */
export const PROJECT_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** package.json and lock file of the n8n that is run, apart from those of the published package. */
export const N8N_MANIFEST_DIR = join(PROJECT_ROOT, 'n8n');

/** The importable workflows. */
export const EXAMPLES_DIR = join(PROJECT_ROOT, 'examples');
