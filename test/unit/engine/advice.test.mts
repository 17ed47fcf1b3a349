import { adviceFor } from '../../../engine/advice';

const refusal = { status: 400, code: 'E1', words: 'The Password is wrong' };

describe('adviceFor', () => {
	test.each([
		['no condition', {}, true],
		['status', { status: 400 }, true],
		['another status', { status: 401 }, false],
		['one of several', { status: [401, 400] }, true],
		['none of several', { status: [401, 403] }, false],
		['code', { code: 'E1' }, true],
		['part of a code', { code: 'E' }, false],
		['code in other case', { code: 'e1' }, false],
		['words, in any case', { says: 'pASSWORD' }, true],
		['words that it does not say', { says: 'locked' }, false],
		['all of them', { status: 400, code: 'E1', says: 'wrong' }, true],
		['all but one', { status: 400, code: 'E1', says: 'right' }, false],
	])('%s', (_name, conditions, fits) => {
		expect(adviceFor([{ ...conditions, advice: 'Do this.' }], refusal)).toBe(fits ? 'Do this.' : undefined);
	});

	test('the first that fits', () => {
		const list = [{ status: 401, advice: 'no' }, { says: 'wrong', advice: 'yes' }, { advice: 'too late' }];
		expect(adviceFor(list, refusal)).toBe('yes');
	});

	test('no list, no advice', () => {
		expect(adviceFor([], refusal)).toBeUndefined();
	});
});
