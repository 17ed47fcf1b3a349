import type { Locator, Page } from 'playwright-core';

/** The panel of one node: its input, its parameters, its output. */
export class NodePanel {
	readonly #page: Page;

	readonly #panel: Locator;

	readonly #output: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#panel = page.getByTestId('ndv');
		this.#output = this.#panel.getByTestId('output-panel');
	}

	async close(): Promise<void> {
		await this.#panel.getByTestId('ndv-close-button').click();
		await this.#panel.waitFor({ state: 'hidden' });
	}

	/** A parameter that has a fixed set of values, by the name of one. */
	async choose(parameter: string, name: string): Promise<void> {
		await this.#parameter(parameter).getByRole('combobox').click();
		await this.#page.getByRole('option').filter({ visible: true }).getByText(name, { exact: true }).click();
	}

	async type(parameter: string, text: string): Promise<void> {
		const input = this.#parameter(parameter).locator('input, textarea').first();
		await input.clear();
		await input.pressSequentially(text);
		// The form takes what was typed a little later, or when the field is left.
		await input.press('Tab');
	}

	async chooseCredential(name: string): Promise<void> {
		await this.#panel.getByTestId('node-credentials-select').click();
		await this.#page.getByRole('option').filter({ visible: true }).getByText(name, { exact: true }).click();
	}

	/** Opens a list of the vendor's records: its entries. */
	async openList(parameter: string): Promise<Locator> {
		await this.#parameter(parameter).getByTestId('rlc-input').click();
		const entries = this.#page.getByTestId('rlc-item').filter({ visible: true });
		await entries.first().waitFor();
		return entries;
	}

	/** Searches the list that is open, until it shows one entry and no longer another. */
	async searchList(words: string, wanted: string, unwanted: string): Promise<void> {
		await this.#page.getByTestId('rlc-search').filter({ visible: true }).pressSequentially(words);
		const entries = this.#page.getByTestId('rlc-item').filter({ visible: true });
		await entries.getByText(unwanted, { exact: true }).waitFor({ state: 'detached' });
		await entries.getByText(wanted, { exact: true }).waitFor();
	}

	/** Runs the node, until n8n reports how that went: the output of the run before stands there until then. */
	async execute(): Promise<void> {
		const reports = this.#page.locator('.el-notification');
		await reports.locator('.el-notification__closeBtn').evaluateAll((buttons) => buttons.forEach((button) => button.dispatchEvent(new Event('click'))));
		await this.#page.locator('body:not(:has(.el-notification))').waitFor();
		await this.#panel.getByTestId('node-execute-button').click();
		await reports.first().waitFor();
	}

	/** How many items came out. */
	async count(): Promise<number> {
		const shown = this.#output.getByTestId('ndv-items-count');
		await shown.waitFor();
		return Number(/[\d,]+/.exec(await shown.innerText())?.[0].replaceAll(',', ''));
	}

	/** The output as a table: its column titles. */
	async columns(): Promise<string[]> {
		const titles = this.#output.locator('table th').filter({ hasText: /\S/ });
		await titles.first().waitFor();
		return await titles.allInnerTexts();
	}

	/** Waits until the table has this value in this column: until then it is that of the run before. */
	async shows(column: string, value: string): Promise<void> {
		await this.#output.locator('table', { hasText: column }).getByText(value, { exact: true }).first().waitFor();
	}

	/** What is said of a node that failed. */
	async failure(): Promise<string> {
		const shown = this.#output.getByTestId('node-error-message');
		await shown.waitFor();
		return await shown.innerText();
	}

	/** What becomes of a failure, in the node's settings. */
	async onError(name: string): Promise<void> {
		await this.#panel.getByTestId('tab-settings').click();
		await this.choose('onError', name);
		await this.#panel.getByTestId('tab-params').click();
	}

	/** The output as JSON. */
	async json(): Promise<unknown> {
		await this.#output.getByTestId('ndv-run-data-display-mode').getByText('JSON', { exact: true }).click();
		const shown = this.#output.getByTestId('ndv-data-container');
		await shown.locator('.vjs-tree, [class*="json"]').first().waitFor();
		return JSON.parse((await shown.innerText()).replaceAll('\u00a0', ' '));
	}

	#parameter(name: string): Locator {
		return this.#panel.getByTestId(`parameter-input-${name}`);
	}
}
