import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PROJECT_ROOT } from '../../scripts/paths.mts';

/** `npm run docs:images`; a run of the tests leaves the pictures alone. */
const isWanted = process.env.SCREENSHOTS === '1';

/** What n8n reports lies over what is to be seen, and goes by itself. */
const NO_NOTICES = '.el-notification { visibility: hidden }';

/** Keeps a picture of the editor for the README, in the light that the reader will see it in. */
export async function picture(page: Page, name: string): Promise<void> {
	if (!isWanted) return;
	const folder = join(PROJECT_ROOT, 'docs', 'images');
	await mkdir(folder, { recursive: true });
	await page.mouse.move(1, 1);
	await page.evaluate(async () => await document.fonts.ready);
	await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide', style: NO_NOTICES });
}
