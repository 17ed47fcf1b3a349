import { HTTP_REQUEST, OURS, RAW } from './cases.mts';
import { medianOf, type CaseResult, type ContenderResult } from './results.mts';

/** A figure of our node with what it is meant to be. */
export interface Aim {
	/** Name of a case, or how the names of several begin. */
	of: string;
	says: string;
	most: number;
	unit?: string;
	figure(result: CaseResult): number | undefined;
}

export const contenderOf = ({ contenders }: CaseResult, name: string): ContenderResult | undefined => contenders.find(({ contender }) => contender === name);

const mine = (figure: Parameters<typeof medianOf>[1]) => (result: CaseResult): number | undefined => {
	const found = contenderOf(result, OURS);
	return found && medianOf(found, figure);
};

/** Our figure in proportion to another's. */
export const ratioTo = (other: string, figure: Parameters<typeof medianOf>[1]) => (result: CaseResult, name = OURS): number | undefined => {
	const [own, theirs] = [contenderOf(result, name), contenderOf(result, other)];
	const [a, b] = [own && medianOf(own, figure), theirs && medianOf(theirs, figure)];
	return a === undefined || b === undefined || b === 0 ? undefined : a / b;
};

export const cpuToHttpRequest = ratioTo(HTTP_REQUEST, ({ cpu }) => cpu);
export const wallToHttpRequest = ratioTo(HTTP_REQUEST, ({ wall }) => wall);
export const wallToRaw = ratioTo(RAW, ({ wall }) => wall);

const memory = (of: string): Aim => ({ of, says: 'memory over idle', most: 64, unit: 'MiB', figure: mine(({ peak, idle }) => peak - idle) });
const cpu = (of: string): Aim => ({ of, says: "CPU per item, to HTTP Request's", most: 0.3, figure: (result) => cpuToHttpRequest(result) });
const wall = (of: string): Aim => ({ of, says: "wall, to the raw loop's", most: 1.25, figure: (result) => wallToRaw(result) });

export const AIMS: readonly Aim[] = [
	...['file-down', 'file-up', 'file-refused'].map(memory),
	{ of: 'cold', says: 'token requests', most: 1, figure: mine(({ counts }) => counts.tokenRequests) },
	{ of: 'list', says: 'requests', most: 3, figure: mine(({ counts }) => counts.requests) },
	{ of: 'writes', says: 'calls', most: 10, figure: mine(({ counts }) => counts.requests) },
	{ of: 'limit', says: 'failed items', most: 0, figure: mine(({ failed }) => failed) },
	...['items-1000-0', 'items-1000-20', 'items-10000-0', 'items-10000-20'].map(cpu),
	...['items-1000-20', 'items-10000-20'].map(wall),
];
