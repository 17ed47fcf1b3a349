import type { Field, Resource } from '../../../engine/catalogue';
import { parAreaItemSimple } from './parAreaItem';

const parAreaId: Field = { name: 'parAreaId', type: 'uuid', required: true };

/** What Simplify keeps of a PAR area. */
const parAreaSimple: readonly string[] = [
	'parAreaId', 'parAreaNo', 'parAreaName', 'facilityNo', 'facilityName', 'departmentNo', 'departmentName', 'reference', 'activeStatus',
	'lastUpdated',
];

export const parArea: Resource = {
	name: 'PAR Area',
	value: 'parArea',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a PAR area',
			method: 'GET',
			path: '/odata/PARAreas({parAreaId})',
			pathFields: [parAreaId],
			result: { kind: 'record', simple: parAreaSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PARAreas',
		},
		{
			name: 'Get Items',
			value: 'getItems',
			action: 'Get items of a PAR area',
			method: 'GET',
			path: '/odata/PARAreas({parAreaId})/parAreaLineItems',
			pathFields: [parAreaId],
			odata: true,
			result: { kind: 'list', simple: parAreaItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PARAreas',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many PAR areas',
			method: 'GET',
			path: '/odata/PARAreas',
			odata: true,
			result: { kind: 'list', simple: parAreaSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PARAreas',
		},
	],
};
