import { Refusal, type Call } from '../../core/call.mts';

const TITLES: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	415: 'Unsupported Media Type',
	429: 'Too Many Requests',
};

/** The API's error body is not published; this one is the usual one of the framework its page envelope comes from. */
export function envizageRefusal(
	call: Call,
	status: number,
	message: string,
	headers: Record<string, string> = {},
): Refusal {
	return new Refusal({ status, headers, body: { status, error: TITLES[status], message, path: call.path } }, message);
}
