/** FNV-1a over the text: 32 bits that only depend on it. */
export function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return value >>> 0;
}

/** A small deterministic generator (mulberry32): the same seed always gives the same records. */
export class Random {
	constructor(private seed: number) {}

	/** From 0 up to, not including, 1. */
	next(): number {
		this.seed = (this.seed + 0x6d2b79f5) | 0;
		let value = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number from `from` to `to`, both included. */
	integer(from: number, to: number): number {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	money(from: number, to: number): number {
		return Math.round((from + this.next() * (to - from)) * 100) / 100;
	}

	chance(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(list: readonly T[]): T {
		return list[Math.floor(this.next() * list.length)]!;
	}
}
