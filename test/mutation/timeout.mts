import { jest } from '@jest/globals';

// A promise that never settles is a mutant found; shorter than Stryker's own clock, which ends the process.
jest.setTimeout(6_000);
