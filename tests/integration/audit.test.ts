import { describe, expect, it } from 'vitest'
import { auditList, getAuditRequest } from '@/features/audit/audit.queries'
import { deactivateCustomerAction } from '@/features/customer/customer.actions'
import { retryMessageAction } from '@/features/outbox/outbox.actions'
import { getOutboxMessage, outboxList } from '@/features/outbox/outbox.queries'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, member, ok } from '../support/actors'
import { withOwner } from '../support/owner'

const trail = (params: Record<string, string>, who: Desk = 'admin') =>
  as(who, () => read((ctx) => runList(ctx, auditList, params)))

describe('audit trail', () => {
  it('shows who did what to which document, from where, and each changed column old beside new', async () => {
    const id = await customerId('C004')
    ok(await as('sales', () => deactivateCustomerAction({ id, remark: 'Duplicate' })))
    const found = await trail({ documentId: id })
    expect(found.rows).toMatchObject([
      {
        userName: 'Sales Desk',
        action: 'customer.deactivate',
        documentNo: 'C004 Aravalli Process Plants Pvt Ltd',
        remark: 'Duplicate',
        ip: '192.0.2.1',
      },
    ])
    const request = await as('admin', () => read((ctx) => getAuditRequest(ctx, String(found.rows[0]?.requestId))))
    expect(request?.rows).toMatchObject([
      { table: 'Customer', op: 'UPDATE', columns: [{ column: 'isActive', from: 'true', to: 'false' }] },
    ])
    expect(request?.user?.email).toBe('sales@erp.com')
  })

  it('is filtered by day of the company, user, area, action and text', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format(new Date())
    expect((await trail({ from: today, to: today, user: 'sales desk', area: 'customer' })).total).toBe(1)
    expect((await trail({ to: '2020-01-01' })).total).toBe(0)
    expect((await trail({ action: 'vendor.approve' })).total).toBe(4)
    expect((await trail({ q: 'C004' })).rows[0]?.action).toBe('customer.deactivate')
    expect((await trail({ documentNo: 'C004 Aravalli Process Plants Pvt Ltd' })).total).toBe(1)
    await expect(trail({ area: 'nonsense' })).rejects.toMatchObject({ code: 'VALIDATION' })
  })

  it('of one company is not there for the other', async () => {
    const id = await customerId('C004')
    const own = await trail({ documentId: id })
    expect((await trail({ documentId: id }, 'other-admin')).total).toBe(0)
    expect(
      await as('other-admin', () => read((ctx) => getAuditRequest(ctx, String(own.rows[0]?.requestId)))),
    ).toBeNull()
  })
})

describe('outgoing mail', () => {
  async function message(documentType: string, status: string): Promise<string> {
    const { companyId, userId } = await member('sales')
    return withOwner(async (owner) => {
      await owner.query('BEGIN')
      await owner.query(
        `SELECT set_config('app.company_id', $1, true), set_config('app.user_id', $2, true), set_config('app.request_id', gen_random_uuid()::text, true)`,
        [companyId, userId],
      )
      const payload = {
        to: ['buyer@example.com'],
        subject: 'Offer',
        text: 'Please find our offer.',
        documentType,
        documentId: userId,
      }
      const { rows } = await owner.query(
        `INSERT INTO "OutboxMessage" (id, kind, status, payload, subject, recipients, "documentType", "documentId", "documentNo", "lastError")
         VALUES (gen_random_uuid(), 'EMAIL', $1, $2, 'Offer', 'buyer@example.com', $3, $4, 'X/26/00001', 'not sent: no SMTP set') RETURNING id`,
        [status, JSON.stringify(payload), documentType, userId],
      )
      await owner.query('COMMIT')
      return rows[0].id as string
    })
  }

  it('that was not sent is queued again; what has been sent is not', async () => {
    const id = await message('Quotation', 'NOT_SENT')
    ok(await as('sales', () => retryMessageAction({ id })))
    expect(await as('sales', () => read((ctx) => getOutboxMessage(ctx, id)))).toMatchObject({
      status: 'QUEUED',
      lastError: null,
      text: 'Please find our offer.',
    })
    expect(fail(await as('sales', () => retryMessageAction({ id }))).code).toBe('CONFLICT')
    const sent = await message('Quotation', 'SENT')
    expect(fail(await as('sales', () => retryMessageAction({ id: sent }))).message).toContain('has been sent')
    expect(fail(await as('management', () => retryMessageAction({ id: sent }))).code).toBe('FORBIDDEN')
  })

  it('of documents a person may not see is not shown to them', async () => {
    const id = await message('PurchaseOrder', 'FAILED')
    expect(await as('sales', () => read((ctx) => getOutboxMessage(ctx, id)))).toBeNull()
    expect(fail(await as('sales', () => retryMessageAction({ id }))).code).toBe('NOT_FOUND')
    const seen = await as('sales', () => read((ctx) => runList(ctx, outboxList, {})))
    expect(seen.rows.map((r) => r.id)).not.toContain(id)
    expect(
      (await as('purchase', () => read((ctx) => runList(ctx, outboxList, { status: 'FAILED' })))).rows.map((r) => r.id),
    ).toContain(id)
  })
})
