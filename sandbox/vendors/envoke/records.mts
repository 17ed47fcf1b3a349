import { Collection, type Row } from '../../records/collection.mts';
import { day, later, moment } from '../../records/dates.mts';
import { person, phone } from '../../records/people.mts';
import { hash, Random } from '../../records/random.mts';
import { COMPANIES, PLACES, STREETS } from '../../records/words.mts';

export type EnvokeCollection = 'contacts' | 'leads' | 'tags' | 'subscriptions' | 'messages' | 'hooks';

const randomFor = (name: string, index: number): Random => new Random(hash(`envoke/${name}/${index}`));
const FIRST_IDS: Record<EnvokeCollection, number> = {
	contacts: 100_001,
	leads: 7_001,
	tags: 401,
	subscriptions: 301,
	messages: 2_001,
	hooks: 51,
};
export const CONSENTS = [
	'Express',
	'Implied - Inquiry',
	'Implied - Transaction',
	'Implied - No Expiry',
	'Expired',
	'Not Provided',
	'Revoked',
] as const;
const GROUPS = ['Events', 'Products', 'Regions'] as const;
const TAGS = ['Newsletter reader', 'Trade fair 2025', 'VIP', 'Prospect', 'Partner', 'Press', 'Speaker', 'Alumni'];
const SUBSCRIPTIONS = ['Monthly news', 'Product updates', 'Events', 'Offers', 'Service notices'];
export const AUTORESPONDERS = { '801': 'Welcome series', '802': 'Re-engagement', '803': 'Event reminder' };
export const CUSTOM_FIELDS = [
	{ key: 'birthday', label: 'Birthday' },
	{ key: 'customer_number', label: 'Customer number' },
	{ key: 'region', label: 'Region' },
];

/** Dates of messages are written `Y-m-d H:i:s`. */
export const stamp = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

function contact(index: number): Row {
	const random = randomFor('contacts', index);
	const { first, last, email } = person(random, index);
	const place = random.pick(PLACES);
	const created = moment(random);
	return {
		id: String(FIRST_IDS.contacts + index),
		external_id: hash(`contact/${index}`).toString(16).padStart(32, '0'),
		remote_id: `CRM-${index + 1}`,
		email,
		first_name: first,
		last_name: last,
		title: random.pick(['Manager', 'Director', 'Buyer', 'Analyst', '']),
		company: random.pick(COMPANIES),
		phone: phone(random),
		address_1: `${random.integer(1, 999)} ${random.pick(STREETS)}`,
		address_2: '',
		city: place.city,
		country: 'US',
		province: place.state,
		postal_code: place.zip,
		website: 'https://www.example.com/',
		language: random.pick(['en', 'fr']),
		feedback: '',
		consent_status: random.pick(CONSENTS),
		consent_description: 'Signed up on the web site',
		consent_effective_date: day(random),
		consent_expiry: null,
		custom_fields: { region: random.pick(['North', 'South', 'East', 'West']), customer_number: `C${10_000 + index}` },
		interests: [random.pick(TAGS), random.pick(SUBSCRIPTIONS)],
		autoresponders: [],
		date_created: stamp(created),
	};
}

/** Fields most leads leave empty. */
const LEAD_BLANKS = [
	'marketing_rating_note',
	'sales_rating',
	'sales_rating_time',
	'sales_rating_note',
	'opportunity_time',
	'opportunity_note',
	'sale_time',
	'sale_note',
	'cost_of_goods_sold',
	'lead_region',
	'sales_channel',
	'timing',
	'budget',
	'marketing_medium',
	'marketing_campaign',
	'visitor_id',
	'visit_id',
	'pageview_id',
];

function lead(index: number): Row {
	const random = randomFor('leads', index);
	const { id, remote_id: remoteId, email } = contact(random.integer(0, 2_599));
	const created = moment(random);
	return {
		...Object.fromEntries(LEAD_BLANKS.map((field) => [field, null])),
		id: String(FIRST_IDS.leads + index),
		business_unit: 'Main',
		remote_id: `LEAD-${index + 1}`,
		marketing_user: person(random, 7).email,
		salesperson: person(random, 8).email,
		create_time: stamp(created),
		create_note: 'Asked for a quote.',
		rule_rating: random.pick(['A', 'B', 'C']),
		marketing_rating_status: random.pick(['Open', 'Passed to sales', 'Deferred']),
		marketing_rating: random.pick(['Hot', 'Warm', 'Cold']),
		marketing_rating_time: stamp(later(created, 5)),
		sales_rating_status: random.pick(['Open', 'Rated good', 'Rated bad']),
		opportunity: random.pick(['Yes', 'None']),
		sale: random.pick(['Yes', 'None', 'Cancelled']),
		revenue: random.money(0, 50_000),
		industry: random.pick(['Health', 'Retail', 'Education']),
		marketing_source: random.pick(['web', 'fair', 'referral']),
		contact: { id, remote_id: remoteId, email },
	};
}

const tag = (index: number): Row => ({
	id: String(FIRST_IDS.tags + index),
	external_id: `tag-${index + 1}`,
	name: `${TAGS[index % TAGS.length]!}${index < TAGS.length ? '' : ` ${Math.floor(index / TAGS.length) + 1}`}`,
	group: GROUPS[index % GROUPS.length]!,
	description: '',
	display_names: {},
});

const subscription = (index: number): Row => ({
	id: String(FIRST_IDS.subscriptions + index),
	name: SUBSCRIPTIONS[index]!,
	external_id: `sub-${index + 1}`,
	group: GROUPS[index % GROUPS.length]!,
	prefpage_access: 'public',
});

function message(index: number): Row {
	const random = randomFor('messages', index);
	const created = moment(random);
	const sent = random.chance(0.8);
	return {
		id: String(FIRST_IDS.messages + index),
		external_id: `msg-${index + 1}`,
		preview_url: 'https://www.example.com/preview',
		create_time: stamp(created),
		modified_time: stamp(later(created, 3)),
		name: `Newsletter ${index + 1}`,
		group: random.pick(GROUPS),
		status: sent ? 'sent' : 'draft',
		send_time: sent ? stamp(later(created, 24)) : null,
		sender: 'News <news@example.com>',
		subject: `What is new, part ${index + 1}`,
		language: 'en',
		recipient_subscription: random.pick(SUBSCRIPTIONS),
		recipient_tag: null,
		recipient_segment: null,
		publish_archive: false,
		utm_tag_links: true,
	};
}

const hook = (index: number): Row => ({
	id: String(FIRST_IDS.hooks + index),
	type: 'new_contact',
	url: 'https://hooks.example.com/first',
	filter: {},
});

export function envokeRecords(): Record<EnvokeCollection, Collection> {
	const collection = (name: EnvokeCollection, count: number, make: (index: number) => Row): Collection => {
		const first = FIRST_IDS[name];
		return new Collection({
			count,
			make,
			key: 'id',
			indexOf: (key) => (/^\d+$/.test(key) ? Number(key) - first : undefined),
		});
	};
	return {
		contacts: collection('contacts', 2_600, contact),
		leads: collection('leads', 300, lead),
		tags: collection('tags', 24, tag),
		subscriptions: collection('subscriptions', SUBSCRIPTIONS.length, subscription),
		messages: collection('messages', 140, message),
		hooks: collection('hooks', 1, hook),
	};
}

/** An ID no record had before. */
export const newId = (collection: Collection): string => String(9_000_001 + collection.added);
