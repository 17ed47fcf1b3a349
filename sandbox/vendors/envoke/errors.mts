import { Refusal, type Answer } from '../../core/call.mts';

/** The write envelope; errors are in `result_data.errors`. */
export const envelope = (success: boolean, text: string, data: unknown): Answer['body'] => ({
	success,
	result_text: text,
	result_data: data,
});

export function envokeRefusal(
	status: number,
	text: string,
	data: object = {},
	headers: Record<string, string> = {},
): Refusal {
	const body = envelope(false, text, { errors: [text], ...data });
	return new Refusal({ status, headers, body }, text);
}
