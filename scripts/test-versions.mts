import './node-version.mts';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { execa } from 'execa';
import { installN8n } from './n8n/install.mts';
import { OLDER_VERSIONS, pinnedN8nVersion } from './n8n/versions.mts';
import { PROJECT_ROOT } from './paths.mts';
import { messageOf } from './problem.mts';

/**
 * `npm run test:versions`: the end-to-end tests against each n8n that the package supports, one after the other, and a
 * table. With versions as arguments, against those.
 */

/** As far as it is looked at of what jest reports. */
interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	success: boolean;
	testResults: Array<{ assertionResults: Array<{ status: string; fullName: string }> }>;
}

interface VersionResult {
	version: string;
	node: string;
	minutes: number;
	report: JestReport;
}

async function runAgainst(version: string): Promise<VersionResult> {
	console.log(`\n=== n8n ${version}\n`);
	const { node } = await installN8n({ version });
	const folder = await mkdtemp(join(tmpdir(), 'versions-'));
	try {
		const begun = Date.now();
		const file = join(folder, 'report.json');
		await execa('npm', ['run', '-s', 'jest', '--', '--selectProjects=e2e', '--runInBand', '--json', `--outputFile=${file}`], {
			cwd: PROJECT_ROOT,
			env: { N8N_VERSION: version },
			reject: false,
			// What jest would print as JSON stands in the file; its progress comes on stderr.
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		const report = JSON.parse(await readFile(file, 'utf8')) as JestReport;
		return { version, node: node.version, minutes: (Date.now() - begun) / 60_000, report };
	} finally {
		await rm(folder, { recursive: true });
	}
}

const skippedOf = ({ report }: VersionResult): string[] =>
	report.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName));

function describeResults(results: VersionResult[]): string {
	const table = new Table({ head: ['n8n', 'Node.js', 'passed', 'failed', 'skipped', 'minutes'], style: { head: [], border: [] } });
	for (const { version, node, minutes, report } of results) {
		table.push([version, node, report.numPassedTests, report.numFailedTests, report.numPendingTests, minutes.toFixed(1)]);
	}
	const skipped = results.flatMap((result) => skippedOf(result).map((name) => `${result.version} skipped: ${name}`));
	return [table.toString(), ...skipped].join('\n');
}

try {
	const asked = process.argv.slice(2);
	const results: VersionResult[] = [];
	for (const version of asked.length > 0 ? asked : [...OLDER_VERSIONS, await pinnedN8nVersion()]) results.push(await runAgainst(version));
	console.log(`\n${describeResults(results)}`);
	process.exitCode = results.every(({ report }) => report.success) ? 0 : 1;
} catch (error) {
	console.error(messageOf(error));
	process.exitCode = 1;
}
