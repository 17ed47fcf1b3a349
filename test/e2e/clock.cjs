// Loaded into n8n before anything else (NODE_OPTIONS=--require): its clock runs ahead of the real one by as many
// milliseconds as stand in the file CLOCK_FILE. Timers go on as they were.
const { readFileSync } = require('node:fs');

const RealDate = Date;
const now = () => RealDate.now() + Number(readFileSync(process.env.CLOCK_FILE, 'utf8') || 0);

globalThis.Date = class extends RealDate {
	constructor(...args) {
		if (args.length === 0) super(now());
		else super(...args);
	}

	static now() {
		return now();
	}
};
