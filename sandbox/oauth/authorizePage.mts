import { mediaType, Refusal, type Answer, type Call } from '../core/call.mts';
import type { AuthorizationCodes } from './codes.mts';

export interface AuthorizeOptions {
	vendorTitle: string;
	clientIds: readonly string[];
	codes: AuthorizationCodes;
	/** Turns the scope asked for into the scope granted; returns undefined for a scope nobody knows. */
	grantScope: (scope: string) => string | undefined;
}

/**
 * The page on which a person allows an application in (RFC 6749 section 4.1.1): GET shows it, and its form posts the
 * decision back. Mistakes in client or redirect URI are told to the person; others go back to the application.
 */
export function authorize(call: Call, options: AuthorizeOptions): Answer {
	if (call.method === 'GET') {
		checkRequest(call.query, options);
		return page(form(call, options));
	}
	if (call.method !== 'POST' || mediaType(call.headers) !== 'application/x-www-form-urlencoded') {
		throw pageRefusal('This page answers GET, and POST from its own form.');
	}
	const answers = new URLSearchParams(call.body.toString('utf8'));
	const request = new URLSearchParams(answers.get('request') ?? '');
	const target = checkRequest(request, options);
	return decide(answers.get('decision'), request, target, options);
}

function checkRequest(query: URLSearchParams, options: AuthorizeOptions): URL {
	for (const name of new Set(query.keys())) {
		if (query.getAll(name).length > 1) throw pageRefusal(`Parameter "${name}" is repeated.`);
	}
	if (!options.clientIds.includes(query.get('client_id') ?? '')) throw pageRefusal('client_id is unknown.');
	return redirectTarget(query.get('redirect_uri'));
}

/** Registered redirect URIs are those on this machine: the sandbox is for tests and demonstrations. */
function redirectTarget(redirectUri: string | null): URL {
	if (redirectUri === null) throw pageRefusal('redirect_uri is missing.');
	if (!URL.canParse(redirectUri)) throw pageRefusal('redirect_uri is not an absolute URL.');
	const url = new URL(redirectUri);
	if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) || url.hash !== '') {
		throw pageRefusal('redirect_uri is not registered: it must be on this machine and without a fragment.');
	}
	return url;
}

function decide(decision: string | null, request: URLSearchParams, target: URL, options: AuthorizeOptions): Answer {
	const back = (parameters: Record<string, string>): Answer => {
		for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
		const state = request.get('state');
		if (state !== null) target.searchParams.set('state', state);
		return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' } };
	};
	if (request.get('response_type') !== 'code') {
		return back({ error: 'unsupported_response_type', error_description: 'response_type must be "code".' });
	}
	const challenge = request.get('code_challenge') ?? undefined;
	if (challenge !== undefined && request.get('code_challenge_method') !== 'S256') {
		return back({ error: 'invalid_request', error_description: 'code_challenge_method must be S256.' });
	}
	const scope = options.grantScope(request.get('scope') ?? '');
	if (scope === undefined) return back({ error: 'invalid_scope', error_description: 'The scope is unknown.' });
	if (decision !== 'approve') return back({ error: 'access_denied', error_description: 'The user said no.' });
	const nonce = request.get('nonce') ?? undefined;
	const approval = { clientId: request.get('client_id')!, redirectUri: request.get('redirect_uri')!, scope };
	return back({ code: options.codes.create({ ...approval, challenge, nonce }) });
}

function form(call: Call, options: AuthorizeOptions): string {
	return `<h1>${escape(options.vendorTitle)} (sandbox)</h1>
<p>The application <b>${escape(call.query.get('client_id') ?? '')}</b> asks to act for you.</p>
<p>Scope: ${escape(call.query.get('scope') ?? '') || '(none)'}</p>
<form method="post" action="${escape(call.path)}">
<input type="hidden" name="request" value="${escape(call.query.toString())}">
<button type="submit" name="decision" value="approve" id="approve">Approve</button>
<button type="submit" name="decision" value="deny" id="deny">Deny</button>
</form>`;
}

function page(content: string, status = 200): Answer {
	const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sandbox sign-in</title></head><body>
${content}
</body></html>`;
	return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body };
}

function pageRefusal(reason: string): Refusal {
	return new Refusal(page(`<h1>This sign-in request is wrong</h1><p>${escape(reason)}</p>`, 400), reason);
}

function escape(text: string): string {
	const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
	return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
