import type { PickList } from '../../engine/catalogue';
import { reports } from './paths';

/** What IDs of Enboarder can be picked from. Of workflows, the path for Client Credentials follows the rule of the others. */
export const pickLists: Readonly<Record<string, PickList>> = {
	forms: { path: reports('/forms'), value: 'id', label: ['name'], what: 'form' },
	workflows: { path: reports('/workflows'), value: 'id', label: ['name'], what: 'workflow' },
};
