import type { Locator, Page } from 'playwright-core';
import { NodePanel } from './nodePanel.mts';

/** A workflow on its canvas. */
export class Canvas {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	/** Once it can be worked with. */
	async ready(): Promise<void> {
		await this.#page.getByTestId('node-creator-plus-button').or(this.#page.getByTestId('canvas-add-button')).first().waitFor();
	}

	/** Opens the node creator and types into its search; resolves when it lists all of these. */
	async search(words: string, ...wanted: string[]): Promise<void> {
		const search = this.#page.getByTestId('node-creator-search-bar').filter({ visible: true });
		if (!(await search.isVisible())) await this.#plus().click();
		await search.clear();
		await search.pressSequentially(words);
		for (const name of wanted) await this.#listed(name).waitFor();
	}

	/** Chooses a node, and one of its actions where it has some. */
	async add(node: string, action?: string): Promise<NodePanel> {
		await this.search(node, node);
		await this.#listed(node).click();
		if (action !== undefined) await this.#listed(action).click();
		return new NodePanel(this.#page);
	}

	/** Waits until a node shows this under its name: what was typed into its panel has arrived. */
	async shows(subtitle: string): Promise<void> {
		await this.#page.getByTestId('canvas-node').getByText(subtitle, { exact: true }).waitFor();
	}

	#plus(): Locator {
		return this.#page.getByTestId('canvas-plus-button').or(this.#page.getByTestId('node-creator-plus-button')).first();
	}

	#listed(name: string): Locator {
		return this.#page.getByTestId('node-creator-item-name').filter({ visible: true }).getByText(name, { exact: true }).first();
	}
}
