/** Names of next-auth's session cookie: over https, and without. */
export const SESSION_COOKIES = ['__Secure-next-auth.session-token', 'next-auth.session-token'] as const
