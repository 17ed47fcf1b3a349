import { valueAnswer, type Action } from './request.mts';
import { bodyObjects, create } from './writes.mts';

/** Bulk calls on usages. Success shows in the text only: a problem with one usage still answers HTTP 200. */
export const USAGES: Readonly<Record<string, Action>> = {
	'POST /odata/Usages/BulkAdd': (request) => {
		const ids = bodyObjects(request.call, request.operation).map(() => request.store.openUsage());
		return valueAnswer(request, ids.join(','));
	},
	'POST /odata/Usages/BulkSubmit': (request) => {
		const ids = bodyObjects(request.call, request.operation).map(({ usageId }) => String(usageId));
		const texts = ids.map((id) => [
			id,
			request.store.submitUsage(id) ? 'Successfully submitted.' : 'Usage was not found.',
		]);
		return valueAnswer(request, JSON.stringify(Object.fromEntries(texts)));
	},
	'POST /odata/UsageItems/BulkAdd': (request) => {
		const { store, user, now, fieldsOf } = request;
		const fields = fieldsOf('UsageItems');
		const made = bodyObjects(request.call, request.operation).map((body) =>
			create(store, 'UsageItems', body, user, now, fields),
		);
		return valueAnswer(request, made.map((one) => one.usageItemId).join(','));
	},
	'POST /odata/UsageProcedures/BulkAdd': (request) => {
		const ids = bodyObjects(request.call, request.operation).map(() => request.store.openUsage());
		return valueAnswer(request, ids.join(','));
	},
};
