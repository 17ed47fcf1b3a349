import '../node-version.mts';
import { messageOf } from '../problem.mts';
import { installN8n } from './install.mts';

/** Installs n8n and says where: for CI, which does it as a step of its own and keeps the folder for the next run. */
try {
	const { version, folder, node } = await installN8n();
	console.log(`n8n ${version} is in ${folder} and runs under Node.js ${node.version} (${node.path})`);
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}
