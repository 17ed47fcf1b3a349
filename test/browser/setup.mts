import { jest } from '@jest/globals';

// A browser beside a real n8n, on a machine that may be busy with other things.
jest.setTimeout(300_000);
