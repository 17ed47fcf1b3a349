/**
 * Paths of Envoy that take its paging parameters, as its pages list them. On other paths the answer's own way on is
 * followed, and no parameter is added that Envoy might refuse.
 */
export const pagedPaths: readonly string[] = [
	'/v1/employees',
	'/v1/entries',
	'/v1/flows',
	'/v1/invites',
	'/v1/locations',
	'/v1/reservations',
	'/v1/spaces',
	'/v1/work-schedules',
];
