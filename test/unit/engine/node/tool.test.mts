import { isTool } from '../../../../engine/node/tool';
import { node } from '../../support/fakes.mts';

const typed = (type: string) => ({ getNode: () => ({ ...node, type }) });

test.each([true, false])('n8n says so: %p', (said) => {
	expect(isTool({ ...typed('package.envi'), isToolExecution: () => said })).toBe(said);
});

test('an n8n that does not say has a type of its own for the tool', () => {
	expect([isTool(typed('package.enviTool')), isTool(typed('package.envi'))]).toEqual([true, false]);
});
