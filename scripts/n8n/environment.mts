import { delimiter, dirname } from 'node:path';
import { cleanNpmEnvironment } from './npm.mts';

export interface EnvironmentOptions {
	userFolder: string;
	port: number;
	brokerPort: number;
	encryptionKey: string;
	/** The Node.js executable that n8n runs under. */
	node: string;
	/** What the caller wants set, over everything else. */
	extra?: Record<string, string>;
}

/** What would make this n8n another one than the one that the next machine runs: a developer's own n8n settings, jest's. */
const NOT_INHERITED =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|EXTERNAL_|WEBHOOK_|NODES_|CODE_|TASK_BROKER_|E2E_TESTS$|NODE_OPTIONS$|NODE_ENV$|NODE_PATH$|NODE_FUNCTION_|JEST_|GENERIC_TIMEZONE$|PORT$|HOST$)/;

/**
 * n8n's whole environment: a server on the loopback interface alone, with a database of its own, that sends nothing to
 * anybody and asks nothing at first start.
 */
export function n8nEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
	const inherited = Object.entries(cleanNpmEnvironment()).filter(([name]) => !NOT_INHERITED.test(name));
	return {
		...Object.fromEntries(inherited),
		// The task runner is started as plain `node`: it has to be the same one.
		PATH: [dirname(options.node), process.env.PATH ?? ''].join(delimiter),
		// A proxy for the outside world is no way to a vendor on this machine.
		NO_PROXY: '127.0.0.1,localhost',
		no_proxy: '127.0.0.1,localhost',
		N8N_USER_FOLDER: options.userFolder,
		N8N_PORT: String(options.port),
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PROTOCOL: 'http',
		N8N_SECURE_COOKIE: 'false',
		N8N_ENCRYPTION_KEY: options.encryptionKey,
		DB_TYPE: 'sqlite',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
		N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		...options.extra,
	};
}
