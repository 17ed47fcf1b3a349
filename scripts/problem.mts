/**
 * Something that the person at the keyboard can put right: its message is the whole story and needs no stack trace.
 * `npm start` prints the message alone; everything else that is thrown is a fault of ours and shows its stack.
 */
export class Problem extends Error {
	override readonly name = 'Problem';
}

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The last lines of a long text, for the end of an error message. */
export const lastLines = (text: string, count = 20): string => text.trimEnd().split('\n').slice(-count).join('\n');
