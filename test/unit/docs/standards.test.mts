import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Vendor } from '../../../engine/vendor';
import { enboarder } from '../../../vendors/enboarder';
import { envi } from '../../../vendors/envi';
import { envizage } from '../../../vendors/envizage';
import { envoke } from '../../../vendors/envoke';
import { envoy } from '../../../vendors/envoy';

const root = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

interface Row {
	rule: string;
	does: string;
	tests: Array<{ file: string; title: string }>;
	result: string;
}

const rows: Row[] = readFileSync(root('docs/standards.md'), 'utf8')
	.split('\n')
	.filter((line) => /^\| (RFC|OData) /.test(line))
	.map((line) => {
		const [, rule = '', does = '', tests = '', result = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
		return { rule, does, tests: [...tests.matchAll(/`([^`]+\.test\.mts)`: "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title })), result };
	});

/** The rules that a token client can be tested on: document and section. A section may take several rows. */
const RULES: Record<string, string[]> = {
	'RFC 6749': ['2.3', '2.3.1', '3.2', '3.3', '4.1.3', '4.3.1', '4.4.3', '5.1', '5.2', '6', '7.1', '10.3', '10.4', '10.12'],
	'RFC 6750': ['2', '2.1', '2.2', '2.3', '3', '3.1', '5.3'],
	'RFC 8414': ['2', '3.1', '3.3'],
	'RFC 9700': ['2.1.1', '2.4', '4.3.2', '4.14.2'],
	'RFC 9110': ['5.6.7', '9.2.2', '10.2.3', '15.4'],
	'RFC 6585': ['4'],
	'RFC 8288': ['3', '3.1', '3.2', '3.3'],
	'OData protocol': ['11.2.6.7', '8.2.8.5'],
};

const read = new Map<string, Set<string>>();

/** Titles of all tests and groups of tests in a file. */
function titlesIn(path: string): Set<string> {
	const known = read.get(path);
	if (known) return known;
	const titles = new Set<string>();
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node)) {
			const called = node.expression.getText();
			const title = node.arguments[called === 'testWhere' ? 1 : 0];
			if (title && ts.isStringLiteralLike(title) && /^(test|describe|it)(Where)?\b/.test(called)) titles.add(title.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
	read.set(path, titles);
	return titles;
}

const pathOf = (file: string): string => root(/^(integration|e2e)\//.test(file) ? `test/${file}` : `test/unit/${file}`);

test.each(Object.entries(RULES).flatMap(([document, sections]) => sections.map((section) => `${document} §${section}`)))('%s has its row', (rule) => {
	expect(rows.filter((row) => row.rule.startsWith(`${rule}:`))).not.toEqual([]);
});

test.each(rows)('$rule', ({ does, tests, result }) => {
	expect(does).not.toBe('');
	expect(result).toMatch(/^(holds|n8n's)(; (Envoy|Enboarder) deviates)?$|^(deviates|does not apply): .{20,}$/);
	if (!result.startsWith('does not apply')) expect(tests).not.toEqual([]);
	for (const { file, title } of tests) {
		expect({ file, exists: existsSync(pathOf(file)) }).toEqual({ file, exists: true });
		expect([...titlesIn(pathOf(file))]).toContain(title);
	}
});

test('every test that a row names is written in the form that is read here', () => {
	const named = readFileSync(root('docs/standards.md'), 'utf8').split('\n').filter((line) => line.startsWith('| ')).join('\n').match(/\.test\.mts`/g) ?? [];
	expect(rows.flatMap(({ tests }) => tests)).toHaveLength(named.length);
});

/** RFC 9700 §2.4 advises against the password grant. */
test('where a vendor has an API key, the password is not the first choice', () => {
	const choices = (vendor: Vendor) => vendor.signIns.map(({ option }) => option.value);
	for (const vendor of [enboarder, envi, envizage, envoke, envoy]) {
		if (choices(vendor).includes('apiKey')) expect(choices(vendor)[0]).toBe('apiKey');
	}
	expect(choices(envoy)).toContain('password');
});
