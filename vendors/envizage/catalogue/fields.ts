import type { Field } from '../../../engine/catalogue';
import { educationLevels, ends, frequencies, genders, growthRates, healthStatuses, jobTypes } from './choices';

/** Said of calls that follow from the vendor's rule: GET and PUT and DELETE on one record, GET and POST on their list. */
export const derived = "Follows Envizage's rules; its own page was not available to us";

export const scenarioId: Field = { name: 'scenarioId', type: 'string', required: true };
export const personId: Field = { name: 'personId', type: 'string', required: true };
export const goalId: Field = { name: 'goalId', type: 'string', required: true };
export const sort: Field = { name: 'sort', type: 'string', description: 'A property, a comma, and asc or desc', placeholder: 'name,asc' };
export const currency: Field = { name: 'currency', type: 'string', required: true, description: 'Code of three letters (ISO 4217)', placeholder: 'EUR' };
export const properties: Field = { name: 'properties', type: 'object', description: 'Properties of your own' };

/** What is known of a person. */
export const personFields: readonly Field[] = [
	{ name: 'gender', type: 'enum', required: true, choices: genders },
	{ name: 'educationLevel', type: 'enum', required: true, choices: educationLevels },
	{ name: 'healthStatus', type: 'enum', required: true, choices: healthStatuses },
	{ name: 'jobType', type: 'enum', required: true, choices: jobTypes },
	{ name: 'expectedRetirementAge', type: 'integer', required: true },
	{ name: 'name', type: 'string' },
	{ name: 'description', type: 'string' },
	{ name: 'id', type: 'string' },
];

/** What is known of an income. */
export const incomeFields: readonly Field[] = [
	{ name: 'amount', type: 'number', required: true },
	currency,
	{ name: 'endDate', type: 'dateTime', required: true, description: 'Needed also where Ends On makes Envizage ignore it' },
	{ name: 'endsOn', type: 'enum', required: true, choices: ends },
	{ name: 'frequency', type: 'enum', choices: frequencies },
	{ name: 'growthRate', type: 'enum', choices: growthRates },
	{ name: 'maximumAbsoluteSpreadAllowed', type: 'number', description: 'At most 1' },
	{ name: 'name', type: 'string' },
	{ name: 'description', type: 'string' },
	{ name: 'id', type: 'string' },
	properties,
];
