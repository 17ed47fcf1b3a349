import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { allowedDomainsOf } from '../../../../engine/http/allowedDomains';

test('a list of domains restricts the credential to them', () => {
	expect(allowedDomainsOf({ allowedHttpRequestDomains: 'domains', allowedDomains: ' api.example.com, *.example.org ' })).toBe('api.example.com, *.example.org');
});

test.each(['', '  ', undefined])('specific domains with none named (%p): refused, because nothing is allowed', (allowedDomains) => {
	expect(() => allowedDomainsOf({ allowedHttpRequestDomains: 'domains', ...(allowedDomains === undefined ? {} : { allowedDomains }) })).toThrow(/names none/);
});

test.each<ICredentialDataDecryptedObject>([{}, { allowedHttpRequestDomains: 'all', allowedDomains: 'left.over' }, { allowedHttpRequestDomains: 'none' }])('%j: no restriction on the credential\'s own node', (data) => {
	expect(allowedDomainsOf(data)).toBeUndefined();
});
