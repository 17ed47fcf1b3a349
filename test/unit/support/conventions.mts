import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** n8n's conventions for what a form shows, as its UX guidelines and its linter have them. */

/** All properties, those inside of collections included. */
export function allProperties(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		if (property.type === 'collection') return [property, ...allProperties((property.options ?? []) as INodeProperties[])];
		if (property.type !== 'fixedCollection') return [property];
		return [property, ...((property.options ?? []) as INodePropertyCollection[]).flatMap((group) => allProperties(group.values))];
	});
}

/** Words that Title Case leaves small, as in n8n's own list of exceptions. */
const SMALL = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'into', 'of', 'on', 'or', 'per', 'the', 'to', 'with']);

const isTitleCase = (text: string) =>
	text.split(/[\s-]+/).every((word, index) => /^[^a-z]/.test(word) || word === 'n8n' || (index > 0 && SMALL.has(word)));

const isSorted = (texts: string[]) => texts.every((text, index) => index === 0 || (texts[index - 1] as string).localeCompare(text) <= 0);

/** What is wrong with a form, one sentence a breach. */
export function breaches(properties: readonly INodeProperties[]): string[] {
	return allProperties(properties).flatMap((property) => breachesOf(property).map((breach) => `${property.name}: ${breach}`));
}

function breachesOf(property: INodeProperties): string[] {
	const { displayName, type, description = '', placeholder = '', name } = property;
	const found: string[] = [];
	if (!isTitleCase(displayName)) found.push(`"${displayName}" is not in Title Case`);
	if (type === 'boolean' && !description.startsWith('Whether ')) found.push('the description of a boolean begins with "Whether"');
	if (property.default === undefined) found.push('has no default');
	if (/^[^.]*\.$/.test(description)) found.push('a single sentence ends without a period');
	if (/\.\s[A-Z]/.test(description) && !description.endsWith('.')) found.push('several sentences end with a period');
	if (/\s$|^\s|\s{2}/.test(description)) found.push('odd white space in the description');
	if (type === 'string' && placeholder !== '' && !/^(e\.g\. |Add )/.test(placeholder)) found.push('a placeholder begins with "e.g."');
	if (['resource', 'operation', 'authentication'].includes(name) && property.noDataExpression !== true && type === 'options') {
		found.push('noDataExpression is missing');
	}
	if (name === 'limit') {
		if (property.default !== 50 || property.typeOptions?.minValue !== 1) found.push('Limit is 50, at least 1');
		if (description !== 'Max number of results to return') found.push('Limit is described as everywhere');
	}
	if (type === 'options' || type === 'multiOptions') {
		const options = (property.options ?? []) as INodePropertyOptions[];
		if (!isSorted(options.map((option) => option.name))) found.push('options are not in alphabetical order');
		const isLoaded = property.typeOptions?.loadOptionsMethod !== undefined;
		if (!isLoaded && !options.some(({ value }) => value === property.default)) found.push('the default is none of the options');
		for (const option of options) if (!isTitleCase(option.name)) found.push(`option "${option.name}" is not in Title Case`);
		if (name === 'operation') {
			for (const option of options) if (!option.action) found.push(`operation ${option.name} has no action`);
		}
	}
	if (type === 'collection') {
		const inner = (property.options ?? []) as INodeProperties[];
		if (!isSorted(inner.map((option) => option.displayName))) found.push('its fields are not in alphabetical order');
	}
	return found;
}
