const { rm } = require('node:fs/promises');
const { src, dest } = require('gulp');

/** Puts each node's icons beside its compiled file, where n8n looks for them. `encoding: false` copies bytes as they are. */
function icons() {
	return src('nodes/**/*.svg', { encoding: false }).pipe(dest('dist/nodes'));
}

/** Empties dist, so that nothing stays in it that the sources no longer have. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

exports.clean = clean;
exports.icons = icons;
exports.default = icons;
