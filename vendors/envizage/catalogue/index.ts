import type { Resource } from '../../../engine/catalogue';
import { buyAHouseGoal } from './buyAHouseGoal';
import { buyToLetGoal } from './buyToLetGoal';
import { earnedIncome } from './earnedIncome';
import { goal, retirementGoal } from './goal';
import { income } from './income';
import { investInABusinessGoal } from './investInABusinessGoal';
import { mortgage } from './mortgage';
import { partner, primaryPerson } from './person';
import { financialAsset, portfolio } from './portfolio';
import { investmentProperty, residentialProperty } from './property';
import { result } from './result';
import { scenario } from './scenario';
import { unearnedIncome } from './unearnedIncome';

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
