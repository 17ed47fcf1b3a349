import type { ServedOperation } from '../../core/documents.mts';
import { SETS } from './sets.mts';

const typeOf = (field: string): string => {
	if (/^(is[A-Z]|activeStatus|track[A-Z])/.test(field)) return 'Edm.Boolean';
	if (/(TypeId|StatusId|SourceId|Factor|[qQ]uantity)$/.test(field)) return 'Edm.Int32';
	if (/Id$/.test(field)) return 'Edm.Guid';
	if (/(^date|Date|Updated|Added|Created)/.test(field)) return 'Edm.DateTimeOffset';
	return 'Edm.String';
};

/** The entity model as EDMX (OData CSDL XML 4.01), made from the documented fields. */
export function metadataXml(operations: readonly ServedOperation[]): string {
	const fields = new Map<string, readonly string[]>();
	for (const { method, path, response } of operations) {
		const set = /^\/odata\/(\w+)$/.exec(path)?.[1];
		if (set && method === 'GET' && set in SETS) fields.set(set, response.fields);
	}
	const types = [...fields].map(([set, names]) => entityType(set, names)).join('\n');
	const sets = [...fields.keys()].map((set) => `<EntitySet Name="${set}" EntityType="Envi.${set}"/>`).join('\n');
	return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Envi" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${types}
<EntityContainer Name="Container">
${sets}
</EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;
}

function entityType(set: string, names: readonly string[]): string {
	const { key } = SETS[set]!;
	const properties = names.map((name) => `<Property Name="${name}" Type="${typeOf(name)}"/>`).join('');
	return `<EntityType Name="${set}"><Key><PropertyRef Name="${key}"/></Key>${properties}</EntityType>`;
}
