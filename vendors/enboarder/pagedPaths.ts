/**
 * Paths of Enboarder that take its paging parameters, as its pages list them. On other paths the answer's own way on is
 * followed, and no parameter is added that Enboarder might refuse.
 */
export const pagedPaths: readonly string[] = [
	'/reports/forms/{id}/data',
	'/reports/v2/forms/{id}/data',
	'/reports/v2/workflows/{id}/data',
	'/reports/workflows/{id}/data',
	'/restapi/v1/profile/{id}/workflows',
	'/restapi/v2/profile/{id}/workflows',
];
