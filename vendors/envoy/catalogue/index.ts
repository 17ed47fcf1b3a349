import type { Resource } from '../../../engine/catalogue';
import { company } from './company';
import { employee } from './employee';
import { entry } from './entry';
import { flow } from './flow';
import { invite } from './invite';
import { legacyEmployee, legacyFlow, legacyLocation, legacyRecord, legacyReservation, legacySignInField, legacyUser } from './legacy';
import { legacyInvite } from './legacyInvite';
import { location } from './location';
import { recurringInvite } from './recurringInvite';
import { reservation } from './reservation';
import { space } from './space';
import { workSchedule } from './workSchedule';

/** Envoy's documented calls, by resource. */
export const catalogue: readonly Resource[] = [
	company,
	employee,
	entry,
	flow,
	invite,
	legacyEmployee,
	legacyFlow,
	legacyInvite,
	legacyLocation,
	legacyRecord,
	legacyReservation,
	legacySignInField,
	legacyUser,
	location,
	recurringInvite,
	reservation,
	space,
	workSchedule,
];

