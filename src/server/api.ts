import type { Actor } from './actor'
import { hashToken } from './api-caller'
import { type Caller, clientIp, requestIdOf, runAs, sessionIdFromToken } from './caller'
import { AppError, type AppErrorCode, HTTP_STATUS, toAppError } from './errors'
import { logger } from './logger'
import { type ReadContext, type ReadOptions, read } from './read'
import { SESSION_COOKIES } from './session-cookies'
import { takeApiCall } from './throttle'

/** What an action's JSON may weigh. Files go to /api/files. */
export const MAX_BODY_BYTES = 1_048_576

/** A failure whose HTTP status is not the one of its code. */
export class HttpProblem extends AppError {
  readonly status: number

  constructor(status: number, code: AppErrorCode, message: string) {
    super(code, message)
    this.status = status
  }
}

/** What a handler of the API works with. `read` is the product's read path; it also tells the log who called. */
export type ApiCall = {
  request: Request
  url: URL
  requestId: string
  read<R>(fn: (ctx: ReadContext) => Promise<R>, options?: ReadOptions): ReturnType<typeof read<R>>
}

const BEARER = /^Bearer ([\w-]{20,200})$/i

function cookieOf(header: string | null, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim())
  }
  return undefined
}

/** A value that is not encoded properly is none of ours. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}

/** A page of another site must not act with the cookie of this one: browsers tell where a request comes from. */
export function refuseOtherOrigins(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { headers } = request
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const hosts = [headers.get('host'), headers.get('x-forwarded-host')]
  // Where a browser says nothing about the site (no TLS), the origin has to be the address that was called.
  const foreign =
    site !== null
      ? site !== 'same-origin'
      : origin !== null && !(URL.canParse(origin) && hosts.includes(new URL(origin).host))
  if (foreign)
    throw new AppError('FORBIDDEN', 'This call comes from a page of another site. Scripts use a personal API token.')
}

/**
 * Who sent the request: the owner of the bearer token, else the person signed in by cookie (same origin only). Whether
 * token or session still hold is asked in the database by the read or the action.
 * @throws AppError UNAUTHENTICATED, FORBIDDEN
 */
export async function callerOf(request: Request): Promise<Caller> {
  const { headers } = request
  const facts = { ip: clientIp(headers), requestId: requestIdOf(headers), userAgent: headers.get('user-agent') }
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const token = BEARER.exec(authorization.trim())?.[1]
    if (!token) throw new AppError('UNAUTHENTICATED', 'Send the token as "Authorization: Bearer nps_…".')
    return { ...facts, identity: { kind: 'token', tokenHash: hashToken(token) } }
  }
  const cookie = headers.get('cookie')
  const sessionId = await sessionIdFromToken(SESSION_COOKIES.map((name) => cookieOf(cookie, name)).find(Boolean))
  if (!sessionId)
    throw new AppError('UNAUTHENTICATED', 'Sign in, or send a personal API token as "Authorization: Bearer nps_…".')
  refuseOtherOrigins(request)
  return { ...facts, identity: { kind: 'session', sessionId } }
}

/** The JSON of a failure. */
export function errorBody(error: AppError, requestId: string) {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.fieldErrors && { fieldErrors: { ...error.fieldErrors } }),
      requestId,
    },
  }
}

const DEAD_TOKEN = 'This token is unknown, expired or revoked, or its owner may no longer work in the company.'

function failure(error: unknown, requestId: string): { body: unknown; status: number } {
  const expected = toAppError(error)
  if (!expected) logger.error({ requestId, err: error }, 'request failed')
  const shown =
    expected ?? new AppError('INTERNAL', `Something went wrong on our side. Quote this number: ${requestId}`)
  return {
    body: errorBody(shown, requestId),
    status: expected instanceof HttpProblem ? expected.status : HTTP_STATUS[shown.code],
  }
}

/**
 * One call of the API: caller, limit, the handler as that caller, one log line, failures as JSON. The answer carries the
 * request's id.
 */
export async function apiCall(request: Request, handler: (call: ApiCall) => Promise<Response>): Promise<Response> {
  const started = performance.now()
  const url = new URL(request.url)
  let requestId = requestIdOf(request.headers)
  let actor: Pick<Actor, 'userId' | 'companyId'> | undefined
  const headers: Record<string, string> = { 'cache-control': 'no-store' }
  let response: Response
  let byToken = false
  try {
    const caller = await callerOf(request)
    requestId = caller.requestId
    const { identity } = caller
    byToken = identity.kind === 'token'
    const quota = await takeApiCall(
      identity.kind === 'token'
        ? identity.tokenHash
        : identity.kind === 'session'
          ? identity.sessionId
          : identity.userId,
    )
    headers['ratelimit-limit'] = String(quota.limit)
    headers['ratelimit-remaining'] = String(quota.remaining)
    headers['ratelimit-reset'] = String(quota.resetSeconds)
    response = await runAs(caller, () =>
      handler({
        request,
        url,
        requestId,
        read: (fn, options) =>
          read(async (ctx) => {
            actor = ctx.actor
            return fn(ctx)
          }, options),
      }),
    )
  } catch (error) {
    const dead = byToken && error instanceof AppError && error.code === 'UNAUTHENTICATED'
    const { body, status } = failure(dead ? new AppError('UNAUTHENTICATED', DEAD_TOKEN) : error, requestId)
    if (status === 429)
      headers['retry-after'] = /(\d+) seconds\.$/.exec(error instanceof Error ? error.message : '')?.[1] ?? '60'
    if (status === 401) headers['www-authenticate'] = 'Bearer'
    response = Response.json(body, { status })
  }
  for (const [name, value] of Object.entries(headers))
    if (!response.headers.has(name)) response.headers.set(name, value)
  response.headers.set('x-request-id', requestId)
  logger.info(
    {
      requestId,
      method: request.method,
      path: url.pathname,
      status: response.status,
      userId: actor?.userId,
      companyId: actor?.companyId,
      ms: Math.trunc(performance.now() - started),
    },
    'request',
  )
  return response
}

/**
 * The JSON of a request's body, at most 1 MB.
 * @throws HttpProblem 400 for what is no JSON, 413 for too much of it, 415 for another type
 */
export async function jsonBody(request: Request, limit = MAX_BODY_BYTES): Promise<unknown> {
  const megabytes = Math.ceil(limit / MAX_BODY_BYTES)
  const tooLarge = () =>
    new HttpProblem(413, 'VALIDATION', `The body is larger than ${megabytes} MB. Files go to /api/files.`)
  const type = request.headers.get('content-type')
  if (type && !/^application\/json\b/i.test(type))
    throw new HttpProblem(415, 'VALIDATION', 'Send the input as JSON with "Content-Type: application/json".')
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    const reader = request.body.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength
      if (size > limit) {
        await reader.cancel()
        throw tooLarge()
      }
      chunks.push(part.value)
    }
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpProblem(400, 'VALIDATION', 'The body is not valid JSON.')
  }
}
