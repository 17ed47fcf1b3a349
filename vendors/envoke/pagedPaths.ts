/**
 * Paths of Envoke that take its paging parameters, as its pages list them. On other paths the answer's own way on is
 * followed, and no parameter is added that Envoke might refuse.
 */
export const pagedPaths: readonly string[] = [
	'/v1/contacts',
	'/v1/leads',
	'/v2/messages',
	'/v2/subscriptions',
	'/v2/tags',
];
