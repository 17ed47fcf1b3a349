/** A form as a browser would submit it. */
export interface HtmlForm {
	action: string;
	method: 'get' | 'post';
	fields: Array<[name: string, value: string]>;
	/** The words on its buttons. */
	buttons: Array<{ text: string; name?: string; value: string }>;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** `&amp;`, `&#38;` and `&#x26;`. */
function decodeEntities(text: string): string {
	return text.replace(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (entity, name: string) => {
		if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? entity;
		const isHex = name[1]?.toLowerCase() === 'x';
		return String.fromCodePoint(Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10));
	});
}

function attributesOf(tag: string): Record<string, string> {
	const attributes: Record<string, string> = {};
	for (const match of tag.matchAll(/([a-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi)) {
		const [, name = '', double, single, bare] = match;
		attributes[name.toLowerCase()] ??= decodeEntities(double ?? single ?? bare ?? '');
	}
	return attributes;
}

/** The forms of a simple page, such as a sign-in or consent page. Not an HTML parser: no nesting, no script. */
export function readForms(html: string): HtmlForm[] {
	return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)].map(([, head = '', body = '']) => {
		const form = attributesOf(head);
		const fields: HtmlForm['fields'] = [];
		const buttons: HtmlForm['buttons'] = [];
		for (const [, tag = ''] of body.matchAll(/<input\b([^>]*)>/gi)) {
			const { type = 'text', name, value = '', checked } = attributesOf(tag);
			if (['submit', 'image'].includes(type)) buttons.push({ text: value, name, value });
			else if (['checkbox', 'radio'].includes(type)) {
				if (name && checked !== undefined) fields.push([name, value || 'on']);
			} else if (name && type !== 'button') fields.push([name, value]);
		}
		for (const [, tag = '', label = ''] of body.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gis)) {
			const { type = 'submit', name, value = '' } = attributesOf(tag);
			const text = decodeEntities(label.replace(/<[^>]*>/g, '')).trim();
			if (type === 'submit') buttons.push({ text, name, value });
		}
		return { action: form.action ?? '', method: form.method?.toLowerCase() === 'post' ? 'post' : 'get', fields, buttons };
	});
}
