import { jest } from '@jest/globals';
import type { IDataObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { PreAuthentication } from '../../../engine/token/renew';

/** What the fake answers: a body (text or JSON) with a status, or an error that is thrown. */
export type Reply = { status?: number; body?: unknown; contentType?: string; headers?: Record<string, string> } | Error;

/** Stands where n8n's `helpers.httpRequest` stands, and keeps what it was asked. */
export class IdentityServer {
	readonly asked: IHttpRequestOptions[] = [];

	/** @param replies one a request; the last is given for ever */
	constructor(private readonly replies: Reply[]) {}

	readonly helper: IHttpRequestHelper = {
		helpers: { httpRequest: jest.fn(async (options: IHttpRequestOptions) => this.answer(options)) },
	};

	/** Calls `preAuthentication` as n8n does. */
	async renew(preAuthentication: PreAuthentication, credentials: IDataObject): Promise<IDataObject> {
		return await preAuthentication.call(this.helper, credentials);
	}

	private answer(options: IHttpRequestOptions): unknown {
		this.asked.push(options);
		const reply = this.replies[Math.min(this.asked.length, this.replies.length) - 1];
		if (reply === undefined) throw new Error('Nothing was to be asked');
		if (reply instanceof Error) throw reply;
		const { status = 200, body = '', contentType = 'application/json', headers = {} } = reply;
		return {
			statusCode: status,
			headers: { 'content-type': contentType, ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		};
	}
}
