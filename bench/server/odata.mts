const RECORDS = 12_345;
const DEFAULT_TOP = 20;
const LARGEST_TOP = 5_000;

const facility = (number: number): Record<string, unknown> => ({
	facilityId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
	facilityNo: String(number),
	facilityName: `Facility ${number}`,
	activeStatus: true,
});

const FACILITIES = JSON.stringify({ '@odata.context': '$metadata#Facilities', '@odata.count': 1, value: [facility(1)] });

/** One small list, the same for everybody. */
export const facilities = (): string => FACILITIES;

const item = (number: number): Record<string, unknown> => ({
	inventoryId: `00000000-0000-4000-8001-${String(number).padStart(12, '0')}`,
	inventoryNo: String(100_000 + number),
	inventoryDescription: `Item number ${number}, in a box`,
	baseUOM: 'EA',
	lastCost: number / 100,
	activeStatus: true,
});

/** A page of a long list, with count and next link, or undefined for a page that is too long. */
export function inventory(url: URL): string | undefined {
	const top = Number(url.searchParams.get('$top') ?? DEFAULT_TOP);
	const skip = Number(url.searchParams.get('$skip') ?? 0);
	if (top > LARGEST_TOP) return undefined;
	const end = Math.min(skip + top, RECORDS);
	const next = new URL(url);
	next.searchParams.set('$skip', String(end));
	return JSON.stringify({
		'@odata.context': `${url.origin}/odata/$metadata#Inventory`,
		'@odata.count': RECORDS,
		value: Array.from({ length: Math.max(0, end - skip) }, (_, index) => item(skip + index)),
		...(end < RECORDS ? { '@odata.nextLink': next.href } : {}),
	});
}

/** What a created manufacturer is answered with. */
export const created = (number: number): string => JSON.stringify({ manufacturerId: `00000000-0000-4000-8002-${String(number).padStart(12, '0')}` });

/** Answers each part of a batch; how many there were, and the body. */
export function batch(contentType: string, body: string): { parts: number; boundary: string; text: string } {
	const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1] ?? '';
	const parts = body.split(`--${boundary}`).slice(1, -1);
	const answer = `batchresponse_${Date.now()}`;
	const answers = parts.map((part, index) => {
		const id = /^Content-ID: (\S+)/im.exec(part)?.[1] ?? String(index + 1);
		const isDelete = /^DELETE /m.test(part);
		const json = created(index);
		const http = isDelete ? 'HTTP/1.1 204 No Content\r\n\r\n' : `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
		return `--${answer}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${id}\r\n\r\n${http}\r\n`;
	});
	return { parts: parts.length, boundary: answer, text: `${answers.join('')}--${answer}--\r\n` };
}
