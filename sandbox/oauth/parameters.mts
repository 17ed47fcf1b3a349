import busboy from 'busboy';
import { mediaType, type Call } from '../core/call.mts';
import { oauthRefusal } from './refusal.mts';

/** The parameters of a token request, already known not to repeat. */
export type Parameters = Map<string, string>;

/** RFC 6749 section 3.2: parameters must not repeat, and one without a value counts as left out. */
function collect(pairs: Iterable<[string, string]>): Parameters {
	const seen = new Set<string>();
	const parameters: Parameters = new Map();
	for (const [name, value] of pairs) {
		if (seen.has(name)) throw oauthRefusal('invalid_request', `Parameter "${name}" is repeated.`);
		seen.add(name);
		if (value !== '') parameters.set(name, value);
	}
	return parameters;
}

/** The endpoint URI takes no parameters: secrets must not be in a URL (RFC 6749 section 2.3.1). */
export function refuseQuery(call: Call): void {
	if (call.search.length > 1) {
		throw oauthRefusal('invalid_request', 'Parameters go into the request body, not into the query string.');
	}
}

export function formParameters(call: Call): Parameters {
	refuseQuery(call);
	if (mediaType(call.headers) !== 'application/x-www-form-urlencoded') {
		const sent = mediaType(call.headers) || 'none';
		throw oauthRefusal(
			'invalid_request',
			`Content-Type must be application/x-www-form-urlencoded (received: ${sent}).`,
		);
	}
	return collect(new URLSearchParams(call.body.toString('utf8')));
}

export function jsonParameters(call: Call): Parameters {
	refuseQuery(call);
	let parsed: unknown;
	try {
		parsed = JSON.parse(call.body.toString('utf8'));
	} catch {
		throw oauthRefusal('invalid_request', 'The body is not valid JSON.');
	}
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw oauthRefusal('invalid_request', 'The body must be a JSON object.');
	}
	const pairs = Object.entries(parsed).map(([name, value]): [string, string] => {
		if (typeof value !== 'string') throw oauthRefusal('invalid_request', `Parameter "${name}" must be a string.`);
		return [name, value];
	});
	return collect(pairs);
}

/** multipart/form-data, as the `--form` of curl sends it; parts with a file name are no parameters. */
export async function multipartParameters(call: Call): Promise<Parameters> {
	refuseQuery(call);
	if (mediaType(call.headers) !== 'multipart/form-data') {
		const sent = mediaType(call.headers) || 'none';
		throw oauthRefusal('invalid_request', `Content-Type must be multipart/form-data (received: ${sent}).`, 415);
	}
	const pairs = await readParts(call).catch((error: Error) => {
		throw oauthRefusal('invalid_request', `The multipart body cannot be read: ${error.message}`);
	});
	return collect(pairs);
}

async function readParts(call: Call): Promise<Array<[string, string]>> {
	return await new Promise((resolve, reject) => {
		const pairs: Array<[string, string]> = [];
		const parser = busboy({ headers: call.headers });
		parser.on('field', (name, value) => pairs.push([name, value]));
		parser.on('file', (name, stream) => {
			stream.resume();
			reject(new Error(`part "${name}" is a file`));
		});
		parser.on('error', reject);
		parser.on('close', () => resolve(pairs));
		parser.end(call.body);
	});
}

export function required(parameters: Parameters, name: string): string {
	const value = parameters.get(name);
	if (value === undefined) throw oauthRefusal('invalid_request', `Parameter "${name}" is missing.`);
	return value;
}

/** For vendors whose documents list every parameter: anything else is a mistake worth hearing about. */
export function refuseUnknown(parameters: Parameters, known: readonly string[]): void {
	for (const name of parameters.keys()) {
		if (!known.includes(name)) throw oauthRefusal('invalid_request', `Unknown parameter "${name}".`);
	}
}
