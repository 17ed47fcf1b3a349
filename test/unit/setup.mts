import { jest } from '@jest/globals';

// A busy machine is no failure: what takes two seconds alone takes ten beside other work.
jest.setTimeout(60_000);
