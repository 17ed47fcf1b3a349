import { createServer, type AddressInfo } from 'node:net';
import { Problem } from '../problem.mts';

const LOOPBACK = '127.0.0.1';

/** Binds a port for an instant; 0 lets the system choose one. Answers the port that was bound. */
async function bindBriefly(port: number): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
			const bound = (server.address() as AddressInfo).port;
			server.close(() => resolve(bound));
		});
	});
}

/** A port on which nothing listens now. */
export const freePort = async (): Promise<number> => await bindBriefly(0);

/**
 * Fails with a sentence when somebody listens there already: n8n's own message for it drowns in its log.
 * `otherwise` says how to choose another.
 */
export async function requireFreePort(port: number, otherwise = 'choose another port'): Promise<void> {
	try {
		await bindBriefly(port);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EADDRINUSE') {
			throw new Problem(
				`Port ${port} on ${LOOPBACK} is taken by another program (another n8n?). Stop it, or ${otherwise}.`,
			);
		}
		if (code === 'EACCES') throw new Problem(`Port ${port} needs rights that this user lacks. Choose one above 1024.`);
		throw error;
	}
}
