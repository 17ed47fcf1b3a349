/** Values that Envizage's pages list. Source: portal.envizage.me. */

export const genders = [
	{ name: 'Unspecified', value: 'UNSPECIFIED' },
	{ name: 'Male', value: 'MALE' },
	{ name: 'Female', value: 'FEMALE' },
	{ name: 'Trans Male', value: 'TRANS_MALE' },
	{ name: 'Trans Female', value: 'TRANS_FEMALE' },
	{ name: 'Other Male', value: 'OTHER_MALE' },
	{ name: 'Other Female', value: 'OTHER_FEMALE' },
	{ name: 'Other', value: 'OTHER' },
];

export const educationLevels = [
	{ name: 'None', value: 'NO_EDUCATION' },
	{ name: 'Primary', value: 'PRIMARY_EDUCATION' },
	{ name: 'Secondary', value: 'SECONDARY_EDUCATION' },
	{ name: 'Vocational', value: 'VOCATIONAL_EDUCATION' },
	{ name: 'Tertiary 1', value: 'TERTIARY_1_EDUCATION' },
	{ name: 'Tertiary 2', value: 'TERTIARY_2_EDUCATION' },
	{ name: 'Tertiary 3', value: 'TERTIARY_3_EDUCATION' },
	{ name: 'Tertiary 4', value: 'TERTIARY_4_EDUCATION' },
];

export const healthStatuses = [
	{ name: 'Critically Ill', value: 'CRITICALLY_ILL' },
	{ name: 'Ill', value: 'ILL' },
	{ name: 'Long Term Care', value: 'LONG_TERM_CARE' },
	{ name: 'Disabled', value: 'DISABLED' },
	{ name: 'Poor', value: 'POOR' },
	{ name: 'Smoker', value: 'SMOKER' },
	{ name: 'Average', value: 'AVERAGE' },
	{ name: 'Good', value: 'GOOD' },
	{ name: 'Excellent', value: 'EXCELLENT' },
];

export const jobTypes = [
	{ name: 'Unemployed', value: 'UNEMPLOYED' },
	{ name: 'Sedentary', value: 'SEDENTARY' },
	{ name: 'Active', value: 'ACTIVE' },
	{ name: 'Physical', value: 'PHYSICAL' },
];

export const ends = [
	{ name: 'User Defined', value: 'USER_DEFINED' },
	{ name: 'On Retirement', value: 'ON_RETIREMENT' },
	{ name: 'On Death', value: 'ON_DEATH' },
];

export const frequencies = [
	{ name: 'Unspecified', value: 'UNSPECIFIED' },
	{ name: 'Once', value: 'ONE_OFF' },
	{ name: 'Daily', value: 'DAILY' },
	{ name: 'Weekly', value: 'WEEKLY' },
	{ name: 'Monthly', value: 'MONTHLY' },
	{ name: 'Quarterly', value: 'QUARTERLY' },
	{ name: 'Twice a Year', value: 'SEMI_ANNUALLY' },
	{ name: 'Annually', value: 'ANNUALLY' },
];

export const growthRates = [
	{ name: 'Calculated', value: 'CALCULATED' },
	{ name: 'None', value: 'NONE' },
	{ name: 'CPI', value: 'CPI' },
	{ name: 'Median Wage Growth', value: 'MEDIAN_WAGE_GROWTH' },
	{ name: 'Property Growth', value: 'PROPERTY_GROWTH' },
];
