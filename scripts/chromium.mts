import { findOrInstall, isExecutable, type Found } from './debian.mts';

/**
 * A Chromium to look at the editor with: the one that CHROMIUM names, one that is installed, or Debian's, installed now
 * where this process may do that (a CI container). Otherwise a sentence that says what to install.
 */
export async function findChromium(): Promise<Found> {
	const named = process.env.CHROMIUM;
	if (named) return (await isExecutable(named)) ? { path: named } : { missing: `CHROMIUM names ${named}, which cannot be run.` };
	return await findOrInstall({
		// As Debian, Ubuntu, Fedora and Google call it.
		names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
		purpose: 'the browser tests',
		debian: 'chromium',
		brew: '--cask chromium',
	});
}
