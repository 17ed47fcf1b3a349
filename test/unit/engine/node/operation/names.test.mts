import { parameterName, titleOf } from '../../../../../engine/node/operation/names';

test.each([
	['vendorItemNo', 'Vendor Item No'],
	['purchaseOrderId', 'Purchase Order ID'],
	['stockUOM', 'Stock UOM'],
	['vendorUomId', 'Vendor UOM ID'],
	['poUdfLabels', 'PO UDF Labels'],
	['shippingAddress2', 'Shipping Address 2'],
	['remote_id', 'Remote ID'],
	['invitee.email', 'Invitee Email'],
	['filter[email]', 'Filter Email'],
	['page[offset]', 'Page Offset'],
	['hcpcsCode', 'HCPCS Code'],
	['html', 'HTML'],
])('%s is titled %s', (name, title) => {
	expect(titleOf({ name })).toBe(title);
});

test.each(['AP', 'AR', 'EDI', 'GL', 'GTIN', 'HCPCS', 'HTML', 'ID', 'IDs', 'JSON', 'NDC', 'PAR', 'PO', 'SCIM', 'UDF', 'UNSPSC', 'UOM', 'UPC', 'URL', 'UTM'])('%s stays in capitals', (word) => {
	expect(titleOf({ name: `my_${word.toLowerCase()}_code` })).toBe(`My ${word} Code`);
});

test.each([
	['vendorGLCode', 'Vendor GL Code'],
	['my__odd--name', 'My Odd Name'],
])('%s is titled %s', (name, title) => {
	expect(titleOf({ name })).toBe(title);
});

test.each([
	[{ name: 'facilityId' }, 'Facility'],
	[{ name: 'id', label: 'Workflow ID' }, 'Workflow'],
	[{ name: 'facilityNo' }, 'Facility No'],
	[{ name: 'locationIds' }, 'Location IDs'],
])('what can be picked from a list is titled by what it is: %p', (field, title) => {
	expect(titleOf({ ...field, pick: 'records' })).toBe(title);
});

test('a label comes first', () => {
	expect(titleOf({ name: 'nhnm', label: 'New Hire Name' })).toBe('New Hire Name');
});

test.each([
	['orderId', 'orderId'],
	['invitee.email', 'invitee_email'],
	['filter[created-at]', 'filter_created_at'],
	['filter[<field>]', 'filter_field'],
	['filter[<field>][]', 'filter_field_list'],
	['message_id[]', 'message_id_list'],
	['$top', 'top'],
	['__odd__', 'odd'],
	['id[]s', 'id_s'],
	// Parameters of the form itself.
	...[
		'additionalFields', 'authentication', 'body', 'contentType', 'entitySet', 'fields', 'filters', 'jsonBody', 'limit', 'maxLength', 'method', 'odata', 'operation',
		'options', 'path', 'resource', 'returnAll', 'simplify', 'specifyBody', 'updateFields',
	].map((name): [string, string] => [name, `${name}Field`]),
])('%s is the parameter %s', (name, parameter) => {
	expect(parameterName({ name })).toBe(parameter);
});
