import { readFile, writeFile } from 'node:fs/promises';
import { withFaultMatrix } from '../test/e2e/faults/document.mts';

/** Writes the fault matrix into docs/reliability.md, from the tables that the tests run on. */
const file = new URL('../docs/reliability.md', import.meta.url);
await writeFile(file, withFaultMatrix(await readFile(file, 'utf8')));
