import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { openAccess } from '../http/access';
import { readContent } from '../http/answer';
import { DEFAULT_RETRY } from '../http/retry';
import { send } from '../http/send';
import { buildUrl } from '../http/url';
import { entitySetsIn } from '../query/odata';
import type { Vendor } from '../vendor';
import { isRefusal, refusalFailure, refused, toNodeError } from './errors';
import { chosenSignIn } from './signIn';

/** It has to be among them, or the editor marks it as wrong. */
const NONE: INodePropertyOptions = { name: 'None (Use Path)', value: '' };

/** The entity sets of the live `$metadata`, for the list in the editor. */
export async function loadEntitySets(context: ILoadOptionsFunctions, vendor: Vendor): Promise<INodePropertyOptions[]> {
	const { odata } = vendor;
	if (!odata) return [];
	// The editor asks as soon as the node is there, and again when it has its credential.
	if (!hasCredential(context)) return [NONE];
	try {
		const signIn = chosenSignIn(vendor, String(context.getCurrentNodeParameter('authentication') ?? ''));
		const access = await openAccess(context, vendor, signIn);
		const url = buildUrl(access.base, odata.metadataPath);
		const transport = { timeout: 60_000, maxRedirects: 0, proxy: undefined, allowUnauthorizedCerts: false, asStream: false, retry: DEFAULT_RETRY };
		const text = await send(context, access, { method: 'GET', url, headers: { accept: 'application/xml' } }, transport, async (answer) => {
			const content = readContent(answer);
			if (!isRefusal(vendor, answer, content)) return answer.body.toString();
			return await Promise.reject(refused(refusalFailure(vendor, answer, content), access.hide));
		});
		return [NONE, ...entitySetsIn(text).map((name) => ({ name, value: name }))];
	} catch (error) {
		throw toNodeError(context.getNode(), vendor, 0, error);
	}
}

const hasCredential = (context: ILoadOptionsFunctions): boolean => Object.keys(context.getNode().credentials ?? {}).length > 0;
