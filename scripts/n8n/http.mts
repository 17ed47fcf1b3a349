import { Agent } from 'node:http';
import axios from 'axios';

/**
 * Requests to servers on this machine: past any proxy, every status an answer, redirects for the caller to follow.
 * No connection is kept: n8n drops an idle one after 5 s, also while its one thread is busy with an execution, and a
 * request that is sent on it at that moment is lost.
 */
export const localHttp = axios.create({
	proxy: false,
	httpAgent: new Agent({ keepAlive: false }),
	maxRedirects: 0,
	validateStatus: () => true,
	maxContentLength: Infinity,
	maxBodyLength: Infinity,
});
