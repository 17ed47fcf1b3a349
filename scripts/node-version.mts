/**
 * Says in a sentence what is wrong when the Node.js that runs the scripts is too old, before anything else is loaded:
 * the libraries that the scripts lean on would fail with a syntax or import error instead.
 * Imported first, for its effect.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
	console.error(
		`Node.js 20.19 or newer is needed, and this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
	);
	process.exit(1);
}

export {};
