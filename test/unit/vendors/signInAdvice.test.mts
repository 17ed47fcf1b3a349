import type { Vendor } from '../../../engine/vendor';
import { enboarder } from '../../../vendors/enboarder';
import { envizage } from '../../../vendors/envizage';
import { envoy } from '../../../vendors/envoy';
import { refusedSignIn } from '../support/signIn.mts';

/** Errors of RFC 6749 §5.2, which is all that is known of these vendors' token endpoints, and what to do about each. */
test.each<[string, Vendor, number, object, RegExp]>([
	['Envoy: wrong client', envoy, 401, { error: 'invalid_client' }, /client ID or client secret.*Dev Dashboard/],
	['Envoy: wrong password', envoy, 400, { error: 'invalid_grant', error_description: 'x' }, /user name or password.*Global Admin/],
	['Envoy: scope', envoy, 400, { error: 'invalid_scope' }, /Scope/],
	['Envoy: another encoding wanted', envoy, 415, { message: 'Unsupported Media Type' }, /Token Encoding/],
	['Envizage: wrong client', envizage, 401, { error: 'invalid_client' }, /Client Authentication/],
	['Envizage: wrong client, as Keycloak calls it', envizage, 401, { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' }, /client/],
	['Envizage: wrong password', envizage, 401, { error: 'invalid_grant', error_description: 'Invalid user credentials' }, /user name or password.*realm/],
	['Envizage: scope', envizage, 400, { error: 'invalid_scope' }, /Scope.*openid/],
	['Enboarder: wrong client', enboarder, 400, { error: 'invalid_client' }, /client ID or client secret.*Client Authentication/],
	['Enboarder: scope', enboarder, 400, { error: 'invalid_scope' }, /Scope.*default/],
])('%s', (_name, vendor, status, body, todo) => {
	const { message } = refusedSignIn(vendor, status, body);
	expect(message).toMatch(todo);
	expect(message).toMatch(/\.$/);
});
