import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { allowedDomainsOf, requireAllowedHost } from '../../../../engine/http/allowedDomains';

test('a list of domains restricts the credential to them', () => {
	expect(allowedDomainsOf({ allowedHttpRequestDomains: 'domains', allowedDomains: ' api.example.com, *.example.org ' })).toBe('api.example.com, *.example.org');
});

test.each(['', '  ', undefined])('specific domains with none named (%p): refused, because nothing is allowed', (allowedDomains) => {
	expect(() => allowedDomainsOf({ allowedHttpRequestDomains: 'domains', ...(allowedDomains === undefined ? {} : { allowedDomains }) })).toThrow(/names none/);
});

test.each<ICredentialDataDecryptedObject>([{}, { allowedHttpRequestDomains: 'all', allowedDomains: 'left.over' }, { allowedHttpRequestDomains: 'none' }])('%j: no restriction on the credential\'s own node', (data) => {
	expect(allowedDomainsOf(data)).toBeUndefined();
});

test.each([
	['https://api.example.com/token', 'other.example.com, API.example.com.'],
	['https://api.example.com./token', 'api.example.com'],
	['https://a.b.example.org', '*.example.org'],
	['http://127.0.0.1:8080/token', '127.0.0.1'],
])('%s is within %s', (url, allowed) => {
	expect(() => requireAllowedHost(url, allowed)).not.toThrow();
});

test.each([
	['https://api.example.com', 'example.com'],
	['https://example.org', '*.example.org'],
	['https://evilexample.org', '*.example.org'],
	['https://api.example.com', '*.'],
	['https://api.example.com', ','],
	['https://api.example.com.evil.org', 'api.example.com'],
])('%s is not within %s, and both are named', (url, allowed) => {
	expect(() => requireAllowedHost(url, allowed)).toThrow(new URL(url).hostname);
	expect(() => requireAllowedHost(url, allowed)).toThrow(allowed);
});
