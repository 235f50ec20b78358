import { createHash } from 'node:crypto'
import { clientIp, currentCaller, runAs } from './caller'
import { AppError } from './errors'

/** What is kept of a personal API token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * Runs `fn` as whoever sent the request: the owner of a bearer token, else the person signed in by cookie. The request
 * gets an id of its own; one that the sender chose could put its events among those of somebody else's request.
 * @throws AppError UNAUTHENTICATED
 */
export async function asCallerOf<T>(request: Request, fn: () => Promise<T>): Promise<T> {
  const token = /^Bearer\s+(\S{20,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (token)
    return runAs({ identity: { kind: 'token', tokenHash: hashToken(token) }, ip: clientIp(request.headers) }, fn)
  const caller = await currentCaller()
  if (!caller) throw new AppError('UNAUTHENTICATED', 'Sign in first.')
  return runAs({ identity: caller.identity, ip: caller.ip }, fn)
}
