import { createHash } from 'node:crypto'
import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from './env'
import { AppError } from './errors'

/** Wrong sign-ins in a quarter of an hour before the door stays shut for the rest of it. */
export const SIGN_IN_LIMITS = { perEmailAndIp: 5, perEmail: 30, perIp: 60, seconds: 900 } as const

type Limiters = {
  emailIp: RateLimiterPostgres
  email: RateLimiterPostgres
  ip: RateLimiterPostgres
  api: RateLimiterPostgres
  pool: Pool
}

const holder = globalThis as unknown as { npsLimiters?: Limiters }

/** The counters stand in PostgreSQL, so that all processes share them; two connections of their own are enough. */
function limiters(): Limiters {
  if (holder.npsLimiters) return holder.npsLimiters
  const { DATABASE_URL, DB_CONNECTION_TIMEOUT, RATE_LIMIT_WINDOW, RATE_LIMIT_MAX_REQUESTS } = env()
  const pool = new Pool({
    connectionString: DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: DB_CONNECTION_TIMEOUT,
    allowExitOnIdle: true,
  })
  // An idle connection that the server closes is replaced at the next use.
  pool.on('error', () => {})
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    })
  holder.npsLimiters = {
    emailIp: limiter('signin-email-ip', SIGN_IN_LIMITS.perEmailAndIp, SIGN_IN_LIMITS.seconds),
    email: limiter('signin-email', SIGN_IN_LIMITS.perEmail, SIGN_IN_LIMITS.seconds),
    ip: limiter('signin-ip', SIGN_IN_LIMITS.perIp, SIGN_IN_LIMITS.seconds),
    api: limiter('api', RATE_LIMIT_MAX_REQUESTS, Math.ceil(RATE_LIMIT_WINDOW / 1000)),
    pool,
  }
  return holder.npsLimiters
}

/** Closes the counters' connections; for scripts, workers and tests. */
export async function closeThrottle(): Promise<void> {
  const pool = holder.npsLimiters?.pool
  holder.npsLimiters = undefined
  await pool?.end()
}

/** Keys of fixed length that say nothing about the person. */
const hashed = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40)
const keysOf = (email: string, ip: string | null) => {
  const address = email.trim().toLowerCase()
  return { emailIp: hashed(`${address}|${ip ?? ''}`), email: hashed(address), ip: hashed(ip ?? '') }
}

export type SignInGate = { open: true } | { open: false; minutes: number; first: boolean }

/**
 * Takes one attempt from the counters before the password is looked at, so that guesses made at the same moment count
 * too; a right password gives it back.
 */
export async function takeSignInAttempt(email: string, ip: string | null): Promise<SignInGate> {
  const { emailIp, email: byEmail, ip: byIp } = limiters()
  const keys = keysOf(email, ip)
  const results = await Promise.allSettled([
    emailIp.consume(keys.emailIp),
    byEmail.consume(keys.email),
    byIp.consume(keys.ip),
  ])
  const refused = results.flatMap((r) => (r.status === 'rejected' ? [r.reason as unknown] : []))
  const broken = refused.find((reason) => !(reason instanceof RateLimiterRes))
  if (broken) throw broken
  const over = refused.filter((reason) => reason instanceof RateLimiterRes)
  if (over.length === 0) return { open: true }
  const points = [emailIp, byEmail, byIp].map((l) => l.points)
  const first = results.some(
    (r, i) =>
      r.status === 'rejected' && r.reason instanceof RateLimiterRes && r.reason.consumedPoints === (points[i] ?? 0) + 1,
  )
  return { open: false, minutes: Math.max(1, Math.ceil(Math.max(...over.map((r) => r.msBeforeNext)) / 60_000)), first }
}

/** After a right password: the person's counter starts anew, the shared ones get their attempt back. */
export async function returnSignInAttempt(email: string, ip: string | null): Promise<void> {
  const { emailIp, email: byEmail, ip: byIp } = limiters()
  const keys = keysOf(email, ip)
  await Promise.all([emailIp.delete(keys.emailIp), byEmail.reward(keys.email), byIp.reward(keys.ip)])
}

/**
 * One call of the API by a token or a session.
 * @throws AppError TOO_MANY_REQUESTS beyond RATE_LIMIT_MAX_REQUESTS in RATE_LIMIT_WINDOW
 */
export async function takeApiCall(caller: string): Promise<{ limit: number; remaining: number; resetSeconds: number }> {
  const { api } = limiters()
  try {
    const res = await api.consume(hashed(caller))
    return { limit: api.points, remaining: res.remainingPoints, resetSeconds: Math.ceil(res.msBeforeNext / 1000) }
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    throw new AppError(
      'TOO_MANY_REQUESTS',
      `Too many calls: at most ${api.points} in ${api.duration} seconds. Try again in ${Math.ceil(error.msBeforeNext / 1000)} seconds.`,
    )
  }
}
