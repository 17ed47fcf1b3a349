import formDataToStream from 'axios/unsafe/helpers/formDataToStream.js';
import busboy from 'busboy';

export interface WireBytes {
	headers: Record<string, string>;
	bytes: Buffer;
}

export interface Part {
	name: string;
	/** Of a text. */
	value?: string;
	/** Of a file. */
	fileName?: string;
	mimeType?: string;
	bytes?: Buffer;
}

/** A form as it leaves: written by the HTTP client that n8n uses. */
export async function onTheWire(form: unknown): Promise<WireBytes> {
	const headers: Record<string, string> = {};
	const take = (given: Record<string, string>) => {
		for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = String(value);
	};
	const chunks: Buffer[] = [];
	for await (const chunk of formDataToStream(form as FormData, take)) chunks.push(Buffer.from(chunk));
	return { headers, bytes: Buffer.concat(chunks) };
}

/** Its parts as a server reads them. */
export async function parseMultipart({ headers, bytes }: WireBytes): Promise<{ contentType: string; parts: Part[] }> {
	const contentType = headers['content-type'] ?? '';
	return await new Promise((resolve, reject) => {
		const parts: Part[] = [];
		const parser = busboy({ headers: { 'content-type': contentType }, defParamCharset: 'utf8', preservePath: true });
		parser.on('field', (name, value) => parts.push({ name, value }));
		parser.on('file', (name, stream, { filename, mimeType }) => {
			const part: Part = { name, fileName: filename, mimeType, bytes: Buffer.alloc(0) };
			parts.push(part);
			stream.on('data', (chunk: Buffer) => (part.bytes = Buffer.concat([part.bytes ?? Buffer.alloc(0), chunk])));
		});
		parser.on('close', () => resolve({ contentType, parts }));
		parser.on('error', reject);
		parser.end(bytes);
	});
}
