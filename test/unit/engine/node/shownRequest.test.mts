import { jest } from '@jest/globals';
import { itemRun, json } from '../../support/itemRun.mts';

const shown = async (mode: string): Promise<unknown[]> => {
	const sendMessageToUI = jest.fn();
	const parameters = { sendHeaders: true, headerParameters: { parameters: [{ name: 'X-Note', value: 'n' }] } };
	const { run } = itemRun([json([])], { parameters, context: { getMode: () => mode, sendMessageToUI } });
	await run();
	return sendMessageToUI.mock.calls.flat();
};

test('the editor is shown the request, before the credential is on it', async () => {
	const [request] = await shown('manual');
	expect(request).toMatchObject({ method: 'GET', url: expect.stringContaining('/v1/list'), headers: { 'x-note': 'n' } });
	expect(Object.keys((request as { headers: object }).headers)).toEqual(['accept', 'x-note']);
});

test('nothing is shown where nobody looks', async () => {
	expect(await shown('trigger')).toEqual([]);
});
