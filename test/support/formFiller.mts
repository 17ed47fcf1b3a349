import { NodeHelpers, type INodeProperties, type INodePropertyCollection, type INodePropertyOptions, type INodeType } from 'n8n-workflow';

/** What a person fills in of a form. */
export interface Wish {
	/** Everything that may be left out as well. */
	all: boolean;
	/** Fields that are filled in although they may be left out, by parameter name. */
	also?: readonly string[];
	/** Of those that may be left out, only these, by parameter name. */
	only?: readonly string[];
	/** Fields that are left alone. */
	without?: readonly string[];
}

/** A value for a field, told by the parameters it stands in; undefined = one that fits the kind of field. */
export type ValueOf = (property: INodeProperties, inside: readonly string[]) => Promise<unknown>;

/** A moment as n8n's date picker gives it. */
export const PICKED = '2026-12-01T09:00:00';

type Parameters = Record<string, unknown>;

/** Fills in what the form of a node shows, as a person would in the editor: `begun` says what is chosen already. */
export async function fillIn({ description }: INodeType, begun: Parameters, wish: Wish, valueOf: ValueOf): Promise<Parameters> {
	const parameters = { ...begun };
	for (const property of description.properties) {
		const isShown = NodeHelpers.displayParameter(parameters as never, property, { typeVersion: 1 }, description);
		if (property.name in parameters || !isShown) continue;
		const value = await filled(property, [], wish, valueOf);
		if (value !== undefined) parameters[property.name] = value;
	}
	return parameters;
}

/** Fields whose emptiness is refused, though n8n cannot mark them. */
const NEEDED = ['entries', 'jsonBody'];

async function filled(property: INodeProperties, inside: readonly string[], wish: Wish, valueOf: ValueOf): Promise<unknown> {
	const { name, type } = property;
	if (wish.without?.includes(name)) return undefined;
	if (type === 'collection') return await inCollection(property.options as INodeProperties[], [...inside, name], wish, valueOf);
	const isAmong = wish.all && (wish.only === undefined || wish.only.includes(name) || inside.length > 1);
	const isWanted = isAmong || property.required === true || wish.also?.includes(name) === true || (inside.length === 0 && NEEDED.includes(name));
	if (!isWanted) return undefined;
	if (type !== 'fixedCollection') return asGiven(property, (await valueOf(property, inside)) ?? usual(property));
	const [group] = property.options as INodePropertyCollection[];
	const isPair = group?.values.every((value) => !value.required && ['field', 'value'].includes(value.name)) === true;
	const entry = await inCollection(group?.values ?? [], [...inside, name], isPair ? { ...wish, all: true } : wish, valueOf);
	return { [group?.name ?? '']: [entry ?? {}] };
}

async function inCollection(properties: readonly INodeProperties[], inside: readonly string[], wish: Wish, valueOf: ValueOf): Promise<Parameters | undefined> {
	const values: Parameters = {};
	for (const property of properties) {
		const value = await filled(property, inside, wish, valueOf);
		if (value !== undefined) values[property.name] = value;
	}
	return Object.keys(values).length === 0 ? undefined : values;
}

/** As the editor stores it. */
function asGiven({ type, typeOptions }: INodeProperties, value: unknown): unknown {
	if (type === 'resourceLocator') return { __rl: true, mode: 'list', value };
	if (type === 'json') return typeof value === 'string' ? value : JSON.stringify(value);
	return typeOptions?.multipleValues === true && !Array.isArray(value) ? [value] : value;
}

function usual({ type, options }: INodeProperties): unknown {
	switch (type) {
		case 'number':
			return 1;
		case 'boolean':
			return true;
		case 'dateTime':
			return PICKED;
		case 'options':
			return (options?.[0] as INodePropertyOptions).value;
		case 'json':
			return {};
		default:
			return 'text';
	}
}
