import { compare } from 'bcrypt'
import { describe, expect, it } from 'vitest'
import {
  createUserAction,
  deactivateUserAction,
  resetPasswordAction,
  setMembershipAction,
  updateUserAction,
} from '@/features/user/user.actions'
import { getUser, userList } from '@/features/user/user.queries'
import { runAs } from '@/server/caller'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, type Desk, fail, member, ok } from '../support/actors'
import { withOwner } from '../support/owner'

const PASSWORD = 'Temporary-1'
const user = (id: string, who: Desk = 'admin') => as(who, () => read((ctx) => getUser(ctx, id)))
const add = (email: string, roles: ('SALES' | 'QC' | 'ADMIN')[] = ['SALES']) =>
  as('admin', () => createUserAction({ email, name: 'New Person', phone: null, roles, temporaryPassword: PASSWORD }))

/** Administers both companies. */
async function asSystemUser<T>(fn: () => Promise<T>): Promise<T> {
  const { companyId } = await member('admin')
  const userId = await withOwner(
    async (owner) => (await owner.query('SELECT id FROM "User" WHERE "isSystem"')).rows[0].id as string,
  )
  return runAs({ identity: { kind: 'member', userId, companyId } }, fn)
}

const credential = (id: string) =>
  withOwner(
    async (owner) =>
      (
        await owner.query<{ passwordHash: string }>('SELECT "passwordHash" FROM "UserCredential" WHERE "userId" = $1', [
          id,
        ])
      ).rows[0]?.passwordHash ?? '',
  )

describe('users', () => {
  it('are added with a temporary password that is stored only as a hash and must be changed', async () => {
    const { id } = ok(await add('Fresh@Erp.com'))
    expect(await user(id)).toMatchObject({
      email: 'fresh@erp.com',
      mustChangePassword: true,
      isActive: true,
      membership: { roles: ['SALES'] },
    })
    expect(await compare(PASSWORD, await credential(id))).toBe(true)
    await withOwner(async (owner) => {
      const { rows } = await owner.query(
        `SELECT count(*)::int AS n FROM "AuditChange" WHERE "newValues"::text LIKE $1 OR "oldValues"::text LIKE $1`,
        [`%${PASSWORD}%`],
      )
      expect(rows[0].n).toBe(0)
      const kept = await owner.query(`SELECT count(*)::int AS n FROM "IdempotencyKey" WHERE result::text LIKE $1`, [
        `%${PASSWORD}%`,
      ])
      expect(kept.rows[0].n).toBe(0)
    })
  })

  it('cannot share an address, and a weak password is refused at its field', async () => {
    expect(fail(await add('sales@erp.com')).fieldErrors?.email).toContain('Taken')
    const weak = await as('admin', () =>
      createUserAction({ email: 'a@erp.com', name: 'A', phone: null, roles: ['QC'], temporaryPassword: 'short' }),
    )
    expect(fail(weak).fieldErrors?.temporaryPassword).toBeTruthy()
    expect(
      fail(
        await as('management', () =>
          createUserAction({ email: 'b@erp.com', name: 'B', phone: null, roles: ['QC'], temporaryPassword: PASSWORD }),
        ),
      ).code,
    ).toBe('FORBIDDEN')
  })

  it('get further roles, which count at once', async () => {
    const { id } = ok(await add('roles@erp.com'))
    const { companyId } = await member('admin')
    ok(await as('admin', () => setMembershipAction({ id, companyId, roles: ['SALES', 'QC'], isActive: true })))
    const can = await runAs({ identity: { kind: 'member', userId: id, companyId } }, () =>
      read(async (ctx) => ctx.actor.can('inspection.submit')),
    )
    expect(can).toBe(true)
    expect(fail(await as('admin', () => setMembershipAction({ id, companyId, roles: [], isActive: true }))).code).toBe(
      'VALIDATION',
    )
  })

  it('join other companies only through an administrator of that company', async () => {
    const { id } = ok(await add('two@erp.com'))
    const other = await member('other-admin')
    expect(
      fail(
        await as('admin', () => setMembershipAction({ id, companyId: other.companyId, roles: ['QC'], isActive: true })),
      ).code,
    ).toBe('NOT_FOUND')
    expect((await user(id))?.memberships.map((m) => m.companyName)).toEqual(['NPS India'])
    expect(await user(id, 'other-admin')).toBeNull()
    expect(fail(await as('other-admin', () => deactivateUserAction({ id, version: 1, remark: 'x' }))).code).toBe(
      'NOT_FOUND',
    )
    expect(fail(await as('other-admin', () => resetPasswordAction({ id, temporaryPassword: PASSWORD }))).code).toBe(
      'NOT_FOUND',
    )
  })

  it('are out at once when they are deactivated, and nobody deactivates themselves or the system', async () => {
    const { id } = ok(await add('gone@erp.com'))
    const { companyId, userId } = await member('admin')
    await withOwner((owner) =>
      owner.query(`INSERT INTO "UserSession" (id, "userId", "companyId") VALUES (gen_random_uuid(), $1, $2)`, [
        id,
        companyId,
      ]),
    )
    const version = (await user(id))?.version ?? 0
    ok(await as('admin', () => deactivateUserAction({ id, version, remark: 'Left the company' })))
    expect(await user(id)).toMatchObject({ isActive: false, sessions: [] })
    await expect(
      runAs({ identity: { kind: 'member', userId: id, companyId } }, () => read(async () => 1)),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(fail(await as('admin', () => deactivateUserAction({ id: userId, version: 1, remark: 'x' }))).code).toBe(
      'FORBIDDEN',
    )
    const system = await withOwner(
      async (owner) => (await owner.query('SELECT id FROM "User" WHERE "isSystem"')).rows[0].id as string,
    )
    expect(fail(await as('admin', () => deactivateUserAction({ id: system, version: 1, remark: 'x' }))).code).toBe(
      'FORBIDDEN',
    )
  })

  it('leave the company with an administrator: the last one cannot go', async () => {
    const { id } = ok(await add('second-admin@erp.com', ['ADMIN']))
    const { companyId, userId } = await member('admin')
    const asSecond = <T>(fn: () => Promise<T>) => runAs({ identity: { kind: 'member', userId: id, companyId } }, fn)
    ok(await asSecond(() => setMembershipAction({ id: userId, companyId, roles: ['SALES'], isActive: true })))
    expect(
      fail(await asSecond(() => setMembershipAction({ id, companyId, roles: ['SALES'], isActive: true }))).code,
    ).toBe('FORBIDDEN')
    ok(await asSecond(() => setMembershipAction({ id: userId, companyId, roles: ['ADMIN'], isActive: true })))
    ok(await asSystemUser(() => setMembershipAction({ id, companyId, roles: ['SALES'], isActive: true })))
    const last = await asSystemUser(() =>
      setMembershipAction({ id: userId, companyId, roles: ['SALES'], isActive: true }),
    )
    expect(fail(last)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('at least one') })
  })

  it('of two companies are changed as a whole only by an administrator of both', async () => {
    const { id } = ok(await add('both@erp.com'))
    const other = await member('other-admin')
    ok(await asSystemUser(() => setMembershipAction({ id, companyId: other.companyId, roles: ['QC'], isActive: true })))
    const seen = await asSystemUser(() => read((ctx) => getUser(ctx, id)))
    expect(seen?.memberships.map((m) => [m.companyName, m.roles])).toEqual([
      ['Konkan Tubulars', ['QC']],
      ['NPS India', ['SALES']],
    ])
    const version = seen?.version ?? 0
    expect(fail(await as('admin', () => deactivateUserAction({ id, version, remark: 'x' }))).code).toBe('FORBIDDEN')
    expect(fail(await as('admin', () => resetPasswordAction({ id, temporaryPassword: PASSWORD }))).code).toBe(
      'FORBIDDEN',
    )
    const { companyId } = await member('admin')
    ok(await as('admin', () => setMembershipAction({ id, companyId, roles: ['SALES'], isActive: false })))
    expect(await user(id, 'other-admin')).toMatchObject({ isActive: true })
  })

  it('a reset ends the sessions and asks for a new password; a stale change is refused', async () => {
    const { id } = ok(await add('reset@erp.com'))
    const before = await credential(id)
    ok(await as('admin', () => resetPasswordAction({ id, temporaryPassword: 'Another-1' })))
    expect(await credential(id)).not.toBe(before)
    const version = (await user(id))?.version ?? 0
    ok(await as('admin', () => updateUserAction({ id, version, name: 'Renamed', phone: null })))
    expect(fail(await as('admin', () => updateUserAction({ id, version, name: 'Late', phone: null }))).code).toBe(
      'STALE',
    )
  })

  it('are listed per company, without the system user', async () => {
    const other = await as('other-admin', () => read((ctx) => runList(ctx, userList, {})))
    expect(other.rows.map((r) => r.email).sort()).toEqual(['both@erp.com', 'other-admin@erp.com'])
    const qc = await as('management', () => read((ctx) => runList(ctx, userList, { role: 'QC', q: 'qc@' })))
    expect(qc.rows).toMatchObject([{ email: 'qc@erp.com', roles: ['QC'], status: 'ACTIVE' }])
  })
})
