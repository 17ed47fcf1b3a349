/**
 * Paths of Envizage that take its paging parameters, as its pages list them. On other paths the answer's own way on is
 * followed, and no parameter is added that Envizage might refuse.
 *
 * The list of residential properties is left out: its page prints one `pageRequest` in the place of page and size.
 */
export const pagedPaths: readonly string[] = [
	'/scenarios',
	'/scenarios/{scenarioId}/assets/portfolio',
	'/scenarios/{scenarioId}/assets/portfolio/{portfolioId}/financial',
	'/scenarios/{scenarioId}/assets/properties/investment',
	'/scenarios/{scenarioId}/goals',
	'/scenarios/{scenarioId}/goals/buy-a-house',
	'/scenarios/{scenarioId}/goals/buy-to-let',
	'/scenarios/{scenarioId}/goals/invest-in-a-business',
	'/scenarios/{scenarioId}/liabilities/mortgages',
	'/scenarios/{scenarioId}/persons/{personId}/incomes',
	'/scenarios/{scenarioId}/persons/{personId}/incomes/earned',
	'/scenarios/{scenarioId}/persons/{personId}/incomes/unearned',
];
