export const API_ID = 'envoke-api-id-2041';
export const API_KEY = 'envoke-key:91ac&=%+';
export const CLIENT = { id: 'envoke-sandbox-client', secret: 'envoke-sandbox-secret-a0&=+%ü' };
/** The only scope there is. */
export const SCOPE = 'all';
