import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { begin } from '@/db/begin'
import { db } from '@/db/client'
import { Prisma } from '@/db/types'
import { changePassword, switchCompany } from '@/features/session/session.actions'
import { getProfile, myCompanies } from '@/features/session/session.queries'
import { runAs } from '@/server/caller'
import { AppError } from '@/server/errors'
import { read } from '@/server/read'
import { endSession, hashPassword, type SignInRequest, signIn, WRONG_SIGN_IN } from '@/server/session'
import { closeThrottle, SIGN_IN_LIMITS } from '@/server/throttle'
import { fail, member, ok } from '../support/actors'
import { withOwner } from '../support/owner'

const PASSWORD = 'Erp-demo-1'
const NEW_PASSWORD = 'Another-1'

afterAll(closeThrottle)

let nextIp = 1
/** An address that no other test has used, so that their wrong attempts do not count here. */
const freshIp = () => `192.0.2.${nextIp++}`

const attempt = (email: string, password = PASSWORD, ip: string | null = freshIp()): SignInRequest => ({
  email,
  password,
  ip,
  userAgent: 'a browser',
})

async function refusal(request: SignInRequest): Promise<AppError> {
  const error = await signIn(request).then(
    () => null,
    (e: unknown) => e,
  )
  if (!(error instanceof AppError)) throw new Error('Expected a refusal')
  return error
}

const inSession = <T>(sessionId: string, fn: () => Promise<T>) =>
  runAs({ identity: { kind: 'session', sessionId }, ip: '192.0.2.250' }, fn)

/** Whether the session still opens the product; the refusal's code when it does not. */
async function state(sessionId: string): Promise<string> {
  try {
    await inSession(sessionId, () => read(async () => null))
    return 'open'
  } catch (error) {
    return error instanceof AppError ? error.code : 'broken'
  }
}

const owner = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  withOwner(async (client) => (await client.query<T>(sql, values)).rows)

/** A database function that screens reach through their own actions, called as the administrator. */
async function asAdmin<T>(sql: Prisma.Sql): Promise<T[]> {
  const { userId, companyId } = await member('admin')
  return db().$transaction(async (tx) => {
    await begin(tx, { kind: 'member', userId, companyId }, { ip: null, action: 'user.test', requestId: randomUUID() })
    return tx.$queryRaw<T[]>(sql)
  })
}

async function newUser(roles: string[] = ['SALES'], mustChange = false): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@erp.com`
  const [made] = await asAdmin<{ id: string }>(
    Prisma.sql`SELECT user_create(${email}::text, 'A new colleague'::text, NULL::text, ${await hashPassword(PASSWORD)}::text, ${roles}::text[]) AS id`,
  )
  if (!made) throw new Error('no user')
  if (!mustChange)
    await owner(
      `UPDATE "User" SET "mustChangePassword" = false WHERE id = $1 AND set_config('app.request_id', gen_random_uuid()::text, true) <> ''`,
      [made.id],
    )
  return { id: made.id, email }
}

test('the right e-mail and password open a session in the own company; case and blanks of the address do not matter', async () => {
  const { sessionId, companyId } = await signIn(attempt(' Sales@ERP.com '))
  expect(companyId).toBe((await member('sales')).companyId)
  const profile = await inSession(sessionId, () => read(getProfile))
  expect(profile).toMatchObject({ email: 'sales@erp.com', roles: ['SALES'] })
  expect(profile.signIns[0]).toMatchObject({ ok: true, userAgent: 'a browser' })
})

test('wrong password, unknown address and deactivated user get the same sentence; the reason stands in the history', async () => {
  const gone = await newUser()
  await asAdmin(Prisma.sql`SELECT user_update(${gone.id}::uuid, 'Gone'::text, NULL::text, false, 1)`)
  for (const request of [attempt('qc@erp.com', 'wrong'), attempt('nobody@erp.com', 'wrong'), attempt(gone.email)]) {
    expect(await refusal(request)).toMatchObject({ code: 'UNAUTHENTICATED', message: WRONG_SIGN_IN })
  }
  const reasons = await owner<{ email: string; reason: string }>(
    `SELECT email, reason FROM "SignInAttempt" WHERE email = ANY ($1) AND NOT ok ORDER BY at`,
    [['qc@erp.com', 'nobody@erp.com', gone.email]],
  )
  expect(reasons.map((r) => r.reason)).toEqual(['wrong password', 'unknown e-mail address', 'user is deactivated'])
  const [event] = await owner<{ n: number }>(
    `SELECT count(*)::int AS n FROM "AuditLog" WHERE action = 'session.sign-in-failed'`,
  )
  expect(event?.n).toBeGreaterThanOrEqual(3)
})

test('after five wrong passwords the door stays shut for that person at that address, also for the right one', async () => {
  const ip = freshIp()
  for (let i = 0; i < SIGN_IN_LIMITS.perEmailAndIp; i++)
    expect(await refusal(attempt('stores@erp.com', 'wrong', ip))).toMatchObject({ code: 'UNAUTHENTICATED' })
  const locked = await refusal(attempt('stores@erp.com', PASSWORD, ip))
  expect(locked.code).toBe('TOO_MANY_REQUESTS')
  expect(locked.message).toMatch(/Try again in 1[45] minutes/)
  const elsewhere = await signIn(attempt('stores@erp.com'))
  expect(await state(elsewhere.sessionId)).toBe('open')
  const colleague = await signIn(attempt('accounts@erp.com', PASSWORD, ip))
  expect(await state(colleague.sessionId)).toBe('open')
})

test('guesses made at the same moment count too', async () => {
  const ip = freshIp()
  const guesses = await Promise.all(Array.from({ length: 15 }, () => refusal(attempt('purchase@erp.com', 'wrong', ip))))
  expect(guesses.filter((g) => g.code === 'UNAUTHENTICATED')).toHaveLength(SIGN_IN_LIMITS.perEmailAndIp)
})

test('a right password takes the earlier wrong ones back', async () => {
  const ip = freshIp()
  for (let round = 0; round < 3; round++) {
    for (let i = 1; i < SIGN_IN_LIMITS.perEmailAndIp; i++) await refusal(attempt('management@erp.com', 'wrong', ip))
    await signIn(attempt('management@erp.com', PASSWORD, ip))
  }
})

test('a session ends after eight hours without use and, in any case, after a day', async () => {
  const idle = await signIn(attempt('sales@erp.com'))
  await owner(`UPDATE "UserSession" SET "lastSeenAt" = now() - interval '8 hours 1 minute' WHERE id = $1`, [
    idle.sessionId,
  ])
  expect(await state(idle.sessionId)).toBe('UNAUTHENTICATED')

  const used = await signIn(attempt('sales@erp.com'))
  await owner(`UPDATE "UserSession" SET "lastSeenAt" = now() - interval '7 hours' WHERE id = $1`, [used.sessionId])
  expect(await state(used.sessionId)).toBe('open')
  const [seen] = await owner<{ fresh: boolean }>(
    `SELECT "lastSeenAt" > now() - interval '1 minute' AS fresh FROM "UserSession" WHERE id = $1`,
    [used.sessionId],
  )
  expect(seen?.fresh).toBe(true)
  await owner(`UPDATE "UserSession" SET "startedAt" = now() - interval '24 hours 1 minute' WHERE id = $1`, [
    used.sessionId,
  ])
  expect(await state(used.sessionId)).toBe('UNAUTHENTICATED')
})

test('a person who is deactivated is out at once', async () => {
  const user = await newUser()
  const { sessionId } = await signIn(attempt(user.email))
  expect(await state(sessionId)).toBe('open')
  await asAdmin(Prisma.sql`SELECT user_update(${user.id}::uuid, 'Gone'::text, NULL::text, false, 1)`)
  expect(await state(sessionId)).toBe('UNAUTHENTICATED')
})

test('changing the password ends every other session and no more', async () => {
  const user = await newUser()
  const [here, elsewhere] = [await signIn(attempt(user.email)), await signIn(attempt(user.email))]
  const change = (currentPassword: string, newPassword: string, repeatPassword = newPassword) =>
    inSession(here.sessionId, () => changePassword({ currentPassword, newPassword, repeatPassword }))
  expect(fail(await change('not it', NEW_PASSWORD)).fieldErrors).toHaveProperty('currentPassword')
  expect(fail(await change(PASSWORD, 'short')).fieldErrors).toHaveProperty('newPassword')
  expect(fail(await change(PASSWORD, NEW_PASSWORD, 'Another-2')).fieldErrors).toHaveProperty('repeatPassword')
  expect(fail(await change(PASSWORD, PASSWORD)).fieldErrors).toHaveProperty('newPassword')
  expect(await state(elsewhere.sessionId)).toBe('open')
  ok(await change(PASSWORD, NEW_PASSWORD))
  expect(await state(here.sessionId)).toBe('open')
  expect(await state(elsewhere.sessionId)).toBe('UNAUTHENTICATED')
  expect((await refusal(attempt(user.email))).code).toBe('UNAUTHENTICATED')
  expect(await state((await signIn(attempt(user.email, NEW_PASSWORD))).sessionId)).toBe('open')
})

test('who got the password from an administrator has to replace it before anything else', async () => {
  const user = await newUser(['SALES'], true)
  const { sessionId } = await signIn(attempt(user.email))
  expect(await state(sessionId)).toBe('PASSWORD_DUE')
  const companies = await inSession(sessionId, () => read(myCompanies, { beforePasswordChange: true }))
  expect(companies).toHaveLength(1)
  ok(
    await inSession(sessionId, () =>
      changePassword({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD, repeatPassword: NEW_PASSWORD }),
    ),
  )
  expect(await state(sessionId)).toBe('open')
})

test('signing out ends the session and is in the audit trail with the address', async () => {
  const { sessionId, userId } = await signIn(attempt('qc@erp.com'))
  await endSession(sessionId, 'signed out', '192.0.2.77')
  await endSession(sessionId, 'signed out', '192.0.2.77')
  expect(await state(sessionId)).toBe('UNAUTHENTICATED')
  const events = await owner(
    `SELECT remark FROM "AuditLog" WHERE action = 'session.sign-out' AND "userId" = $1 AND ip = '192.0.2.77'`,
    [userId],
  )
  expect(events).toEqual([{ remark: 'signed out' }])
})

test('one works in the companies one belongs to, and in no other', async () => {
  const [sales, other] = [await member('sales'), await member('other-admin')]
  const { sessionId } = await signIn(attempt('sales@erp.com'))
  expect(fail(await inSession(sessionId, () => switchCompany({ companyId: other.companyId }))).code).toBe('NOT_FOUND')
  const bySharedToken = await runAs({ identity: { kind: 'member', ...sales } }, () =>
    switchCompany({ companyId: sales.companyId }),
  )
  expect(fail(bySharedToken).code).toBe('FORBIDDEN')

  const user = await newUser()
  await owner(
    `WITH s AS (SELECT set_config('app.request_id', gen_random_uuid()::text, true))
     INSERT INTO "Membership" (id, "companyId", "userId", roles) SELECT gen_random_uuid(), $1, $2, '{STORES}' FROM s`,
    [other.companyId, user.id],
  )
  const both = await signIn(attempt(user.email))
  expect(both.companyId).toBe(sales.companyId)
  ok(await inSession(both.sessionId, () => switchCompany({ companyId: other.companyId })))
  const there = await inSession(both.sessionId, () =>
    read(async ({ actor }) => ({ companyId: actor.companyId, roles: actor.roles })),
  )
  expect(there).toEqual({ companyId: other.companyId, roles: ['STORES'] })
})

test('a session id that was never given opens nothing', async () => {
  expect(await state(randomUUID())).toBe('UNAUTHENTICATED')
})
