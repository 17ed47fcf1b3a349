const { TestEnvironment } = require('jest-environment-node');

/** Ends a file with its first failure: the mutant is found, and tests that hang would each wait for their time. */
module.exports = class FailFast extends TestEnvironment {
	hasFailed = false;

	handleTestEvent(event) {
		if (event.name === 'test_done') this.hasFailed ||= event.test.errors.length > 0;
		if (event.name === 'test_start' && this.hasFailed) event.test.mode = 'skip';
	}
};
