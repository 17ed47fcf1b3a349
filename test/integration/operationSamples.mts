import type { AxiosInstance } from 'axios';
import type { VendorName } from '../../sandbox/core/state.mts';
import type { Wish } from '../support/formFiller.mts';

let count = 0;

/** Values by parameter, or by what it stands in and parameter, where not any text or number will do. */
export const SAMPLES: Partial<Record<VendorName, Record<string, unknown>>> = {
	envoy: {
		relationships_location: { data: { type: 'locations', id: '5001' } },
		relationships_flow: { data: { type: 'flows', id: '8001' } },
		relationships_employee: { data: { type: 'employees', id: '200001' } },
		relationships_user: { data: { type: 'users', id: '1' } },
		'filters.type': 'DESK',
		// Its choices are not documented; this one is in the page's example.
		'filters.sort': 'NAME',
	},
	envoke: {
		send_time: '2026-12-01 09:00:00',
		consent_status: 'Express',
		EmailDataArray: [{ email: [{ to_email: 'ada@example.com' }] }],
		'sort_field.field': 'name',
		fields: ['id', 'name'],
		language: 'en',
		contact_language: 'en',
		contact_email: 'ada@example.com',
	},
	envizage: { sort: 'name,asc', fundingSources: [{ name: 'Savings' }] },
};

/** Values that must be others each time, by call. */
export const FRESH: Record<string, Record<string, (http: AxiosInstance, path: string) => unknown>> = {
	'envi POST /odata/Usages/BulkSubmit': { usageId: openUsage, jsonBody: async (http) => [{ usageId: await openUsage(http) }] },
	'envoke POST /v1/contacts': { email: freshEmail },
	'envoke PATCH /v1/contacts/{id}': { email: freshEmail, keyfield: () => 'id' },
	'envoke POST /v2/tags': { name: () => `Tag ${(count += 1)}` },
	'envoke PATCH /v2/tags/{id}': { name: () => `Tag ${(count += 1)}` },
	'envoke POST /v1/hooks': { url: () => `https://example.com/hooks/${(count += 1)}` },
	'enboarder POST /restapi/v1/cancelwf': { externalid: launch },
	'enboarder POST /restapi/v2/cancelwf': { externalid: launch },
};

function freshEmail(): string {
	return `operations${(count += 1)}@example.com`;
}

/** Only what has been added can be submitted. */
async function openUsage(http: AxiosInstance): Promise<unknown> {
	const { data } = await http.post<{ value: string }>('/odata/Usages/BulkAdd', { usages: [{ facilityNo: 'F01', departmentNo: 'D001' }] });
	return data.value;
}

/** Only what runs can be cancelled. */
async function launch(http: AxiosInstance, path: string): Promise<string> {
	const externalid = `RUN-${(count += 1)}`;
	await http.post(path.replace('cancelwf', 'startwf/basic'), { nhnm: 'Ada Lovelace', nhstdt: '2026-12-01', mgrnm: 'Grace Hopper', externalid });
	return externalid;
}

/** Calls some of whose fields exclude one another: what is filled in, run by run. */
export const ALTERNATIVES: Record<string, Array<Pick<Wish, 'without' | 'only'>>> = {
	'envoke GET /v1/contacts': [{ without: ['result_type'] }, { only: ['result_type'] }],
	'envoke GET /v2/interests': [{ without: ['result_type'] }, { only: ['result_type'] }],
	'envoke GET /v2/subscriptions': [{ without: ['result_type'] }, { only: ['result_type'] }],
	'envoke GET /v2/tags': [{ without: ['result_type'] }, { only: ['result_type'] }],
	'envoke POST /v2/messages': [{ without: ['html'] }, { without: ['template_id'] }],
	'envoke PATCH /v2/messages/{id}': [{ without: ['html'] }, { without: ['template_id'] }],
	'envoke POST /v1/send': [{ without: ['id', 'html'] }, { without: ['id', 'template_id'] }, { only: ['id'] }],
	'envoke GET /v1/reports/emailActivityMetrics': [{ without: ['message_id'] }, { without: ['message_id_list'] }],
};

/** Lists of which the sandbox has no records. */
export const EMPTY: readonly string[] = ['/api/v3/sign-in-field-pages/{id}/sign-in-fields', '/restapi/v1/profile/{id}/workflows', '/restapi/v2/profile/{id}/workflows'];

/** What the documents list and no operation offers, with the reason. */
export const LEFT_OUT: Record<string, { fields: string[]; why: string }> = {
	'envi GET /odata/AdjustmentItems({adjustmentItemId})': { fields: ['$search', '$filter', '$orderby', '$top', '$skip'], why: 'options of a list on the page of a single record' },
};
