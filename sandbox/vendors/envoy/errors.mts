import { Refusal } from '../../core/call.mts';

/** The error body of v1 is not published; this one is JSON:API's, which the vendor's v3 uses. */
export function envoyRefusal(
	status: number,
	title: string,
	detail: string,
	headers: Record<string, string> = {},
): Refusal {
	return new Refusal({ status, headers, body: { errors: [{ status: String(status), title, detail }] } }, detail);
}

export const badRequest = (detail: string): Refusal => envoyRefusal(400, 'Bad Request', detail);
export const notFound = (detail: string): Refusal => envoyRefusal(404, 'Not Found', detail);
