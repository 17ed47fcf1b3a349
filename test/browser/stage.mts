import { findChromium } from '../../scripts/chromium.mts';
import { openWorld, type World } from '../e2e/world.mts';
import { openEditor, type Editor } from './editor.mts';

/** What the tests look at: the real n8n, the sandbox vendors, and a browser in which somebody is signed in. */
export interface Stage {
	world: World;
	editor: Editor;
	close(): Promise<void>;
}

const found = await findChromium();

if ('missing' in found) process.stderr.write(`The browser tests are skipped. ${found.missing}\n`);

/** `describe`, or a skipped one where there is no browser; the reason has been said. */
export const describeInBrowser = 'path' in found ? describe : describe.skip;

export async function openStage(): Promise<Stage> {
	if ('missing' in found) throw new Error(found.missing);
	const world = await openWorld();
	try {
		const editor = await openEditor(world.n8n.url, found.path);
		return {
			world,
			editor,
			close: async () => {
				await editor.close();
				await world.close();
			},
		};
	} catch (error) {
		await world.close();
		throw error;
	}
}
