import { jest } from '@jest/globals';

jest.setTimeout(60_000);

// oidc-provider warns at each start that its keys and its store are for development; here they are.
jest.spyOn(console, 'warn').mockImplementation(() => undefined);
