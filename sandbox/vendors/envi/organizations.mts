import { GuidSeries } from '../../records/ids.mts';

/** An organisation a user can sign in to; each has records of its own. */
export interface Organization {
	/** `organizationNo` of the token request, "Organization ID" in the application. */
	no: string;
	name: string;
	id: string;
	/** Start of the names of its facilities. */
	house: string;
	/** Share of the record counts of the default organisation. */
	scale: number;
	inventory: number;
}

const ids = new GuidSeries('organizations');

export const ORGANIZATIONS: readonly Organization[] = [
	{ no: 'MERCY', name: 'Mercy Health Network', id: ids.at(0), house: 'Mercy', scale: 1, inventory: 12_345 },
	{
		no: 'LAKESIDE',
		name: 'Lakeside Surgical Partners',
		id: ids.at(1),
		house: 'Lakeside',
		scale: 0.1,
		inventory: 1_234,
	},
];

/** Where a user lands without `organizationNo`. */
export const DEFAULT_ORGANIZATION = ORGANIZATIONS[0]!;
