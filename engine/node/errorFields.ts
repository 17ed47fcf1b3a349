import * as n8n from 'n8n-workflow';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Failure } from './errors';

/** Whether n8n sends an item with `details` to the error output. It shows in a function that 2.20 lacks and 2.41 has. */
const KNOWS_DETAILS = 'getCredentialOwnRequestAllowedDomains' in n8n;

/**
 * What a failed item becomes when the builder goes on. n8n knows it by its fields, to send it to the error output: older
 * versions by `error` alone or with `message`, and an item with `details` they let pass as a success.
 */
export function errorFields({ onError }: INode, failure: Failure, knowsDetails = KNOWS_DETAILS): IDataObject {
	const { message: error, description, httpCode, vendorCode } = failure;
	if (knowsDetails || onError !== 'continueErrorOutput') return { error, details: { httpCode, vendorCode, description } };
	return description === '' ? { error } : { error, message: description };
}
