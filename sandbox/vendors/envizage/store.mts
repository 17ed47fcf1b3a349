import { Collection, type Row } from '../../records/collection.mts';
import { hash, Random } from '../../records/random.mts';
import { householdMember, KINDS } from './rows.mts';

/** Collections by their path, such as `/scenarios/sc-1a2b/goals/buy-a-house`; made when somebody looks. */
export class EnvizageStore {
	private readonly collections = new Map<string, Collection>();
	private readonly persons = new Map<string, Row | null>();

	collection(path: string): Collection {
		let collection = this.collections.get(path);
		if (!collection) {
			collection = make(path);
			this.collections.set(path, collection);
		}
		return collection;
	}

	/** The primary person is always there; every second scenario of the start has a partner. */
	person(scenario: string, role: 'primary' | 'partner'): Row | undefined {
		const path = `/scenarios/${scenario}/persons/${role}`;
		if (!this.persons.has(path)) {
			const exists = role === 'primary' || (hash(scenario) % 2 === 0 && !scenario.startsWith('sc-new'));
			this.persons.set(path, exists ? householdMember(path) : null);
		}
		return this.persons.get(path) ?? undefined;
	}

	setPartner(scenario: string, row: Row | null): void {
		this.persons.set(`/scenarios/${scenario}/persons/partner`, row);
	}

	reset(): void {
		this.collections.clear();
		this.persons.clear();
	}
}

/** Scenarios made by the user start empty. */
function make(path: string): Collection {
	const kind = KINDS.find(({ pattern }) => pattern.test(path));
	if (!kind) throw new Error(`No kind of record for ${path}.`);
	const count = path.includes('/sc-new') ? 0 : kind.count(new Random(hash(path)));
	const row = (index: number): Row => {
		const id = `${kind.prefix}-${hash(`${path}/${index}`).toString(16)}`;
		return { id, ...kind.make(new Random(hash(`${path}#${index}`)), index) };
	};
	return new Collection({ count, make: row, key: 'id' });
}

/** An ID no record of the collection had before. */
export function newId(path: string, collection: Collection): string {
	const kind = KINDS.find(({ pattern }) => pattern.test(path))!;
	return `${kind.prefix}-new${collection.added + 1}-${hash(path).toString(16)}`;
}
