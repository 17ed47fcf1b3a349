import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Vendor } from '../vendor';
import { SignInError } from './errors';
import type { TokenAnswer } from './response';

/** n8n's `helpers.httpRequest`, all that a credential gets of n8n. */
export type HttpRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** Milliseconds. A sign-in that takes longer keeps everybody waiting for nothing. */
const TIMEOUT = 60_000;

/**
 * One exchange with the identity server. Redirects are not followed: they would carry the secrets elsewhere.
 * @throws SignInError when there is no answer at all. It is told without the request, whose body holds secrets.
 */
export async function exchange(vendor: Vendor, request: HttpRequest, options: IHttpRequestOptions): Promise<TokenAnswer> {
	try {
		const answer = (await request({
			...options,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT,
		})) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		return {
			status: answer.statusCode,
			contentType: String(answer.headers['content-type'] ?? ''),
			body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? ''),
		};
	} catch (error) {
		throw unreachable(vendor, options.url, error);
	}
}

function unreachable({ displayName }: Vendor, url: string, error: unknown): SignInError {
	const { code, message } = error as { code?: unknown; message?: unknown };
	const reason = typeof code === 'string' ? code : String(message ?? 'no reason given');
	return new SignInError(
		`The sign-in at ${displayName} could not be reached at ${new URL(url).origin} (${reason}). Check the URLs on the credential and the network, then try again.`,
		false,
		'',
		'',
	);
}
