import { errorFields } from '../../../../engine/node/errorFields';
import { node } from '../../support/fakes.mts';

const failure = { message: 'Nothing there.', description: 'Acme answered: none', httpCode: '404', vendorCode: 'NotFound' };
const details = { httpCode: '404', vendorCode: 'NotFound', description: 'Acme answered: none' };

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)('%s: error and details', (onError) => {
	expect(errorFields({ ...node, onError }, failure)).toEqual({ error: 'Nothing there.', details });
});

describe('an n8n that takes an item with details for a success', () => {
	test('gets them where there is one output', () => {
		expect(errorFields({ ...node, onError: 'continueRegularOutput' }, failure, false)).toEqual({ error: 'Nothing there.', details });
	});

	test('gets error and message where there is an error output: it knows an error by no other fields', () => {
		expect(errorFields({ ...node, onError: 'continueErrorOutput' }, failure, false)).toEqual({ error: 'Nothing there.', message: 'Acme answered: none' });
		expect(errorFields({ ...node, onError: 'continueErrorOutput' }, { ...failure, description: '' }, false)).toEqual({ error: 'Nothing there.' });
	});
});
