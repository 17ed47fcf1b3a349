import { jest } from '@jest/globals';

// A real n8n needs ten seconds to start on two cores, and a big list some more.
jest.setTimeout(300_000);
