import { chromium, selectors, type Page } from 'playwright-core';
import { OWNER } from '../../scripts/n8n/rest.mts';

selectors.setTestIdAttribute('data-test-id');

/** What one step in the editor may take on a busy machine. */
const PATIENCE = 90_000;

/**
 * No GPU, no calls home, of the browser's makers or of n8n: it is the same on every machine. A container's root has no
 * sandbox to run in.
 */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** n8n's editor in a browser, with its owner signed in. */
export interface Editor {
	page: Page;
	/** Opens a page of the editor by its path. */
	go(path: string): Promise<void>;
	close(): Promise<void>;
}

export async function openEditor(url: string, executablePath: string): Promise<Editor> {
	const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
	try {
		const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
		context.setDefaultTimeout(PATIENCE);
		const page = await context.newPage();
		await page.goto(`${url}/signin`);
		await page.locator('input[type="email"]').pressSequentially(OWNER.email);
		await page.locator('input[type="password"]').pressSequentially(OWNER.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL((shown) => !shown.pathname.startsWith('/signin'));
		return {
			page,
			go: async (path) => void (await page.goto(`${url}${path}`)),
			close: async () => await browser.close(),
		};
	} catch (error) {
		await browser.close();
		throw error;
	}
}
