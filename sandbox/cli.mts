import { Command, InvalidArgumentError } from 'commander';
import { startSandbox } from './index.mts';

/** `npm run sandbox`: the five vendors alone, until stopped. Prints where they are and what accounts exist, as JSON. */
function readPort(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_000)
		throw new InvalidArgumentError('A port is a number from 0 to 65000.');
	return port;
}

const { port } = new Command('npm run sandbox --')
	.description('Starts stand-ins for the five vendors on 127.0.0.1 and prints their URLs and accounts.')
	.option('--port <number>', 'port of the admin surface; the vendors follow (0 = free ports)', readPort, 4600)
	.parse()
	.opts<{ port: number }>();

const { admin, vendors, accounts, refusals, close } = await startSandbox({ basePort: port });
console.log(JSON.stringify({ admin, vendors, accounts, refusals }, null, 2));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void close().then(() => process.exit(0)));
}
