import { createHash } from 'node:crypto';

/** A row of the service's table. */
export interface ServiceRecord {
	id: string;
	no: number;
	name: string;
	price: number;
	changed: string;
	active: boolean;
}

export const RECORDS = 12_345;

/** Parts of the first record. */
export const PARTS = 250;

/** What breaks where something is escaped once too often or not at all. */
const NAMES = [
	"O'Brien & Söhne",
	'50 % + 1',
	'Straße #7?',
	'a=b;c,d',
	'Quote "here"',
	'C:\\temp\\x',
	'%27 or 1 eq 1',
	"'' and ''",
	'Ωmega 日本 🍎',
	'plain',
];

/** The n-th record, counted from 1; its key is scattered, so that the order by key is another than that by number. */
export function record(no: number): ServiceRecord {
	const hash = createHash('sha256').update(`record ${no}`).digest('hex');
	return {
		id: `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
		no,
		name: `${NAMES[no % NAMES.length]} ${no % 97}`,
		price: no / 4,
		changed: new Date(Date.UTC(2026, 0, 1 + (no % 365))).toISOString().slice(0, 10),
		active: no % 3 === 0,
	};
}

export const allRecords = (): ServiceRecord[] => Array.from({ length: RECORDS }, (_, index) => record(index + 1));
