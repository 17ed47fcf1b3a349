import { readFile } from 'node:fs/promises';
import { withFaultMatrix } from '../e2e/faults/document.mts';

test('docs/reliability.md says what the fault matrix is run on; if not, npm run docs:faults', async () => {
	const document = await readFile(new URL('../../docs/reliability.md', import.meta.url), 'utf8');
	expect(document).toBe(withFaultMatrix(document));
});
