import { describe, expect, it } from 'vitest'
import { submitPurchaseOrder } from '@/features/purchase-order/purchase-order.actions'
import { createUserAction, setMembershipAction } from '@/features/user/user.actions'
import { runAs } from '@/server/caller'
import { as, member, ok, setSetting } from '../support/actors'
import { withOwner } from '../support/owner'
import { draftOrder, orderOf, pipeLine } from '../support/purchase'

describe('Approvals that a typed figure cannot spare', () => {
  it('an exchange rate typed into a purchase order does not bring it below the limit', async () => {
    await setSetting('purchaseOrderApprovalAbove', '100000')
    const dollars = { currency: 'USD' as const, exchangeRate: '0.000001' }
    const dear = await draftOrder([await pipeLine('1000', '20')], dollars)
    ok(await as('purchase', () => submitPurchaseOrder({ id: dear })))
    expect((await orderOf(dear)).status).toBe('PENDING_APPROVAL')
    const small = await draftOrder([await pipeLine('10', '20')], { currency: 'USD' })
    ok(await as('purchase', () => submitPurchaseOrder({ id: small })))
    expect((await orderOf(small)).status).toBe('APPROVED')
  })
})

describe('Administrators', () => {
  it('two who end each other at the same moment leave one of them', async () => {
    const { companyId } = await member('other-admin')
    const made = ok(
      await as('other-admin', () =>
        createUserAction({
          email: 'second-admin@erp.test',
          name: 'Second Admin',
          roles: ['ADMIN'],
          temporaryPassword: 'Erp-demo-1x',
        }),
      ),
    )
    const first = await member('other-admin')
    const second = { userId: made.id, companyId }
    const end = (by: typeof first, whom: string) =>
      runAs({ identity: { kind: 'member', ...by } }, () =>
        setMembershipAction({ id: whom, companyId, roles: ['SALES'], isActive: true }),
      )
    await Promise.all([end(first, second.userId), end(second, first.userId)])
    const left = await withOwner(async (owner) => {
      const { rows } = await owner.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "Membership" m JOIN "User" u ON u.id = m."userId"
         WHERE m."companyId" = $1 AND m."isActive" AND u."isActive" AND NOT u."isSystem" AND 'ADMIN' = ANY (m.roles)`,
        [companyId],
      )
      return rows[0]?.n
    })
    expect(left).toBe(1)
  })
})
