import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Signs ID tokens with a key of its own (OpenID Connect Core section 2, ES256 of RFC 7518), made when first needed. */
export class IdTokenKey {
	private pair?: { publicKey: KeyObject; privateKey: KeyObject };

	sign(claims: Record<string, unknown>, now: number): string {
		const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
		const iat = Math.floor(now / 1000);
		const content = `${encode({ alg: 'ES256', typ: 'JWT', kid: this.keyId() })}.${encode({ ...claims, iat, exp: iat + 300 })}`;
		const signature = sign('sha256', Buffer.from(content), { key: this.keys().privateKey, dsaEncoding: 'ieee-p1363' });
		return `${content}.${signature.toString('base64url')}`;
	}

	jwks() {
		return {
			keys: [{ ...this.keys().publicKey.export({ format: 'jwk' }), kid: this.keyId(), use: 'sig', alg: 'ES256' }],
		};
	}

	private keys() {
		this.pair ??= generateKeyPairSync('ec', { namedCurve: 'P-256' });
		return this.pair;
	}

	private keyId(): string {
		const der = this.keys().publicKey.export({ format: 'der', type: 'spki' });
		return createHash('sha256').update(der).digest('base64url').slice(0, 16);
	}
}
