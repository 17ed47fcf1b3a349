import { Collection, type Row } from '../../records/collection.mts';
import { day, moment } from '../../records/dates.mts';
import { GuidSeries } from '../../records/ids.mts';
import { person, phone } from '../../records/people.mts';
import { hash, Random } from '../../records/random.mts';
import { COMPANIES, DEPARTMENTS, PLACES } from '../../records/words.mts';

const randomFor = (name: string, index: number): Random => new Random(hash(`enboarder/${name}/${index}`));
const profileIds = new GuidSeries('enboarder/profiles');
const referenceIds = new GuidSeries('enboarder/references');

const WORKFLOWS = [
	'New hire onboarding',
	'Manager onboarding',
	'Preboarding',
	'Offboarding',
	'Parental leave',
	'Internal move',
	'Graduate programme',
	'Contractor start',
	'First 90 days',
	'Return to office',
	'Buddy programme',
	'Exit interview',
];
const FORMS = [
	'Personal details',
	'Bank details',
	'Equipment',
	'Emergency contact',
	'First week survey',
	'Exit survey',
];
const BRANDS = ['Head office', 'Retail', 'Logistics', 'Graduate'];
const ROWS_OF_OTHERS = 25;

function workflowRow(workflow: number, index: number): Row {
	const random = randomFor(`workflow/${workflow}`, index);
	const { first, last, email } = person(random, index);
	const started = moment(random);
	return {
		referenceid: referenceIds.at(workflow * 10_000 + index),
		externalid: `EXT-${workflow + 1}-${String(index + 1).padStart(5, '0')}`,
		firstName: first,
		lastName: last,
		email,
		startDate: day(random),
		status: random.pick(['Active', 'Completed', 'Completed', 'Cancelled']),
		launchedAt: started,
		location: random.pick(PLACES).city,
		department: random.pick(DEPARTMENTS),
		manager: person(random, 9_000 + (index % 80)).name,
	};
}

function formRow(form: number, index: number): Row {
	const random = randomFor(`form/${form}`, index);
	const { name, email } = person(random, index);
	return {
		id: referenceIds.at(1_000_000 + form * 10_000 + index),
		formId: String(301 + form),
		submittedAt: moment(random),
		submittedBy: name,
		email,
		answers: {
			'shirt size': random.pick(['S', 'M', 'L', 'XL']),
			mobile: phone(random),
			city: random.pick(PLACES).city,
		},
	};
}

function profile(index: number): Row {
	const random = randomFor('profiles', index);
	const { first, last, email } = person(random, index);
	return {
		id: profileIds.at(index),
		firstName: first,
		lastName: last,
		externalid: `EMP-${String(index + 1).padStart(5, '0')}`,
		contact: { email, mobile: phone(random), preferred: random.pick(['email', 'mobile']) },
		profilefields: [{ name: 'Department', value: random.pick(DEPARTMENTS) }],
	};
}

function brand(index: number): Row {
	const random = randomFor('brands', index);
	const colour = (): string => `#${random.integer(0x100000, 0xffffff).toString(16)}`;
	return {
		id: 11 + index,
		name: BRANDS[index]!,
		btnbg: colour(),
		btnfg: '#ffffff',
		headerbg: colour(),
		headerfg: '#ffffff',
		logo: 'https://www.example.com/logo.png',
		icon: 'https://www.example.com/icon.png',
		emailfrom: 'people@example.com',
		smsfrom: random.pick(COMPANIES).slice(0, 11),
		shortdomain: 'example.com',
		shortsubdomain: 'join',
		addhttp: true,
	};
}

/** What the account holds. */
export class EnboarderRecords {
	readonly profiles = new Collection({
		count: 600,
		make: profile,
		key: 'id',
		indexOf: (key) => profileIds.indexOf(key),
	});
	readonly brands = new Collection({ count: BRANDS.length, make: brand, key: 'id' });
	readonly workflows: readonly Row[] = WORKFLOWS.map((name, index) => ({
		id: String(101 + index),
		name,
		isActive: index % 5 !== 4,
	}));
	readonly forms: readonly Row[] = FORMS.map((name, index) => ({ id: String(301 + index), name }));
	readonly workflowData = WORKFLOWS.map((_, workflow) =>
		rows(workflow === 0 ? 1_700 : ROWS_OF_OTHERS, (index) => workflowRow(workflow, index), 'externalid'),
	);
	readonly formData = FORMS.map((_, form) =>
		rows(form === 0 ? 1_200 : ROWS_OF_OTHERS, (index) => formRow(form, index), 'id'),
	);
	readonly photos = new Map<string, Row>();

	newProfileId(): string {
		return profileIds.at(1_000_000 + this.profiles.added);
	}

	newReference(): string {
		return referenceIds.at(5_000_000 + this.workflowData[0]!.added);
	}

	/** The launched workflow of an external ID, whichever workflow it is. */
	launched(externalid: string): Row | undefined {
		return this.workflowData.map((data) => data.get(externalid)).find((row) => row !== undefined);
	}

	/** Running workflows of a profile: every third profile has one or two, every fiftieth 25. */
	workflowsOf(profileId: string): Row[] {
		const index = profileIds.indexOf(profileId) ?? 1;
		const count = index >= 600 ? 0 : index % 50 === 0 ? 25 : index % 3 === 0 ? 1 + (index % 2) : 0;
		return Array.from({ length: count }, (_, at) => ({
			...this.workflows[at % this.workflows.length],
			referenceid: referenceIds.at(2_000_000 + index * 30 + at),
		}));
	}

	reset(): void {
		for (const one of [this.profiles, this.brands, ...this.workflowData, ...this.formData]) one.reset();
		this.photos.clear();
	}
}

const rows = (count: number, make: (index: number) => Row, key: string): Collection =>
	new Collection({ count, make, key });
