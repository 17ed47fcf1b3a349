import { Collection, type Row } from '../../records/collection.mts';
import { omit } from '../../records/omit.mts';
import { later, moment } from '../../records/dates.mts';
import { person } from '../../records/people.mts';
import { hash, Random } from '../../records/random.mts';
import { PLACES, STREETS } from '../../records/words.mts';
import { COMPANY_ID } from './users.mts';

export type EnvoyCollection =
	| 'locations'
	| 'employees'
	| 'flows'
	| 'invites'
	| 'recurring-invites'
	| 'entries'
	| 'work-schedules'
	| 'reservations'
	| 'spaces';

const LOCATIONS = 8;
const EMPLOYEES = 1_200;
const FLOWS = ['Visitor', 'Employee', 'Contractor'] as const;
const randomFor = (name: string, index: number): Random => new Random(hash(`envoy/${name}/${index}`));

/** IDs are strings in the vendor's answers; each resource counts from its own start. */
const id = (start: number) => (index: number) => String(start + index);
const ids = {
	locations: id(5_001),
	employees: id(200_001),
	flows: id(8_001),
	invites: id(1_000_001),
	'recurring-invites': id(70_001),
	entries: id(3_000_001),
	'work-schedules': id(500_001),
	reservations: id(600_001),
	spaces: id(9_001),
} as const;

const flowOf = (location: number, kind: number): string => ids.flows(location * FLOWS.length + kind);

function location(index: number): Row {
	const random = randomFor('locations', index);
	const place = PLACES[index]!;
	return {
		id: ids.locations(index),
		name: `${place.city} Office`,
		companyId: COMPANY_ID,
		address: `${random.integer(1, 999)} ${random.pick(STREETS)}, ${place.city}, ${place.state} ${place.zip}`,
		enabled: true,
		locale: 'en',
		timezone: 'America/Chicago',
		capacityLimit: random.integer(50, 400),
		scheduleAheadLimit: 30,
		logoUrl: 'https://www.example.com/logo.png',
		...times(random),
	};
}

function times(random: Random): Row {
	const createdAt = moment(random);
	return { createdAt, updatedAt: later(createdAt, random.integer(1, 500)) };
}

export function employee(index: number): Row {
	const random = randomFor('employees', index);
	const { name, email } = person(random, index);
	return { id: ids.employees(index), name, email, locationIds: [ids.locations(index % LOCATIONS)], ...times(random) };
}

function flow(index: number): Row {
	const random = randomFor('flows', index);
	const kind = FLOWS[index % FLOWS.length]!;
	const locationId = ids.locations(Math.floor(index / FLOWS.length));
	return { id: ids.flows(index), name: kind, type: kind.toUpperCase(), enabled: true, locationId, ...times(random) };
}

function invite(index: number): Row {
	const random = randomFor('invites', index);
	const guest = person(random, index + 50_000);
	const at = index % LOCATIONS;
	const host = employee(at + LOCATIONS * random.integer(0, EMPLOYEES / LOCATIONS - 1));
	const expectedArrivalAt = moment(random, 120);
	return {
		id: ids.invites(index),
		type: random.chance(0.85) ? 'VISITOR' : 'EMPLOYEE',
		approvalStatus: random.pick(['APPROVED', 'APPROVED', 'PENDING', 'AWAITING_REVIEW', 'DENIED']),
		createdAt: later(expectedArrivalAt, -random.integer(24, 480)),
		updatedAt: later(expectedArrivalAt, -random.integer(1, 23)),
		expectedArrivalAt,
		expectedDepartureAt: later(expectedArrivalAt, 2),
		flowId: flowOf(at, 0),
		locationId: ids.locations(at),
		host: { id: host.id, name: host.name, email: host.email },
		invitee: { name: guest.name, email: guest.email },
		customFields: [{ field: 'Purpose of visit', value: random.pick(['Interview', 'Meeting', 'Delivery', 'Tour']) }],
		notes: null,
		photoUrl: null,
		recurringInviteId: null,
		secretToken: null,
		sendEmailToInvitee: random.chance(0.5),
	};
}

function recurringInvite(index: number): Row {
	const single = invite(index);
	const inviteIds = [ids.invites(index)];
	return {
		...omit(single, 'expectedArrivalAt', 'expectedDepartureAt', 'approvalStatus', 'photoUrl', 'recurringInviteId'),
		id: ids['recurring-invites'](index),
		startTime: single.expectedArrivalAt,
		recurrenceRule: 'FREQ=WEEKLY;COUNT=4',
		inviteIds,
	};
}

function entry(index: number): Row {
	const random = randomFor('entries', index);
	const guest = person(random, index + 80_000);
	const at = index % LOCATIONS;
	const signedInAt = moment(random, 365);
	const left = random.chance(0.9);
	return {
		id: ids.entries(index),
		fullName: guest.name,
		email: guest.email,
		flowId: flowOf(at, 0),
		locationId: ids.locations(at),
		isDelivery: random.chance(0.05),
		agreementsStatus: random.pick(['signed', 'not_applicable', 'refused']),
		customFields: [{ field: 'Host', value: String(employee(random.integer(0, EMPLOYEES - 1)).name) }],
		signedInAt,
		signedInVia: 'IPAD',
		signedOutAt: left ? later(signedInAt, random.integer(1, 8)) : null,
		signedOutVia: left ? 'IPAD' : null,
	};
}

function workSchedule(index: number): Row {
	const random = randomFor('work-schedules', index);
	const expectedArrivalAt = moment(random, 60);
	const at = index % LOCATIONS;
	return {
		id: ids['work-schedules'](index),
		status: random.pick(['SCHEDULED', 'CHECKED_IN', 'CHECKED_OUT']),
		expectedArrivalAt,
		expectedDepartureAt: later(expectedArrivalAt, 8),
		arrivedAt: null,
		departedAt: null,
		flowId: flowOf(at, 1),
		locationId: ids.locations(at),
		registrationURL: 'https://www.example.com/registration',
		reservations: [],
		scheduledFor: employee(at + LOCATIONS * (index % 100)),
		...times(random),
	};
}

function reservation(index: number): Row {
	const random = randomFor('reservations', index);
	const startTime = moment(random, 28);
	const { id: userId, name, email } = employee(random.integer(0, EMPLOYEES - 1));
	const { id: spaceId, name: spaceName } = space(random.integer(0, 149));
	const status = random.pick(['PENDING', 'ACTIVE', 'COMPLETED']);
	return {
		id: ids.reservations(index),
		space: { id: spaceId, name: spaceName },
		reservedBy: { id: userId, name, email },
		startTime,
		endTime: later(startTime, 4),
		status,
	};
}

function space(index: number): Row {
	const random = randomFor('spaces', index);
	return { id: ids.spaces(index), name: `Desk ${index + 1}`, isAvailable: random.chance(0.6), assignedTo: null };
}

export function envoyRecords(): Record<EnvoyCollection, Collection> {
	const collection = (name: EnvoyCollection, count: number, make: (index: number) => Row): Collection => {
		const first = Number(ids[name](0));
		return new Collection({
			count,
			make,
			key: 'id',
			indexOf: (key) => (/^\d+$/.test(key) ? Number(key) - first : undefined),
		});
	};
	return {
		locations: collection('locations', LOCATIONS, location),
		employees: collection('employees', EMPLOYEES, employee),
		flows: collection('flows', LOCATIONS * FLOWS.length, flow),
		invites: collection('invites', 2_500, invite),
		'recurring-invites': collection('recurring-invites', 10, recurringInvite),
		entries: collection('entries', 3_000, entry),
		'work-schedules': collection('work-schedules', 400, workSchedule),
		reservations: collection('reservations', 300, reservation),
		spaces: collection('spaces', 150, space),
	};
}

export function company(): Row {
	const locationIds = Array.from({ length: LOCATIONS }, (_, index) => ids.locations(index));
	const made = '2023-01-09T09:00:00Z';
	return {
		id: COMPANY_ID,
		name: 'Sandbox Holdings',
		locationIds,
		subscriptions: ['VISITORS'],
		createdAt: made,
		updatedAt: made,
	};
}
