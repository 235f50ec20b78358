import { createHash } from 'node:crypto'
import { clientIp, requestIdOf, runAs } from './caller'

/** What is kept of a personal API token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Runs `fn` as whoever sent the request: the owner of a bearer token, else the person signed in by cookie. */
export async function asCallerOf<T>(request: Request, fn: () => Promise<T>): Promise<T> {
  const token = /^Bearer\s+(\S{20,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!token) return fn()
  const { headers } = request
  return runAs(
    {
      identity: { kind: 'token', tokenHash: hashToken(token) },
      ip: clientIp(headers),
      requestId: requestIdOf(headers),
    },
    fn,
  )
}
