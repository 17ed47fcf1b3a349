import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios';

/** An HTTP client that takes every status, follows no redirect and leaves nothing out. */
export const client = (baseURL: string, headers: Record<string, string> = {}): AxiosInstance =>
	axios.create({ baseURL, headers, validateStatus: () => true, maxRedirects: 0, proxy: false });

export const form = (fields: Record<string, string>): URLSearchParams => new URLSearchParams(fields);

export function multipart(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}

/** `Authorization: Basic` as RFC 7617 has it, without further encoding. */
export const basic = (id: string, secret: string): AxiosRequestConfig['headers'] => ({
	authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

/** The same with both parts form-urlencoded first (RFC 6749 section 2.3.1). */
export const encodedBasic = (id: string, secret: string): AxiosRequestConfig['headers'] => {
	const encode = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
	return basic(encode(id), encode(secret));
};

/** Goes through an authorization page as a person would and gives the code, or whatever came back. */
export async function approve(
	authUrl: string,
	query: Record<string, string>,
	decision = 'approve',
): Promise<URLSearchParams> {
	const { origin } = new URL(authUrl);
	const page = await client(origin).get<string>(authUrl, { params: query });
	if (page.status !== 200) throw new Error(page.data);
	const request = /name="request" value="([^"]*)"/.exec(page.data)![1]!.replaceAll('&amp;', '&');
	const answer = await client(origin).post(authUrl, form({ request, decision }));
	return new URL(String(answer.headers.location)).searchParams;
}
