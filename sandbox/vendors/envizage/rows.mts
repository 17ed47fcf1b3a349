import type { Row } from '../../records/collection.mts';
import { moment } from '../../records/dates.mts';
import { person } from '../../records/people.mts';
import { hash, Random } from '../../records/random.mts';
import { LAST_NAMES, PLACES } from '../../records/words.mts';

const ISO = (text: string): string => text.replace('Z', '.000Z');
const later = (random: Random): string => ISO(moment(random, -7_300));

/** What kind of records a collection path holds, and how many there are at the start. */
export interface Kind {
	pattern: RegExp;
	prefix: string;
	count: (random: Random) => number;
	make: (random: Random, index: number) => Row;
}

const few =
	(from: number, to: number) =>
	(random: Random): number =>
		random.integer(from, to);
const amount = (random: Random, from: number, to: number) => ({ currency: 'GBP', amount: random.money(from, to) });

const income =
	(names: readonly string[]) =>
	(random: Random): Row => ({
		name: random.pick(names),
		description: null,
		...amount(random, 400, 6_500),
		frequency: 'MONTHLY',
		growthRate: random.pick(['CPI', 'MEDIAN_WAGE_GROWTH', 'NONE']),
		endDate: later(random),
		endsOn: random.pick(['ON_RETIREMENT', 'USER_DEFINED', 'ON_DEATH']),
		properties: {},
	});

const goal =
	(name: string) =>
	(random: Random): Row => ({
		name,
		description: `${name} before ${random.integer(2030, 2045)}`,
		currency: 'GBP',
		endDate: later(random),
		endsOn: 'USER_DEFINED',
		frequency: 'ONE_OFF',
		fundingSources: [],
	});

const property = (random: Random): Row => {
	const { city, state } = random.pick(PLACES);
	return {
		name: `House in ${city}`,
		description: null,
		currency: 'GBP',
		value: random.money(120_000, 900_000),
		valuationDate: ISO(moment(random)),
		country: 'GB',
		region: 'West',
		state,
		city,
		source: null,
		properties: {},
	};
};

/** The collections below a scenario, by documented path. */
export const KINDS: readonly Kind[] = [
	{ pattern: /\/incomes\/earned$/, prefix: 'inc', count: few(1, 2), make: income(['Salary', 'Bonus', 'Overtime']) },
	{ pattern: /\/incomes\/unearned$/, prefix: 'unc', count: few(1, 2), make: income(['Rent', 'Dividends', 'Pension']) },
	{ pattern: /\/goals\/buy-a-house$/, prefix: 'gbh', count: few(1, 1), make: goal('Buy a house') },
	{ pattern: /\/goals\/buy-to-let$/, prefix: 'gbl', count: few(1, 1), make: goal('Buy to let') },
	{ pattern: /\/goals\/invest-in-a-business$/, prefix: 'gib', count: few(1, 1), make: goal('Invest in a business') },
	{ pattern: /\/goals\/retirement$/, prefix: 'grt', count: () => 1, make: goal('Retire') },
	{
		pattern: /\/assets\/portfolio$/,
		prefix: 'pf',
		count: few(1, 3),
		make: (random) => ({
			name: random.pick(['ISA', 'SIPP', 'General account']),
			description: null,
			currency: 'GBP',
			value: random.money(1_000, 250_000),
			fees: random.money(0, 2),
			profile: random.pick(['CAUTIOUS', 'BALANCED', 'ADVENTUROUS']),
			wrapper: random.pick(['ISA', 'PENSION', 'NONE']),
			properties: {},
		}),
	},
	{
		pattern: /\/financial$/,
		prefix: 'fa',
		count: few(2, 5),
		make: (random) => ({
			...property(random),
			name: random.pick(['World equity', 'UK gilts', 'Cash']),
			assetClass: random.pick(['EQUITY', 'BOND', 'CASH']),
		}),
	},
	{
		pattern: /\/properties\/residential$/,
		prefix: 'rp',
		count: few(1, 1),
		make: (random) => ({ ...property(random), primary: true }),
	},
	{ pattern: /\/properties\/investment$/, prefix: 'ip', count: few(1, 2), make: property },
	{
		pattern: /\/liabilities\/mortgages$/,
		prefix: 'mo',
		count: few(1, 1),
		make: (random) => ({
			name: 'Mortgage',
			description: null,
			...amount(random, 400, 2_500),
			balanceAmount: random.money(20_000, 400_000),
			balanceDate: ISO(moment(random)),
			annualAverageInterestRate: random.money(1, 6),
			endDate: later(random),
			mortgageType: random.pick(['FIXED_RATE', 'ADJUSTABLE_RATE']),
			repaymentType: 'PRINCIPAL_AMORTIZATION',
			propertyAssetId: null,
			properties: {},
		}),
	},
	{
		pattern: /^\/scenarios$/,
		prefix: 'sc',
		count: () => 240,
		make: (random, index) => ({
			name: `The ${random.pick(LAST_NAMES)} family ${index + 1}`,
			description: 'Household plan',
			properties: {},
		}),
	},
];

/** A person of a scenario. */
export function householdMember(path: string): Row {
	const random = new Random(hash(path));
	return {
		id: `pe-${hash(path).toString(16)}`,
		name: person(random, 0).name,
		description: null,
		gender: random.pick(['FEMALE', 'MALE', 'OTHER']),
		educationLevel: random.pick(['SECONDARY_EDUCATION', 'TERTIARY_1_EDUCATION']),
		healthStatus: random.pick(['GOOD', 'AVERAGE', 'EXCELLENT']),
		jobType: random.pick(['SEDENTARY', 'ACTIVE', 'PHYSICAL']),
		expectedRetirementAge: random.integer(58, 70),
	};
}
