import { hash } from './random.mts';

/** Odd, hence invertible modulo 2^32. */
const MULTIPLIER = 0x9e3779b1;

function inverse(odd: number): number {
	let result = odd;
	for (let round = 0; round < 5; round += 1) result = Math.imul(result, 2 - Math.imul(odd, result));
	return result;
}

const INVERSE = inverse(MULTIPLIER);
const hex = (value: number, digits: number): string => (value >>> 0).toString(16).padStart(8, '0').slice(-digits);

/** Hands out GUIDs for one set of records. The number of the record hides in the last digits, so nothing needs an index. */
export class GuidSeries {
	private readonly head: string;
	private readonly salt: number;

	constructor(seed: string) {
		const first = hash(seed);
		const second = hash(`${seed}#2`);
		this.salt = hash(`${seed}#3`);
		this.head = `${hex(first, 8)}-${hex(second, 4)}-4${hex(second >>> 16, 3)}-${'89ab'[first % 4]}${hex(this.salt, 3)}-${hex(this.salt >>> 12, 4)}`;
	}

	at(index: number): string {
		return this.head + hex(Math.imul(index ^ this.salt, MULTIPLIER), 8);
	}

	/** The number of the record with this GUID; undefined for a GUID of another series. */
	indexOf(guid: string): number | undefined {
		const lower = guid.toLowerCase();
		if (!lower.startsWith(this.head)) return undefined;
		return (Math.imul(parseInt(lower.slice(-8), 16), INVERSE) ^ this.salt) >>> 0;
	}
}
