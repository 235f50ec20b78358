import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { cleanText } from '@/core/text'
import { clientIp } from './caller'
import { env } from './env'
import { AppError } from './errors'
import { logger } from './logger'
import { endSession, signIn } from './session'

/** Header names as next-auth hands them over. */
const headerOf = (headers: Record<string, unknown> | undefined) => ({
  get: (name: string) => {
    const value = headers?.[name]
    return typeof value === 'string' ? value : null
  },
})

const NOT_AVAILABLE = 'Sign-in is not available at this moment. Try again in a minute.'
/** What bcrypt and the log take at most. */
const MAX_INPUT = 200

/**
 * next-auth with e-mail and password. The signed cookie holds nothing but the id of the session; everything else (who,
 * which company, which rights, idle time) is looked up in the database at every request.
 */
export function authOptions(): AuthOptions {
  const { NEXTAUTH_SECRET, SESSION_MAX_AGE, APP_URL } = env()
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE },
    jwt: { maxAge: SESSION_MAX_AGE },
    useSecureCookies: APP_URL.startsWith('https://'),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        name: 'E-mail and password',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          const email = cleanText(String(credentials?.email ?? '').slice(0, MAX_INPUT))
          const password = String(credentials?.password ?? '').slice(0, MAX_INPUT)
          if (!email || !password) throw new Error('Enter your e-mail address and your password.')
          const headers = headerOf(request.headers)
          try {
            const session = await signIn({
              email,
              password,
              ip: clientIp(headers),
              userAgent: headers.get('user-agent'),
            })
            return { id: session.sessionId }
          } catch (error) {
            if (error instanceof AppError) throw new Error(error.message)
            logger.error({ err: error }, 'sign-in failed')
            throw new Error(NOT_AVAILABLE)
          }
        },
      }),
    ],
    callbacks: {
      // next-auth keeps `iat`, `exp` and `jti` beside it.
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (url.startsWith('/') && !url.startsWith('//') ? `${baseUrl}${url}` : baseUrl),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== 'string') return
        const { headers } = await import('next/headers')
        await endSession(token.sid, 'signed out', clientIp(await headers()))
      },
    },
    logger: {
      error: (code, metadata) =>
        logger.warn({ code, metadata: metadata instanceof Error ? metadata.message : undefined }, 'next-auth'),
      warn: () => {},
      debug: () => {},
    },
  }
}
