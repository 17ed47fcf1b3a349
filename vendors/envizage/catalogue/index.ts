import type { Resource } from '../../../engine/catalogue';
import { buyAHouseGoal, buyToLetGoal, goal, investInABusinessGoal, retirementGoal } from './goal';
import { earnedIncome, income, unearnedIncome } from './income';
import { mortgage } from './mortgage';
import { partner, primaryPerson } from './person';
import { financialAsset, portfolio } from './portfolio';
import { investmentProperty, residentialProperty } from './property';
import { result } from './result';
import { scenario } from './scenario';

/** Envizage's documented calls, by resource. */
export const catalogue: readonly Resource[] = [
	buyAHouseGoal,
	buyToLetGoal,
	earnedIncome,
	financialAsset,
	goal,
	income,
	investInABusinessGoal,
	investmentProperty,
	mortgage,
	partner,
	portfolio,
	primaryPerson,
	residentialProperty,
	result,
	retirementGoal,
	scenario,
	unearnedIncome,
];
