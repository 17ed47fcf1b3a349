import { Agent } from 'node:http';
import axios from 'axios';
import { forgetPeak, memoryOf } from './process.mts';

/**
 * What a script of one's own would do: axios, connections kept open, so many requests at once, one token. Runs in a
 * process of its own; what it is to do stands in its first argument, what it used goes to stdout.
 */

export interface RawTask {
	baseUrl: string;
	path: string;
	count: number;
	width: number;
}

export interface RawResult {
	/** Requests made before the measured ones. */
	warmUp: number;
	wall: number;
	cpu: number;
	idle: number;
	peak: number;
}

const { baseUrl, path, count, width } = JSON.parse(process.argv[2] ?? '{}') as RawTask;
const client = axios.create({ baseURL: baseUrl, httpAgent: new Agent({ keepAlive: true }), proxy: false });
const { data } = await client.post<{ access_token: string }>('/oauth2/token', new URLSearchParams({ grant_type: 'password', username: 'raw', password: 'raw' }));
const headers = { authorization: `Bearer ${data.access_token}` };

async function loop(requests: number): Promise<unknown[]> {
	const results: unknown[] = [];
	let next = 0;
	const worker = async (): Promise<void> => {
		for (let index = next++; index < requests; index = next++) results[index] = (await client.get<unknown>(path, { headers })).data;
	};
	await Promise.all(Array.from({ length: width }, worker));
	return results;
}

const warmUp = Math.min(count, 1_000);
await loop(warmUp);
const { now: idle } = await memoryOf(process.pid);
await forgetPeak(process.pid);
const cpu = process.cpuUsage();
const start = performance.now();
const results = await loop(count);
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
if (results.length !== count) throw new Error('Not all requests were answered.');
const { peak } = await memoryOf(process.pid);
const result: RawResult = { warmUp, wall, cpu: (user + system) / 1000, idle, peak };
process.stdout.write(JSON.stringify(result));
