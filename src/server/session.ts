import { compare, hash } from 'bcrypt'
import { db } from '@/db/client'
import { Prisma } from '@/db/types'
import { env } from './env'
import { AppError } from './errors'
import { logger } from './logger'
import { returnSignInAttempt, takeSignInAttempt } from './throttle'

/** One sentence for every wrong sign-in: it must not tell whether the address exists. */
export const WRONG_SIGN_IN = 'This e-mail address and password do not belong together.'

export type SignInRequest = { email: string; password: string; ip: string | null; userAgent: string | null }
export type SignedIn = { sessionId: string; userId: string; companyId: string }

type Found = { userId: string; name: string; passwordHash: string; isActive: boolean; companyId: string | null }

let dummy: Promise<string> | undefined

/** A hash of the same cost as the real ones: an unknown address takes as long as a wrong password. */
function dummyHash(): Promise<string> {
  dummy ??= hash('nobody has this password', env().BCRYPT_ROUNDS)
  return dummy
}

/** bcrypt hash of a new password, with the rounds of this deployment. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, env().BCRYPT_ROUNDS)
}

/** True when the password belongs to the hash. */
export function passwordMatches(password: string, passwordHash: string): Promise<boolean> {
  return compare(password, passwordHash)
}

async function recordFailure(request: SignInRequest, found: Found | undefined, reason: string): Promise<void> {
  await db().$executeRaw(Prisma.sql`
    SELECT auth_fail(${request.email.trim()}::text, ${found?.userId ?? null}::uuid, ${found?.companyId ?? null}::uuid,
      ${request.ip}::text, ${request.userAgent}::text, ${reason}::text)`)
}

/**
 * Checks e-mail and password and opens a session. Wrong attempts are counted per address and per caller, recorded, and
 * after a few the door stays shut for a while.
 * @throws AppError UNAUTHENTICATED (one neutral sentence), TOO_MANY_REQUESTS (with the minutes left)
 */
export async function signIn(request: SignInRequest): Promise<SignedIn> {
  const email = request.email.trim().toLowerCase()
  const gate = await takeSignInAttempt(email, request.ip)
  if (!gate.open) {
    if (gate.first) await recordFailure(request, undefined, 'locked after too many wrong attempts')
    logger.warn({ ip: request.ip, minutes: gate.minutes }, 'sign-in locked')
    const minutes = gate.minutes === 1 ? '1 minute' : `${gate.minutes} minutes`
    throw new AppError(
      'TOO_MANY_REQUESTS',
      `Too many wrong attempts. Try again in ${minutes}, or ask an administrator to reset your password.`,
    )
  }
  const [found] = await db().$queryRaw<Found[]>(Prisma.sql`SELECT * FROM auth_find(${email}::text)`)
  const matches = await compare(request.password, found?.passwordHash ?? (await dummyHash()))
  const reason = !found
    ? 'unknown e-mail address'
    : !matches
      ? 'wrong password'
      : !found.isActive
        ? 'user is deactivated'
        : found.companyId === null
          ? 'no active company'
          : null
  if (reason !== null || !found?.companyId) {
    await recordFailure(request, found, reason ?? 'no active company')
    throw new AppError('UNAUTHENTICATED', WRONG_SIGN_IN)
  }
  const { userId, companyId } = found
  const [row] = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT auth_start(${userId}::uuid, ${companyId}::uuid, ${request.ip}::text, ${request.userAgent}::text) AS id`)
  if (!row) throw new Error('auth_start gave no session')
  await returnSignInAttempt(email, request.ip)
  return { sessionId: row.id, userId, companyId }
}

/** Ends a session at once; a second time nothing happens. */
export async function endSession(sessionId: string, reason: string, ip: string | null): Promise<void> {
  await db().$executeRaw(Prisma.sql`SELECT auth_end(${sessionId}::uuid, ${reason}::text, ${ip}::text)`)
}
