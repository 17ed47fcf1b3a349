import { readFile } from 'node:fs/promises';
import { PAGES, withOperations } from '../../../scripts/operations.mts';

test.each(Object.entries(PAGES))('docs/%s.md has the operations of the catalogue; if not, npm run docs:operations', async (name, vendor) => {
	const page = await readFile(new URL(`../../../docs/${name}.md`, import.meta.url), 'utf8');
	expect(page).toBe(withOperations(page, vendor));
});
