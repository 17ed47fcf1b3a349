export const REALM = 'sandbox-app';
export const USERNAME = 'household@example.com';
export const PASSWORD = 'Nest&Egg=50%+ü';

/** The web application of the code flow. */
export const WEB_CLIENT = { id: 'envizage-sandbox-web', secret: 'envizage-sandbox-web-secret-31c8' };
/** The application that signs users in with a password. Its secret shows whether a client encodes Basic credentials as RFC 6749 2.3.1 wants. */
export const USER_CLIENT = { id: 'envizage sandbox app', secret: 'p:+%/ä secret&=~' };
/** The back-end application, which manages users. */
export const SERVICE_CLIENT = { id: 'envizage-sandbox-service', secret: 's:+%/ö service' };
