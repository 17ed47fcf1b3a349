import { Refusal } from '../../core/call.mts';

/** The OData API's error body, as the vendor's API_Versioning page prints it for an unsupported version. */
export function enviRefusal(
	status: number,
	code: string,
	message: string,
	detail = message,
	headers: Record<string, string> = {},
): Refusal {
	const body = { error: { code, message, innerError: { message: detail } } };
	return new Refusal({ status, headers, body }, `${code}: ${detail}`);
}

export const badRequest = (detail: string): Refusal =>
	enviRefusal(400, 'BadRequest', 'The request is invalid.', detail);

export const notFound = (what: string): Refusal => enviRefusal(404, 'NotFound', 'The resource was not found.', what);
