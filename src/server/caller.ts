import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Identity } from '@/db/begin'
import { SESSION_COOKIES } from './session-cookies'

/** Who calls, from where, for which request. */
export type Caller = { identity: Identity; ip: string | null; requestId: string; userAgent?: string | null }

type GivenCaller = Omit<Caller, 'requestId'> & { requestId?: string }

// Next bundles pages and routes apart, so this module can be there twice, while the registries of actions and lists are
// there once: the store has to be the same for all.
const holder = globalThis as unknown as { npsCaller?: AsyncLocalStorage<GivenCaller> }
holder.npsCaller ??= new AsyncLocalStorage<GivenCaller>()
const store = holder.npsCaller

/**
 * Runs `fn` as the given caller: API routes (token), jobs, scripts and tests (member). Actions and reads inside it
 * use this caller instead of the browser's session. Without a request id each action and each read gets its own.
 */
export function runAs<T>(
  caller: { identity: Identity; ip?: string | null; requestId?: string },
  fn: () => Promise<T>,
): Promise<T> {
  return store.run({ identity: caller.identity, ip: caller.ip ?? null, requestId: caller.requestId }, fn)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Address of the client, as the front server determined it. */
export function clientIp(headers: { get(name: string): string | null }): string | null {
  return headers.get('x-nps-client-ip') ?? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? null
}

/** The request's id; one is made where none came along. */
export function requestIdOf(headers: { get(name: string): string | null }): string {
  const given = headers.get('x-request-id')
  return given && UUID.test(given) ? given : randomUUID()
}

/** Id of the signed-in session behind a session cookie, null when there is none or it is not ours. */
export async function sessionIdFromToken(token: string | undefined): Promise<string | null> {
  const secret = process.env.NEXTAUTH_SECRET
  if (!token || !secret) return null
  const { decode } = await import('next-auth/jwt')
  try {
    const jwt = await decode({ token, secret })
    return typeof jwt?.sid === 'string' && UUID.test(jwt.sid) ? jwt.sid : null
  } catch {
    return null
  }
}

/** The caller of this request, null when nobody is signed in. Inside `runAs` it is that caller. */
export async function currentCaller(): Promise<Caller | null> {
  const given = store.getStore()
  if (given) return { ...given, requestId: given.requestId ?? randomUUID() }
  const { cookies, headers } = await import('next/headers')
  const jar = await cookies()
  const token = SESSION_COOKIES.map((name) => jar.get(name)?.value).find(Boolean)
  const sessionId = await sessionIdFromToken(token)
  if (!sessionId) return null
  const head = await headers()
  return {
    identity: { kind: 'session', sessionId },
    ip: clientIp(head),
    requestId: requestIdOf(head),
    userAgent: head.get('user-agent'),
  }
}
