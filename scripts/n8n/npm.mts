import { execa } from 'execa';
import { killGroupAtExit, OWN_GROUP } from './process-group.mts';

/**
 * What `npm start` and `npm test` leave in the environment about the project they run in. An npm that is started from
 * there for another folder must not take it for its own.
 */
const ABOUT_THE_OUTER_NPM =
	/^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|ignore_scripts|global_prefix|prefix|noproxy|node_gyp|npm_version)$|npm_(execpath|node_execpath|command)$|INIT_CWD$)/i;

/** The environment without the traces of an npm that we were started by. */
export function cleanNpmEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !ABOUT_THE_OUTER_NPM.test(name)));
}

export interface NpmResult {
	ok: boolean;
	/** Both streams, in the order in which they came. */
	output: string;
	stdout: string;
}

/** Runs npm in a folder. Never throws for a failing npm: the caller knows what the failure means. */
export async function npm(args: string[], cwd: string, env: NodeJS.ProcessEnv = cleanNpmEnvironment()): Promise<NpmResult> {
	const child = execa('npm', args, {
		...OWN_GROUP,
		cleanup: false,
		cwd,
		env,
		extendEnv: false,
		all: true,
		reject: false,
		stdin: 'ignore',
	});
	const callOff = killGroupAtExit(child.pid);
	const result = await child;
	callOff();
	return { ok: result.exitCode === 0, output: result.all || (result.shortMessage ?? ''), stdout: result.stdout };
}
