import { day, moment } from './dates.mts';
import { GuidSeries } from './ids.mts';
import { person, phone } from './people.mts';
import type { Random } from './random.mts';
import { COMPANIES, ITEMS, NOTES, PLACES, SIZES, STREETS, UNITS } from './words.mts';

/** Gives a believable value for a field, from its name alone. */
export type FieldMaker = (random: Random, index: number) => unknown;

const users = new GuidSeries('users');
const things = new GuidSeries('things');
const decimals =
	(from: number, to: number): FieldMaker =>
	(random) =>
		random.money(from, to);
const integers =
	(from: number, to: number): FieldMaker =>
	(random) =>
		random.integer(from, to);
const oneOf =
	(...values: unknown[]): FieldMaker =>
	(random) =>
		random.pick(values);
const sometimes =
	(share: number, maker: FieldMaker): FieldMaker =>
	(random, index) =>
		random.chance(share) ? maker(random, index) : null;
const code =
	(prefix: string): FieldMaker =>
	(random) =>
		`${prefix}${random.integer(10_000, 99_999)}`;
const flag =
	(share: number): FieldMaker =>
	(random) =>
		random.chance(share);
const user: FieldMaker = (random) => users.at(random.integer(0, 11));

/** First match wins. */
const RULES: ReadonlyArray<[RegExp, FieldMaker]> = [
	[/^activeStatus$/, flag(0.97)],
	[
		/^(is[A-Z]|track[A-Z]|split|use[A-Z]|includ|takeDep|autoAttach|doNot|request|confirmOrders|lockCost|onRequisition)/,
		flag(0.2),
	],
	[
		/(syncFlag|SyncFlag|disablePurchasing|billable|Billable|taxableItemsOnly|allowConsignment|implantRe|implantCom|enabled)/,
		flag(0.5),
	],
	[
		/(StatusLastUpdated|LastUpdated|Date|^date[A-Z]|Created|lastUpdated|costUpdated|submitted|dateAdded|Submitted)$/i,
		(random) => moment(random),
	],
	[/^(date|expDate|contractExp)/, (random) => day(random, -900)],
	[
		/(ByName|ByUserName|userName|doctorName|contactName|ContactName|buyerName|requisitionerName|patient|orderByName)$/,
		(random, index) => person(random, index).name,
	],
	[/(By|addedId|UpdatedId|buyerId|requisitionerId)$/, user],
	[/(TypeId|StatusId|SourceId|OptionId|MethodId|positionId|InfoType)$/i, integers(1, 5)],
	[/Status(Value)?$/, oneOf('Open', 'Submitted', 'Completed', 'Approved')],
	[/Type(Value|Text|Name)?$/, oneOf('Standard', 'Stock', 'Consignment', 'Bill Only')],
	[/Id$/, (random) => things.at(random.integer(0, 9999))],
	[/email/i, (random, index) => person(random, index).email],
	[/(phoneExt|PhoneExt|ContactExt)$/, (random) => String(random.integer(100, 999))],
	[/(phone|fax|csid)/i, (random) => phone(random)],
	[/^(address1|address|.*Address1)$/, (random) => `${random.integer(1, 999)} ${random.pick(STREETS)}`],
	[/Address2$|^address2$/, () => null],
	[/city$/i, (random) => random.pick(PLACES).city],
	[/state$/i, (random) => random.pick(PLACES).state],
	[/zip$/i, (random) => random.pick(PLACES).zip],
	[/country$/i, () => 'USA'],
	[/url$/i, () => 'https://www.example.com/'],
	[/UOM$/i, (random) => random.pick(UNITS)],
	[/(ConversionFactor|TransactionCF)$/i, oneOf(1, 1, 5, 10, 50, 100)],
	[
		/(quantity|minQ|maxQ|stock$|leadTime|count$|priority|tolerance|orders$|sequenceNo|lineNo|lineItemNo|ordinalNo|numberOf)/i,
		integers(1, 250),
	],
	[/(cost|price|amount|total|tax|shipping|discount|offset|markup|value|minimumOrder)/i, decimals(1, 900)],
	[
		/(GLCode|LedgerNo|Glcode|glCode|billingCode)/i,
		(random) => `${random.integer(6000, 6999)}-${random.integer(100, 999)}`,
	],
	[/(lot|serial)(No)?$/i, sometimes(0.6, code('L'))],
	[/(No|Number|Code|Key|Xref|gtin|No2|ID)$/, code('')],
	[/(manufacturer|vendor|company)(Name)?$/i, (random) => random.pick(COMPANIES)],
	[/description2?$/i, (random) => `${random.pick(ITEMS)}, ${random.pick(SIZES)}`],
	[/(notes|comment|body|reference|details)$/i, (random) => random.pick(NOTES)],
	[/binShelf$/, (random) => `${random.pick(['A', 'B', 'C', 'D'])}-${random.integer(1, 40)}`],
	[/^poUdfLabels$/, () => JSON.stringify([{ name: 'Project', value: 'Renovation' }])],
	[/year$/i, integers(2024, 2026)],
	[/monthNumber$/i, integers(1, 12)],
	[/name\d?$/i, (random) => random.pick(COMPANIES)],
];

const fallback: FieldMaker = sometimes(0.5, (random) => random.pick(['A', 'B', 'C', 'Standard']));

export function fieldMaker(name: string): FieldMaker {
	return RULES.find(([pattern]) => pattern.test(name))?.[1] ?? fallback;
}
