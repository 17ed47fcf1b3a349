import { header, ok, type Answer, type Call } from '../../core/call.mts';
import type { VendorState } from '../../core/state.mts';
import type { Issued } from '../../core/tokens.mts';
import { sameSecret } from '../../oauth/clientAuth.mts';
import { formParameters, refuseUnknown, type Parameters } from '../../oauth/parameters.mts';
import { oauthRefusal } from '../../oauth/refusal.mts';
import { DEFAULT_ORGANIZATION, ORGANIZATIONS } from './organizations.mts';
import { CLIENT_ID, REFUSED_USERS, SENTENCES, USERNAME } from './users.mts';

const MOST_WRONG_PASSWORDS = 5;

/** POST /oauth2/token, after the vendor's page of that name: a public client, form-urlencoded, two grants. */
export class EnviTokens {
	private wrongPasswords = 0;

	constructor(private readonly state: VendorState) {}

	answer(call: Call): Answer {
		if (call.method !== 'POST')
			throw oauthRefusal('invalid_request', 'The token endpoint answers POST only.', 405, { allow: 'POST' });
		const parameters = formParameters(call);
		if (header(call, 'authorization') !== undefined || parameters.has('client_secret')) {
			throw oauthRefusal(
				'invalid_client',
				'This is a public client: send client_id only, no secret and no Authorization header.',
			);
		}
		const grantType = parameters.get('grant_type');
		if (grantType !== 'password' && grantType !== 'refresh_token')
			throw oauthRefusal('invalid_grant', SENTENCES.grantType);
		if (parameters.get('client_id') !== CLIENT_ID) throw oauthRefusal('invalid_client_ID', SENTENCES.clientId);
		return grantType === 'password' ? this.password(parameters) : this.refresh(parameters);
	}

	reset(): void {
		this.wrongPasswords = 0;
	}

	private password(parameters: Parameters): Answer {
		refuseUnknown(parameters, ['grant_type', 'client_id', 'username', 'password', 'organizationNo']);
		const username = this.checkUser(parameters.get('username') ?? '', parameters.get('password') ?? '');
		const organizationNo = parameters.get('organizationNo') ?? DEFAULT_ORGANIZATION.no;
		if (!ORGANIZATIONS.some((one) => one.no === organizationNo)) {
			throw oauthRefusal(
				'invalid_grant',
				`${SENTENCES.general} Organization No "${organizationNo}" is unknown to this account.`,
			);
		}
		const { issued } = this.state.tokens.open(
			{ flow: 'password', subject: username, clientId: CLIENT_ID, scope: '', details: { organizationNo } },
			true,
		);
		this.state.stats.tokenIssued('password');
		return tokenAnswer(issued);
	}

	private checkUser(username: string, password: string): string {
		const refused = REFUSED_USERS[username];
		const expected = refused ? this.state.password : username === USERNAME ? this.state.password : undefined;
		if (username === USERNAME && (this.state.locked || this.wrongPasswords >= MOST_WRONG_PASSWORDS)) {
			throw oauthRefusal('invalid_grant', SENTENCES.locked);
		}
		if (expected === undefined || !sameSecret(password, expected)) {
			if (username === USERNAME) this.wrongPasswords += 1;
			throw oauthRefusal('invalid_grant', SENTENCES.credentials);
		}
		if (refused) throw oauthRefusal('invalid_grant', refused);
		this.wrongPasswords = 0;
		return username;
	}

	/** Always a new pair; `organizationNo` is not among the parameters of a refresh. */
	private refresh(parameters: Parameters): Answer {
		refuseUnknown(parameters, ['grant_type', 'client_id', 'refresh_token']);
		if (this.state.locked) throw oauthRefusal('invalid_grant', SENTENCES.locked);
		const refreshed = this.state.tokens.refresh(parameters.get('refresh_token') ?? '');
		if ('problem' in refreshed) {
			throw oauthRefusal('invalid_grant', `${SENTENCES.general} The refresh token is ${refreshed.problem}.`);
		}
		this.state.stats.tokenIssued('refresh_token');
		return tokenAnswer(refreshed.issued);
	}
}

function tokenAnswer({ accessToken, expiresIn, refreshToken }: Issued): Answer {
	const body = {
		access_token: accessToken,
		token_type: 'bearer',
		expires_in: expiresIn,
		...(refreshToken && { refresh_token: refreshToken }),
	};
	return ok(body, { 'cache-control': 'no-store', pragma: 'no-cache' });
}
