import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditList, getAuditRequest } from '@/features/audit/audit.queries'
import { createQuotation, voidQuotation } from '@/features/quotation/quotation.actions'
import { clientList, runList } from '@/server/list'
import { exportColumns, readExport } from '@/server/list-export'
import { read } from '@/server/read'
import { endSession, signIn } from '@/server/session'
import { closeThrottle } from '@/server/throttle'
import { as, customerId, member, sizeId, specId } from '../support/actors'
import { CHAIN_IP, Chain, day } from '../support/chain'
import { buy, receive, reserveFromStock } from '../support/chain/purchase'
import { inspect } from '../support/chain/quality'
import { enquire, order, quote } from '../support/chain/sales'

describe('UAT-012 Who did what, when, from where', () => {
  const c = new Chain()
  const audit = async (params: Record<string, string> = {}) =>
    (
      await as('admin', () =>
        read((ctx) => runList(ctx, auditList, { pageSize: '200', sort: 'at', ...params }), {
          permission: 'audit.read',
        }),
      )
    ).rows

  beforeAll(async () => {
    for (const step of [enquire, quote, order, reserveFromStock, buy, receive, inspect]) await step(c)
    const draft = await c.act('sales', createQuotation, {
      customerId: await customerId('C002'),
      lines: [{ productSpecId: await specId(), pipeSizeId: await sizeId('2', '80'), quantity: '7.5', rate: '620' }],
    })
    c.keep('draft', draft)
    await c.act('sales', voidQuotation, { id: draft.id, remark: 'Typed twice' })
    const { sessionId } = await signIn({
      email: 'sales@erp.com',
      password: 'Erp-demo-1',
      ip: '192.0.2.99',
      userAgent: 'Test',
    })
    await endSession(sessionId, 'signed out', '192.0.2.99')
    await signIn({ email: 'sales@erp.com', password: 'wrong', ip: '192.0.2.98', userAgent: 'Test' }).catch(
      () => undefined,
    )
  })
  afterAll(closeThrottle)

  it.each([
    ['an approval', 'quotation.approve', 'Management Desk', () => `${c.no('quotation')} Rev.0`],
    ['a voided draft', 'quotation.void', 'Sales Desk', () => c.no('draft')],
    ['a goods receipt', 'grn.post', 'Stores Desk', () => c.no('grn')],
    ['an inspection', 'inspection.submit', 'Quality Desk', () => c.no('inspection')],
  ])('%s has its row with user, time, address, action, document', async (_, action, user, no) => {
    const rows = await audit({ action })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ userName: user, ip: CHAIN_IP, action, documentNo: expect.stringContaining(no()) })
    expect(String(rows[0]?.at)).toMatch(/^\d{4}-\d\d-\d\dT/)
  })

  it('and what it changed, old and new', async () => {
    const found = await as('admin', () => read((ctx) => getAuditRequest(ctx, c.call('quotation.void').requestId)))
    const columns = found?.rows
      .filter((r) => r.op === 'UPDATE')
      .flatMap((r) => r.columns.map((x) => [r.table, x.column, x.from, x.to]))
    expect(columns).toContainEqual(['Quotation', 'status', 'OPEN', 'VOID'])
    expect(columns).toContainEqual(['QuotationRevision', 'status', 'DRAFT', 'VOID'])
    expect(found?.events.map((e) => e.remark)).toContain('Typed twice')
  })

  it('sign-in, wrong password and sign-out are there too', async () => {
    const rows = await audit({ from: day(), area: 'session' })
    const seen = rows.filter((r) => ['192.0.2.99', '192.0.2.98'].includes(String(r.ip))).map((r) => r.action)
    expect(seen).toEqual(['session.sign-in', 'session.sign-out', 'session.sign-in-failed'])
  })

  it('filters combine, and an export holds every row', async () => {
    const { userId } = await member('purchase')
    const rows = await audit({ userId, area: 'purchase-order', from: day(), to: day() })
    expect(rows.map((r) => r.action)).toEqual([
      'purchase-order.create',
      'purchase-order.submit',
      'purchase-order.send',
      'purchase-order.acknowledge',
    ])
    expect(await audit({ userId, area: 'purchase-order', to: day(-1) })).toEqual([])
    expect(await audit({ userId, documentNo: c.no('grn') })).toEqual([])
    const { exported, counted } = await as('admin', () =>
      read(async (ctx) => {
        const columns = exportColumns(clientList(auditList, ctx.actor.can), 'requestId,action')
        const { parts } = await readExport(ctx, auditList, {}, columns, 'csv')
        const text = (parts ?? []).map((part) => new TextDecoder().decode(part)).join('')
        return { exported: text.trim().split('\r\n').slice(1), counted: await ctx.tx.auditLog.count() }
      }),
    )
    expect(exported).toHaveLength(counted)
    for (const call of c.calls) expect(exported).toContain(`${call.requestId},${call.name}`)
  })

  it('nobody changes or deletes a row: no action does, and the database refuses it to the program and to its owner', async () => {
    const attempts = [
      `UPDATE "AuditLog" SET remark = 'x'`,
      `DELETE FROM "AuditLog"`,
      `UPDATE "AuditChange" SET op = 'x'`,
      `DELETE FROM "AuditChange"`,
    ]
    for (const [connectionString, refusal] of [
      [process.env.DATABASE_URL, /permission denied/],
      [process.env.DATABASE_OWNER_URL, /append-only/],
    ] as const) {
      const client = new Client({ connectionString })
      await client.connect()
      for (const sql of attempts) await expect(client.query(sql)).rejects.toThrow(refusal)
      await client.end()
    }
  })

  it.each(['sales', 'management', 'accounts'] as const)('%s cannot open it', async (who) => {
    const open = as(who, () => read((ctx) => runList(ctx, auditList, {}), { permission: auditList.permission }))
    await expect(open).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
