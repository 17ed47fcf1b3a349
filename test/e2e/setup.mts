import { jest } from '@jest/globals';

// A real n8n needs ten seconds to start on two cores, and a big list some more.
jest.setTimeout(300_000);

// oidc-provider warns at each start that its keys and its store are for development; here they are.
jest.spyOn(console, 'warn').mockImplementation(() => undefined);
