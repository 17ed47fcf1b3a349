import type { Locator, Page } from 'playwright-core';

export interface Banner {
	isGood: boolean;
	text: string;
}

/** The window in which a person fills in a credential. */
export class CredentialWindow {
	readonly #page: Page;

	readonly #window: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#window = page.getByTestId('editCredential-modal');
	}

	/** From the list of credentials: finds a type by the vendor's name and opens its window. */
	static async create(page: Page, vendor: string, displayName: string): Promise<CredentialWindow> {
		await page.getByTestId('add-resource-credential').click();
		await page.getByTestId('new-credential-type-select').locator('input').pressSequentially(vendor);
		const options = page.getByTestId('new-credential-type-select-option');
		await options.getByText(displayName, { exact: true }).click();
		await page.getByTestId('new-credential-type-button').click();
		const created = new CredentialWindow(page);
		await created.#window.waitFor();
		return created;
	}

	/** A field: text is typed over what stands there, a choice is made by its name. */
	async fill(field: string, value: string): Promise<void> {
		const input = this.#window.getByTestId(`parameter-input-${field}`).locator('input');
		if ((await input.getAttribute('role')) === 'combobox') {
			await input.click();
			await this.#page.getByRole('option', { name: value, exact: true }).click();
		} else {
			await input.clear();
			await input.pressSequentially(value);
			// The form takes what was typed a little later, or when the field is left.
			await input.press('Tab');
		}
	}

	/** Saves, which tests it: what the banner says, with its details opened. */
	async save(): Promise<Banner> {
		const tested = this.#page.waitForResponse((answer) => answer.url().endsWith('/rest/credentials/test'));
		await this.#window.getByTestId('credential-save-button').getByRole('button').click();
		await tested;
		const good = this.#window.getByTestId('credentials-config-container-test-success');
		const bad = this.#window.locator('.el-tag--danger');
		await good.or(bad).filter({ visible: true }).waitFor();
		if (await good.isVisible()) return { isGood: true, text: await textOf(good) };
		const shown = bad.filter({ visible: true });
		await shown.getByText('More details').click();
		return { isGood: false, text: await textOf(shown) };
	}

	/** Presses Connect, and lets n8n in on the vendor's page, which opens in a window of its own. */
	async connect(approve: string): Promise<string> {
		const opened = this.#page.waitForEvent('popup');
		await this.#window.getByTestId('quick-connect-button').click();
		const vendor = await opened;
		await vendor.getByRole('button', { name: approve }).click();
		const connected = this.#window.getByTestId('oauth-connect-success-banner');
		await connected.waitFor();
		return await textOf(connected);
	}

	/** Closes it. One that did not pass its test counts as not saved, so n8n asks. */
	async close(): Promise<void> {
		await this.#window.getByRole('button', { name: 'Close this dialog' }).click();
		const question = this.#page.getByRole('dialog', { name: 'Close without saving?' });
		const gone = this.#page.locator('body:not(:has([data-test-id="editCredential-modal"]))');
		await question.or(gone).filter({ visible: true }).first().waitFor();
		if (await question.isVisible()) await question.getByRole('button', { name: 'Close', exact: true }).click();
		await gone.waitFor();
	}
}

const textOf = async (shown: Locator): Promise<string> => (await shown.innerText()).replace(/\s+/g, ' ').trim();
