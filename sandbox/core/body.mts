import { mediaType, type Call } from './call.mts';

export type ParsedBody = { value: unknown } | { status: 400 | 415; reason: string };

/** A JSON body (RFC 8259); an empty one counts as undefined. Media types ending in +json pass (RFC 6839). */
export function parseJsonBody(call: Call): ParsedBody {
	if (call.body.length === 0) return { value: undefined };
	const type = mediaType(call.headers);
	if (type !== 'application/json' && !type.endsWith('+json')) {
		return { status: 415, reason: `Content-Type must be application/json (received: ${type || 'none'}).` };
	}
	try {
		return { value: JSON.parse(call.body.toString('utf8')) };
	} catch (error) {
		return { status: 400, reason: `The body is not valid JSON: ${(error as Error).message}` };
	}
}
