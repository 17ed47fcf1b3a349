import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Access } from '../../../engine/http/credential';
import type { Transport } from '../../../engine/http/send';
import { node } from './fakes.mts';

export const BASE = 'https://api.example.com';

/** What the vendor answers, or the error in place of an answer. A body that is neither text nor bytes is sent as JSON. */
export type WireReply = { status: number; statusMessage?: string; headers?: IDataObject; location?: string; body?: unknown } | Error;

/** Every request that reaches the vendor, and the answer to it; one a request, the last for ever, or made from the request. */
export class Wire {
	readonly sent: IHttpRequestOptions[] = [];
	/** When each request was sent. */
	readonly times: number[] = [];
	readonly order: string[] = [];
	/** A test that would go on for ever fails here. */
	readonly most: number = 60;

	constructor(private readonly replies: readonly WireReply[] | ((options: IHttpRequestOptions, count: number) => WireReply)) {}

	readonly httpRequestWithAuthentication = jest.fn(async (_type: string, options: IHttpRequestOptions): Promise<unknown> => {
		this.sent.push(options);
		this.times.push(Date.now());
		this.order.push('request');
		if (this.sent.length > this.most) throw new Error('There is no end to the requests');
		const { replies } = this;
		const reply = typeof replies === 'function' ? replies(options, this.sent.length) : (replies[Math.min(this.sent.length, replies.length) - 1] as WireReply);
		if (reply instanceof Error) throw reply;
		const headers = { ...reply.headers, ...(reply.location === undefined ? {} : { location: reply.location }) };
		const body = reply.body === undefined ? Buffer.from('') : reply.body;
		return { statusCode: reply.status, statusMessage: reply.statusMessage, headers, body: options.encoding === 'stream' ? Readable.from([body as Buffer]) : body };
	});

	/** n8n's context as far as sending needs it. */
	context(more: object = {}, helpers: object = {}): IExecuteFunctions {
		const { httpRequestWithAuthentication } = this;
		return {
			getNode: () => node,
			getExecutionCancelSignal: () => undefined,
			helpers: { httpRequestWithAuthentication, binaryToBuffer, ...helpers },
			...more,
		} as unknown as IExecuteFunctions;
	}

	get urls(): string[] {
		return this.sent.map(({ url }) => url);
	}
}

export async function binaryToBuffer(body: Buffer | Readable): Promise<Buffer> {
	if (Buffer.isBuffer(body)) return body;
	const chunks: Buffer[] = [];
	for await (const chunk of body) chunks.push(Buffer.from(chunk as Uint8Array));
	return Buffer.concat(chunks);
}

let credentials = 0;

/** A credential of its own: pauses are kept by credential, beyond the end of a test. */
export function accessOf(more: Partial<Access> = {}): Access {
	return {
		credentialType: 'acmeApi',
		paceKey: `acmeApi ${++credentials}`,
		base: BASE,
		plainHeaders: {},
		allowedDomains: undefined,
		hide: (text) => text,
		saysTokenDead: (status) => status === 401,
		prepare: async () => ({ extra: undefined }),
		renew: jest.fn(async () => true),
		refusedAgain: jest.fn(() => undefined),
		accepted: jest.fn(() => undefined),
		...more,
	};
}

/** One try, unless a test is about more. */
export const transport = (more: Partial<Transport> = {}): Transport => ({
	timeout: undefined,
	maxRedirects: 21,
	proxy: undefined,
	allowUnauthorizedCerts: false,
	asStream: false,
	retry: { maxTries: 1, maxWait: 60_000, retryUnsafe: false },
	...more,
});

/** A network error as Node and n8n's HTTP layer throw it: the code at the end of a chain of causes, or at its head. */
export function networkError(code: string, depth = 0): Error {
	let error: Error = Object.assign(new Error(`It broke: ${code}`), { code });
	for (let level = 0; level < depth; level++) error = new Error('The request failed', { cause: error });
	return error;
}
