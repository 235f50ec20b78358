import { describe, expect, it } from 'vitest'
import {
  acknowledgePurchaseOrder,
  amendPurchaseOrder,
  approvePurchaseOrder,
  cancelPurchaseOrder,
  closePurchaseOrder,
  createPurchaseOrder,
  markPurchaseOrderSent,
  returnPurchaseOrder,
  sendPurchaseOrder,
  submitPurchaseOrder,
  updatePurchaseOrder,
} from '@/features/purchase-order/purchase-order.actions'
import { getPurchaseOrder, purchaseOrderList } from '@/features/purchase-order/purchase-order.queries'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, type Desk, fail, ok, place, readAs, setSetting, vendorId } from '../support/actors'
import { withOwner } from '../support/owner'
import { printed } from '../support/pdf-text'
import { approvedOrder, draftOrder, heat, orderOf, pipeLine, postedReceipt } from '../support/purchase'

const look = async (who: Desk, id: string) => {
  const found = await as(who, () => read((ctx) => getPurchaseOrder(ctx, id), { permission: 'purchase-order.read' }))
  if (!found) throw new Error('no order')
  return found
}
const statusOf = async (id: string) => (await orderOf(id)).status

describe('purchase order', () => {
  it('computes amounts, GST and totals on the server, and has its number from the first save', async () => {
    const id = await draftOrder(
      [await pipeLine('60', '2350.5'), await pipeLine('1500', '52', { unit: 'KGS', rateUnit: 'KGS' })],
      {
        chargesLabel: 'Freight',
        chargesAmount: '5000',
      },
    )
    const order = await orderOf(id)
    expect(order.number).toMatch(/^PO\/26\/\d{5}$/)
    expect(order.lines.map((l) => l.amount.toString())).toEqual(['141030', '78000'])
    expect(order.subTotal.toString()).toBe('219030')
    expect(order.taxAmount.toString()).toBe('40325.4')
    expect(order.totalAmount.toString()).toBe('264355.4')
    expect(order.lines[1]?.ratePerMetre).toBe('1469.728')
  })

  it('goes to approved vendors only, and this is checked again at approval', async () => {
    const lines = [await pipeLine('10')]
    const { warehouseId } = await place()
    const unapproved = await vendorId('V005')
    const refused = fail(await as('purchase', () => createPurchaseOrder({ vendorId: unapproved, warehouseId, lines })))
    expect(refused.code).toBe('VALIDATION')
    expect(refused.fieldErrors?.vendorId).toMatch(/is not an approved vendor/)
    const vendor = await vendorId('V002')
    const id = await draftOrder(lines, { vendorId: vendor })
    ok(await as('purchase', () => submitPurchaseOrder({ id })))
    await withOwner(async (owner) => {
      await owner.query(`BEGIN; SELECT set_config('app.request_id', gen_random_uuid()::text, true)`)
      await owner.query('UPDATE "Vendor" SET "isApproved" = false WHERE id = $1', [vendor])
      await owner.query('COMMIT')
    })
    expect(fail(await as('management', () => approvePurchaseOrder({ id }))).message).toMatch(
      /is not an approved vendor/,
    )
    expect(await statusOf(id)).toBe('PENDING_APPROVAL')
  })

  it('is approved by four eyes, or returned with what should change', async () => {
    const { warehouseId } = await place()
    const vendor = await vendorId('V001')
    const lines = [await pipeLine('10')]
    const { id } = ok(await as('admin', () => createPurchaseOrder({ vendorId: vendor, warehouseId, lines })))
    ok(await as('admin', () => submitPurchaseOrder({ id })))
    expect(fail(await as('admin', () => approvePurchaseOrder({ id }))).message).toMatch(/somebody else must decide/)
    expect(fail(await as('purchase', () => approvePurchaseOrder({ id }))).code).toBe('FORBIDDEN')
    ok(await as('management', () => returnPurchaseOrder({ id, remark: 'Ask for a better rate' })))
    ok(await as('purchase', () => submitPurchaseOrder({ id })))
    ok(await as('management', () => approvePurchaseOrder({ id, remark: 'Fine' })))
    const { history, approvedBy } = await look('purchase', id)
    expect(history.map((h) => h.event)).toEqual(['submit', 'return', 'submit', 'approve'])
    expect(history[1]?.remark).toBe('Ask for a better rate')
    expect(approvedBy).toBeTruthy()
  })

  it('needs no approval up to the amount in Settings, and says by which rule', async () => {
    await setSetting('purchaseOrderApprovalAbove', '100000')
    const small = await draftOrder([await pipeLine('10', '100')])
    const large = await draftOrder([await pipeLine('1000', '100')])
    ok(await as('purchase', () => submitPurchaseOrder({ id: small })))
    ok(await as('purchase', () => submitPurchaseOrder({ id: large })))
    await setSetting('purchaseOrderApprovalAbove', '0')
    expect(await statusOf(small)).toBe('APPROVED')
    expect((await orderOf(small)).approvalRule).toMatch(/only above 100000.00/)
    expect(await statusOf(large)).toBe('PENDING_APPROVAL')
  })

  it('is not submitted with a line that has no rate', async () => {
    const id = await draftOrder([await pipeLine('10'), await pipeLine('5', '0')])
    expect(fail(await as('purchase', () => submitPurchaseOrder({ id }))).message).toMatch(/Line 2 has no rate/)
    expect(await statusOf(id)).toBe('DRAFT')
  })

  it('is e-mailed with its PDF, or marked as sent by hand, then acknowledged', async () => {
    const id = await approvedOrder([await pipeLine('10')])
    expect(fail(await as('purchase', () => sendPurchaseOrder({ id, to: 'nobody' }))).code).toBe('VALIDATION')
    ok(await as('purchase', () => sendPurchaseOrder({ id, to: 'sales@mill.example, export@mill.example' })))
    expect(await statusOf(id)).toBe('SENT')
    const mails = await readAs('purchase', (tx) => tx.outboxMessage.findMany({ where: { documentId: id } }))
    expect(mails.map((m) => m.recipients)).toEqual(['sales@mill.example, export@mill.example'])
    expect(JSON.stringify(mails[0]?.payload)).toMatch(/"document":"purchase-order".*PO-26-\d{5}\.pdf/)
    ok(
      await as('purchase', () =>
        acknowledgePurchaseOrder({ id, acknowledgementReference: 'OA-77', expectedDate: '2026-12-20' }),
      ),
    )
    const order = await look('purchase', id)
    expect([order.status, order.acknowledgementReference, order.expectedDate]).toEqual([
      'ACKNOWLEDGED',
      'OA-77',
      '2026-12-20',
    ])
    expect(order.mails).toHaveLength(1)

    const byHand = await approvedOrder([await pipeLine('10')])
    ok(await as('purchase', () => markPurchaseOrderSent({ id: byHand })))
    expect((await look('purchase', byHand)).history.at(-1)?.remark).toBe('Sent by hand')
  })

  it('hides prices from STORES and QC, on the page and in the list', async () => {
    const id = await approvedOrder([await pipeLine('10', '1777.77')])
    for (const who of ['stores', 'qc'] as const) {
      const order = await look(who, id)
      expect(JSON.stringify(order)).not.toMatch(/1777/)
      expect(order.lines[0]?.quantity).toBe('10')
      const list = await as(who, () => read((ctx) => runList(ctx, purchaseOrderList, { q: order.number ?? '' })))
      expect(list.rows[0]).not.toHaveProperty('totalAmount')
    }
    expect((await look('accounts', id)).lines[0]?.rate).toBe('1777.77')
  })

  it('prints on the letterhead with totals in words; for STORES without any price', async () => {
    const id = await approvedOrder([await pipeLine('60', '2350.5', { additionalSpecs: ['NACE MR0175'] })], {
      chargesLabel: 'Freight',
      chargesAmount: '5000',
      expectedDate: '2026-12-15',
    })
    const { text, fileName } = await printed('purchase', 'purchase-order', id)
    expect(fileName).toMatch(/^PO-26-\d{5}\.pdf$/)
    for (const words of [
      'Purchase order',
      'ASTM A106 GR.B',
      'NACE MR0175',
      '168.30',
      '60 MTR',
      '2,350.50 /MTR',
      'EN 10204 3.1',
      '15 Dec 2026',
      'Freight',
    ])
      expect(text).toContain(words)
    expect(text).toContain('1,72,315.40')
    expect(text).toContain('Rupees One Lakh Seventy Two Thousand Three Hundred Fifteen')
    const blind = await printed('stores', 'purchase-order', id)
    expect(blind.text).toContain('60 MTR')
    expect(blind.text).not.toMatch(/2,350|1,72,315|Freight|Rupees/)
  })

  it('is amended as a new revision with a change log, never below what is received', async () => {
    const id = await approvedOrder([await pipeLine('100', '1500'), await pipeLine('50', '900')])
    ok(await as('purchase', () => markPurchaseOrderSent({ id })))
    await postedReceipt(id, [await heat(id, 'AM100', '40')])
    expect(fail(await as('purchase', () => amendPurchaseOrder({ id, remark: ' ' }))).code).toBe('VALIDATION')
    ok(await as('purchase', () => amendPurchaseOrder({ id, remark: 'Client reduced the quantity' })))
    const draft = await look('purchase', id)
    expect([draft.status, draft.revisionNo]).toEqual(['DRAFT', 1])
    expect(fail(await as('purchase', () => submitPurchaseOrder({ id }))).message).toMatch(/Rev.1 changes nothing yet/)
    const input = async (quantity: string) => ({
      id,
      version: (await look('purchase', id)).version,
      vendorId: draft.vendorId,
      warehouseId: draft.warehouseId,
      lines: [
        { ...(await pipeLine(quantity, '1550')), id: draft.lines[0]?.id },
        { ...(await pipeLine('50', '900')), id: draft.lines[1]?.id },
      ],
    })
    expect(
      fail(await as('purchase', async () => updatePurchaseOrder(await input('39.999')))).fieldErrors?.[
        'lines.0.quantity'
      ],
    ).toMatch(/40.000 m are received already/)
    ok(await as('purchase', async () => updatePurchaseOrder(await input('60'))))
    ok(await as('purchase', () => submitPurchaseOrder({ id })))
    ok(await as('management', () => approvePurchaseOrder({ id })))
    const amended = await look('purchase', id)
    expect(amended.status).toBe('PARTLY_RECEIVED')
    expect(amended.amendments[0]?.reason).toBe('Client reduced the quantity')
    expect(amended.amendments[0]?.changes.map((c) => [c.what, c.from, c.to])).toEqual(
      expect.arrayContaining([
        ['Line 1 quantity', '100 MTR', '60 MTR'],
        ['Line 1 rate', '1500.000 per MTR', '1550.000 per MTR'],
      ]),
    )
    const blind = await look('stores', id)
    expect(blind.amendments[0]?.changes.map((c) => c.what)).toEqual(['Line 1 quantity'])
  })

  it('is cancelled only while nothing is received; else it is closed short, with a reason', async () => {
    const id = await approvedOrder([await pipeLine('100')])
    ok(await as('purchase', () => markPurchaseOrderSent({ id })))
    expect(fail(await as('purchase', () => closePurchaseOrder({ id, remark: 'Never came' }))).message).toMatch(
      /Cancel it instead/,
    )
    await postedReceipt(id, [await heat(id, 'CL100', '40')])
    expect(fail(await as('purchase', () => cancelPurchaseOrder({ id, remark: 'Changed our mind' }))).code).toBe(
      'ILLEGAL_TRANSITION',
    )
    expect(fail(await as('purchase', () => closePurchaseOrder({ id }))).code).toBe('VALIDATION')
    ok(await as('purchase', () => closePurchaseOrder({ id, remark: 'The mill has no more' })))
    expect(await statusOf(id)).toBe('CLOSED')
    const empty = await approvedOrder([await pipeLine('10')])
    ok(await as('purchase', () => cancelPurchaseOrder({ id: empty, remark: 'Client cancelled' })))
    expect((await orderOf(empty)).cancelReason).toBe('Client cancelled')
  })

  it('is overdue when the vendor still owes goods past the expected date', async () => {
    const id = await approvedOrder([await pipeLine('10')], { expectedDate: null })
    await withOwner(async (owner) => {
      await owner.query(`BEGIN; SELECT set_config('app.request_id', gen_random_uuid()::text, true)`)
      await owner.query(
        `UPDATE "PurchaseOrder" SET "orderDate" = '2026-04-01', "expectedDate" = '2026-04-20' WHERE id = $1`,
        [id],
      )
      await owner.query('COMMIT')
    })
    const overdue = await as('purchase', () => read((ctx) => runList(ctx, purchaseOrderList, { overdue: '1' })))
    expect(overdue.rows.map((r) => r.id)).toContain(id)
    ok(await as('purchase', () => cancelPurchaseOrder({ id, remark: 'Too late' })))
    const after = await as('purchase', () => read((ctx) => runList(ctx, purchaseOrderList, { overdue: '1' })))
    expect(after.rows.map((r) => r.id)).not.toContain(id)
  })

  it('does not exist for another company', async () => {
    const id = await draftOrder([await pipeLine('10')])
    expect(fail(await as('other-admin', () => submitPurchaseOrder({ id }))).code).toBe('NOT_FOUND')
    expect(await as('other-admin', () => read((ctx) => getPurchaseOrder(ctx, id)))).toBeNull()
  })
})
