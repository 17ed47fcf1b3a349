import { readFile, writeFile } from 'node:fs/promises';
import { PAGES, withOperations } from './operations.mts';

/** Writes the operations of each vendor into its page under docs/, from its catalogue. */
for (const [name, vendor] of Object.entries(PAGES)) {
	const file = new URL(`../docs/${name}.md`, import.meta.url);
	await writeFile(file, withOperations(await readFile(file, 'utf8'), vendor));
}
