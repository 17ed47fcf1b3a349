/** A record, as JSON has it. */
export type Row = Record<string, unknown>;

export interface CollectionOptions {
	/** How many records there are at the start. */
	count: number;
	/** Makes the record of a number, always the same one. */
	make: (index: number) => Row;
	/** Name of the field that identifies a record. */
	key: string;
	/** The number of the record with this key, where it can be told from the key. */
	indexOf?: (key: string) => number | undefined;
}

/**
 * Records that come into being when somebody looks: generated ones by number, then those created since. Changes and
 * removals are kept beside the generated ones.
 */
export class Collection {
	private generated: Array<Row | undefined> = [];
	private created: Row[] = [];
	private removed = new Set<string>();
	private keys?: Map<string, number>;
	private all?: readonly Row[];
	/** How many were ever added, removed ones included: a number no key was made of before. */
	added = 0;

	constructor(private readonly options: CollectionOptions) {}

	get count(): number {
		return this.options.count - this.removed.size + this.created.length;
	}

	/** The generated record of a number, as it is now; undefined once removed or beyond the end. */
	at(index: number): Row | undefined {
		if (index < 0 || index >= this.options.count) return undefined;
		const row = (this.generated[index] ??= this.options.make(index));
		return this.removed.has(this.keyOf(row)) ? undefined : row;
	}

	/** `length` records from `start` on, without making the others while nothing was removed. */
	slice(start: number, length: number): Row[] {
		if (this.removed.size > 0) return this.rows().slice(start, start + length);
		const rows: Row[] = [];
		for (let index = start; index < Math.min(start + length, this.count); index += 1) {
			rows.push(this.at(index) ?? this.created[index - this.options.count]!);
		}
		return rows;
	}

	/** Every record. */
	rows(): readonly Row[] {
		if (!this.all) {
			const rows: Row[] = [];
			for (let index = 0; index < this.options.count; index += 1) {
				const row = this.at(index);
				if (row) rows.push(row);
			}
			this.all = [...rows, ...this.created];
		}
		return this.all;
	}

	createdRows(): readonly Row[] {
		return this.created;
	}

	get(key: string): Row | undefined {
		const created = this.created.find((row) => this.keyOf(row) === key.toLowerCase());
		if (created) return created;
		const index = this.indexOf(key.toLowerCase());
		const row = index === undefined ? undefined : this.at(index);
		return row && this.keyOf(row) === key.toLowerCase() ? row : undefined;
	}

	add(row: Row): Row {
		this.created.push(row);
		this.added += 1;
		this.all = undefined;
		return row;
	}

	/** Changes a record in place. */
	change(key: string, changes: Row): Row | undefined {
		const row = this.get(key);
		return row && Object.assign(row, changes);
	}

	remove(key: string): boolean {
		if (!this.get(key)) return false;
		const before = this.created.length;
		this.created = this.created.filter((row) => this.keyOf(row) !== key.toLowerCase());
		if (this.created.length === before) this.removed.add(key.toLowerCase());
		this.all = undefined;
		return true;
	}

	/** Back to the generated records. */
	reset(): void {
		this.generated = [];
		this.created = [];
		this.added = 0;
		this.removed = new Set();
		this.all = undefined;
	}

	private keyOf(row: Row): string {
		return String(row[this.options.key]).toLowerCase();
	}

	private indexOf(key: string): number | undefined {
		if (this.options.indexOf) return this.options.indexOf(key);
		if (!this.keys) {
			this.keys = new Map();
			for (let index = 0; index < this.options.count; index += 1) {
				this.keys.set(this.keyOf((this.generated[index] ??= this.options.make(index))), index);
			}
		}
		return this.keys.get(key);
	}
}
