import type { Resource } from '../../../engine/catalogue';
import { brand } from './brand';
import { formReport } from './formReport';
import { profile } from './profile';
import { scimConfiguration, scimUser } from './scim';
import { workflow } from './workflow';
import { workflowReport } from './workflowReport';

/** Enboarder's documented calls, by resource. */
export const catalogue: readonly Resource[] = [
	brand,
	formReport,
	profile,
	scimConfiguration,
	scimUser,
	workflow,
	workflowReport,
];
