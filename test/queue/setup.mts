import { jest } from '@jest/globals';

// A main process and two workers need half a minute to start on two cores; a thousand executions some minutes.
jest.setTimeout(900_000);

// oidc-provider warns at each start that its keys and its store are for development; here they are.
jest.spyOn(console, 'warn').mockImplementation(() => undefined);
