import { beforeAll, describe, expect, it } from 'vitest'
import {
  createCustomerPoAction,
  holdCustomerPoAction,
  rejectCustomerPoAction,
  reviewCustomerPoAction,
  updateCustomerPoAction,
} from '@/features/customer-po/customer-po.actions'
import { getCustomerPo } from '@/features/customer-po/customer-po.queries'
import { approveQuotation, reviseQuotation, submitQuotation } from '@/features/quotation/quotation.actions'
import { acceptCustomerPoAction } from '@/features/sales-order/sales-order.actions'
import { read } from '@/server/read'
import { as, fail, ok, readAs } from '../support/actors'
import { approvedQuotation, customerPoFor } from '../support/orders'

const LINES = [
  { size: '6', schedule: '40', metres: '100', rate: '2500' },
  { size: '4', schedule: '40', metres: '50', rate: '1500.5' },
]
const paper = { poDate: '2026-11-10', receivedDate: '2026-11-11' }
const poOf = async (id: string) => {
  const po = await as('sales', () => read((ctx) => getCustomerPo(ctx, id)))
  if (!po) throw new Error('no customer PO')
  return po
}
const asInput = (po: Awaited<ReturnType<typeof poOf>>) =>
  po.lines.map((l) => ({
    quotationLineId: l.quotationLineId,
    productSpecId: l.productSpecId,
    pipeSizeId: l.pipeSizeId,
    additionalSpecs: l.additionalSpecs,
    ends: l.ends as 'BE',
    lengthText: l.lengthText,
    quantity: l.quantity,
    rate: l.rate,
  }))

describe('A customer PO', () => {
  let quotationId: string
  beforeAll(async () => {
    quotationId = (await approvedQuotation(LINES)).id
  })

  it('starts as quoted, and says so', async () => {
    const { id } = await customerPoFor(quotationId)
    const po = await poOf(id)
    expect(po).toMatchObject({ status: 'RECEIVED', totalAmount: '325025', comparison: { effect: '0.00' } })
    expect(po.comparison.lines.map((l) => l.kind)).toEqual(['SAME', 'SAME'])
  })

  it('compares line by line: quantity, rate and amount, what was left out, and the effect on the total', async () => {
    const { id } = await customerPoFor(quotationId)
    const po = await poOf(id)
    const [first] = asInput(po)
    ok(
      await as('sales', () =>
        updateCustomerPoAction({
          id,
          version: po.version,
          poNumber: po.poNumber,
          ...paper,
          lines: [{ ...first, quantity: '90', rate: '2450.25', ends: 'PE' as const }] as never,
        }),
      ),
    )
    const changed = await poOf(id)
    expect(changed.totalAmount).toBe('220522.5')
    expect(changed.comparison).toMatchObject({
      quotedTotal: '325025.00',
      orderedTotal: '220522.50',
      effect: '-104502.50',
    })
    expect(changed.comparison.lines.map((l) => l.kind)).toEqual(['CHANGED', 'NOT_ORDERED'])
    expect(changed.comparison.lines[0]?.differences.map((d) => [d.field, d.quoted, d.ordered])).toEqual([
      ['ends', 'BE', 'PE'],
      ['quantity', '100 MTR', '90 MTR'],
      ['rate', '2500 / MTR', '2450.25 / MTR'],
      ['amount', '2,50,000.00', '2,20,522.50'],
    ])
  })

  it('needs a remark to be accepted where it differs; then the order has what the buyer ordered and the quotation is partly won', async () => {
    const own = await approvedQuotation(LINES)
    const { id } = await customerPoFor(own.id)
    const po = await poOf(id)
    ok(
      await as('sales', () =>
        updateCustomerPoAction({
          id,
          version: po.version,
          poNumber: po.poNumber,
          ...paper,
          lines: asInput(po).slice(0, 1) as never,
        }),
      ),
    )
    expect(fail(await as('sales', () => acceptCustomerPoAction({ id }))).code).toBe('ILLEGAL_TRANSITION')
    ok(await as('sales', () => reviewCustomerPoAction({ id })))
    const refused = fail(await as('sales', () => acceptCustomerPoAction({ id })))
    expect(refused).toMatchObject({ code: 'VALIDATION', fieldErrors: { remark: expect.any(String) } })
    expect((await poOf(id)).status).toBe('UNDER_REVIEW')
    const order = ok(await as('sales', () => acceptCustomerPoAction({ id, remark: 'Second line next month' }))) as {
      id: string
      number?: string
    }
    expect(order.number).toMatch(/^SO\/26\/\d{5}$/)
    const quotation = await readAs('sales', (tx) => tx.quotation.findUniqueOrThrow({ where: { id: own.id } }))
    expect(quotation.status).toBe('PARTLY_WON')
    const lines = await readAs('sales', (tx) => tx.salesOrderLine.findMany({ where: { salesOrderId: order.id } }))
    expect(lines.map((l) => [l.metres.toString(), l.rate.toString(), l.toleranceMetres.toString()])).toEqual([
      ['100', '2500', '6'],
    ])
  })

  it('is held and rejected only with a reason, and resumed after a hold', async () => {
    const { id } = await customerPoFor(quotationId)
    ok(await as('sales', () => reviewCustomerPoAction({ id })))
    expect(fail(await as('sales', () => holdCustomerPoAction({ id, remark: '' }))).code).toBe('VALIDATION')
    ok(await as('sales', () => holdCustomerPoAction({ id, remark: 'Asked about the ends' })))
    ok(await as('sales', () => reviewCustomerPoAction({ id })))
    ok(await as('sales', () => rejectCustomerPoAction({ id, remark: 'Buyer insists on 90 days' })))
    expect((await poOf(id)).history.map((h) => h.toState)).toEqual([
      'REJECTED',
      'UNDER_REVIEW',
      'ON_HOLD',
      'UNDER_REVIEW',
    ])
    expect(fail(await as('sales', () => reviewCustomerPoAction({ id }))).code).toBe('ILLEGAL_TRANSITION')
  })

  it('is recorded once under its number', async () => {
    const { poNumber } = await customerPoFor(quotationId)
    const again = fail(
      await as('sales', () => createCustomerPoAction({ quotationId, poNumber: poNumber.toLowerCase(), ...paper })),
    )
    expect(again.fieldErrors?.poNumber).toContain('recorded already')
  })

  it('is ordered only from the current revision, and follows it when it is saved again', async () => {
    const own = await approvedQuotation(LINES)
    const { id } = await customerPoFor(own.id)
    ok(await as('sales', () => reviewCustomerPoAction({ id })))
    ok(await as('sales', () => reviseQuotation({ id: own.id, reason: 'Price' })))
    ok(await as('sales', () => submitQuotation({ id: own.id })))
    ok(await as('management', () => approveQuotation({ id: own.id })))
    const po = await poOf(id)
    expect(po).toMatchObject({ revisionNo: 0, newerRevisionNo: 1 })
    expect(fail(await as('sales', () => acceptCustomerPoAction({ id, remark: 'x' }))).code).toBe('CONFLICT')
    ok(
      await as('sales', () =>
        updateCustomerPoAction({
          id,
          version: po.version,
          poNumber: po.poNumber,
          ...paper,
          lines: asInput(po) as never,
        }),
      ),
    )
    expect(await poOf(id)).toMatchObject({ revisionNo: 1, newerRevisionNo: null, comparison: { differenceCount: 0 } })
    ok(await as('sales', () => acceptCustomerPoAction({ id })))
    expect((await readAs('sales', (tx) => tx.quotation.findUniqueOrThrow({ where: { id: own.id } }))).status).toBe(
      'WON',
    )
  })

  it('refuses a stale save and names who was faster', async () => {
    const { id } = await customerPoFor(quotationId)
    const po = await poOf(id)
    const input = { id, version: po.version, poNumber: po.poNumber, ...paper, lines: asInput(po) as never }
    ok(await as('admin', () => updateCustomerPoAction(input)))
    expect(fail(await as('sales', () => updateCustomerPoAction(input))).code).toBe('STALE')
  })

  it('belongs to its company, and is not for QC', async () => {
    const { id } = await customerPoFor(quotationId)
    expect(fail(await as('other-admin', () => reviewCustomerPoAction({ id }))).code).toBe('NOT_FOUND')
    expect(
      fail(await as('other-admin', () => createCustomerPoAction({ quotationId, poNumber: 'X', ...paper }))).code,
    ).toBe('NOT_FOUND')
    expect(fail(await as('qc', () => reviewCustomerPoAction({ id }))).code).toBe('FORBIDDEN')
  })
})
