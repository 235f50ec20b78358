import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/core/fiscal-year'
import {
  cancelInvoiceAction,
  createInvoiceAction,
  postInvoiceAction,
  updateInvoiceAction,
  voidInvoiceAction,
} from '@/features/invoice/invoice.actions'
import { getInvoice } from '@/features/invoice/invoice.queries'
import { voidPackingListAction } from '@/features/packing-list/packing-list.actions'
import { getSalesOrder } from '@/features/sales-order/sales-order.queries'
import { read } from '@/server/read'
import { as, fail, ok, readAs, setSetting } from '../support/actors'
import { day } from '../support/chain'
import { acceptedHeats, dispatched, invoiced, packed, reservedOrder } from '../support/delivery'
import { withOwner } from '../support/owner'

const invoiceOf = async (id: string) => {
  const found = await as('accounts', () => read((ctx) => getInvoice(ctx, id)))
  if (!found) throw new Error('no invoice')
  return found
}

/** Changes a row past the rules, to bring about what only time or another screen does. */
async function asOwner(sql: string, id: string): Promise<void> {
  await withOwner(async (owner) => {
    await owner.query('BEGIN')
    await owner.query(`SELECT set_config('app.request_id', gen_random_uuid()::text, true)`)
    await owner.query(sql, [id])
    await owner.query(`SELECT audit_event('Invoice', $1, NULL, NULL, 'invoice.test')`, [id])
    await owner.query('COMMIT')
  })
}

/** A draft of one load of a new order for a customer. */
async function draftFor(customer: string, metres: string, rate: string, heatNo = 'INV-H1') {
  const order = await reservedOrder(metres, rate, customer)
  const list = await packed(order.id, { [heatNo]: { metres, pieces: 1 } })
  const { id } = ok(await as('accounts', () => createInvoiceAction({ packingListId: list.id })))
  return { order, list, id, invoice: await invoiceOf(id) }
}

beforeAll(async () => {
  await acceptedHeats([
    { heatNo: 'INV-H1', metres: '2000', pieces: 333, mtcDate: '2024-01-10' },
    { heatNo: 'INV-H2', metres: '500', pieces: 80, mtcDate: '2024-02-10' },
  ])
})

describe('A tax invoice of a packed load', () => {
  it('bears CGST and SGST inside the state, rounded to whole rupees', async () => {
    // 100.5 m x 5125.55 = 515117.775 -> 515117.78; 9 % each = 46360.60; exact 607838.98 -> 607839
    const { invoice } = await draftFor('C001', '100.5', '5125.55')
    expect(invoice).toMatchObject({
      status: 'DRAFT',
      number: null,
      taxRegime: 'CGST_SGST',
      supplierState: '27',
      placeOfSupply: '27',
      taxableAmount: '515117.78',
      cgstAmount: '46360.6',
      sgstAmount: '46360.6',
      igstAmount: '0',
      roundOff: '0.02',
      totalAmount: '607839',
    })
    expect(invoice.lines[0]).toMatchObject({ hsn: '730439', uqc: 'MTR', quantity: '100.5', gstRate: '18' })
    expect(invoice.lines[0]?.description).toContain('ASTM A106 GR.B')
    expect(invoice.lines[0]?.heats.map((h) => [h.heatNo, h.metres, h.pieces])).toEqual([['INV-H1', '100.5', 1]])
    expect(invoice.dueDate).toBe(addDays(invoice.invoiceDate, invoice.customer.creditDays))
  })

  it('bears IGST to another state', async () => {
    const { invoice } = await draftFor('C002', '10', '5000')
    expect(invoice).toMatchObject({ placeOfSupply: '24', taxRegime: 'IGST', igstAmount: '9000', totalAmount: '59000' })
  })

  it('bears IGST to an SEZ, and none under a letter of undertaking', async () => {
    const { id, invoice } = await draftFor('C005', '10', '5000')
    expect(invoice).toMatchObject({ isSez: true, taxRegime: 'IGST', igstAmount: '9000' })
    const save = (underLut: boolean, version: number) =>
      as('accounts', () => updateInvoiceAction({ id, version, invoiceDate: invoice.invoiceDate, underLut }))
    expect(fail(await save(true, 1)).fieldErrors).toHaveProperty('underLut')
    await setSetting('lutReference', 'AD2703260012345')
    ok(await save(true, 1))
    expect(await invoiceOf(id)).toMatchObject({
      taxRegime: 'ZERO',
      totalAmount: '50000',
      lutReference: 'AD2703260012345',
    })
    ok(await save(false, 2))
    expect(await invoiceOf(id)).toMatchObject({ taxRegime: 'IGST', lutReference: null })
  })

  it('is an export invoice of its own series in the customer’s currency, with cents and the day’s rate', async () => {
    const { id, invoice } = await draftFor('C006', '12.5', '61.333')
    expect(invoice).toMatchObject({
      invoiceType: 'EXPORT',
      placeOfSupply: '96',
      taxRegime: 'ZERO',
      currency: 'USD',
      exchangeRate: '85.5',
      totalAmount: '766.66',
      roundOff: '0',
    })
    const posted = ok(await as('accounts', () => postInvoiceAction({ id })))
    expect((posted as { number?: string }).number).toMatch(/^EXP\/\d\d\/00001$/)
  })

  it('names every heat of a line, and moves the order’s invoiced metres when it is posted', async () => {
    const order = await reservedOrder('30', '5000')
    const list = await packed(order.id, { 'INV-H1': { metres: '30', pieces: 5 } })
    const note = await dispatched(list.id)
    const { id } = ok(await as('accounts', () => createInvoiceAction({ dispatchNoteId: note.id })))
    const before = await as('sales', () => read((ctx) => getSalesOrder(ctx, order.id)))
    expect(before?.lines[0]?.invoicedMetres).toBe('0')
    const posted = ok(await as('accounts', () => postInvoiceAction({ id })))
    expect((posted as { number?: string }).number).toMatch(/^INV\//)
    const after = await as('sales', () => read((ctx) => getSalesOrder(ctx, order.id)))
    expect(after?.lines[0]?.invoicedMetres).toBe('30')
    expect((await invoiceOf(id)).dispatchNotes.map((d) => d.id)).toEqual([note.id])
  })
})

describe('Charges of the order', () => {
  it('are billed whole with its first invoice, at the rate of the goods, and again when that is cancelled', async () => {
    const order = await reservedOrder('40', '5000')
    await asOwner(
      `UPDATE "SalesOrder" SET "chargesLabel" = 'Freight', "chargesAmount" = 2500, "totalAmount" = "subTotal" + 2500 WHERE id = $1`,
      order.id,
    )
    const load = { 'INV-H1': { metres: '20', pieces: 3 } }
    const [first, second] = [await packed(order.id, load), await packed(order.id, load)]
    const one = await invoiceOf((await invoiced(first.id)).id)
    expect(one.lines.map((l) => [l.description, l.uqc, l.hsn, l.taxableAmount])).toEqual([
      [expect.stringContaining('ASTM A106'), 'MTR', '730439', '100000'],
      ['Freight', 'OTH', '730439', '2500'],
    ])
    expect(one).toMatchObject({ taxableAmount: '102500', cgstAmount: '9225', totalAmount: '120950' })
    expect((await invoiceOf((await invoiced(second.id)).id)).lines).toHaveLength(1)
    ok(await as('accounts', () => cancelInvoiceAction({ id: one.id, remark: 'Wrong address' })))
    expect((await invoiceOf((await invoiced(first.id)).id)).lines).toHaveLength(2)
  })
})

describe('One invoice stands for a packing list', () => {
  it('however many make one at once', async () => {
    const order = await reservedOrder('20', '5000')
    const list = await packed(order.id, { 'INV-H1': { metres: '20', pieces: 3 } })
    const made = await Promise.all(
      [1, 2, 3].map(() => as('accounts', () => createInvoiceAction({ packingListId: list.id }))),
    )
    expect(made.filter((m) => m.ok)).toHaveLength(1)
    expect(made.filter((m) => !m.ok).map((m) => fail(m).code)).toEqual(['CONFLICT', 'CONFLICT'])
    expect(fail(await as('stores', () => voidPackingListAction({ id: list.id, remark: 'Try' }))).code).toBe('CONFLICT')
  })

  it('and it is posted once, with one number', async () => {
    const { id } = await draftFor('C001', '10', '5000')
    const posts = await Promise.all([1, 2, 3, 4].map(() => as('accounts', () => postInvoiceAction({ id }))))
    expect(posts.filter((p) => p.ok)).toHaveLength(1)
    const numbers = await readAs('accounts', (tx) =>
      tx.invoice.findMany({ where: { number: { startsWith: 'INV/' } }, select: { number: true } }),
    )
    const counted = numbers.map((n) => Number(n.number?.slice(-5))).sort((a, b) => a - b)
    expect(counted).toEqual(counted.map((_, i) => i + 1))
  })

  it('a draft that is voided frees it', async () => {
    const { id, list } = await draftFor('C001', '10', '5000')
    ok(await as('accounts', () => voidInvoiceAction({ id, remark: 'Wrong load' })))
    ok(await as('accounts', () => createInvoiceAction({ packingListId: list.id })))
  })

  it('a draft packing list cannot be invoiced, and another company sees nothing', async () => {
    const { list, id } = await draftFor('C001', '10', '5000')
    expect(fail(await as('other-admin', () => createInvoiceAction({ packingListId: list.id }))).code).toBe('NOT_FOUND')
    expect(fail(await as('other-admin', () => postInvoiceAction({ id }))).code).toBe('NOT_FOUND')
    expect(fail(await as('stores', () => createInvoiceAction({ packingListId: list.id }))).code).toBe('FORBIDDEN')
  })
})

describe('Dates, HSN and cancelling', () => {
  it('refuses tomorrow, and an unknown HSN; a changed HSN keeps its rate of the day', async () => {
    const { id, invoice } = await draftFor('C001', '10', '5000')
    const line = invoice.lines[0]
    if (!line) throw new Error('no line')
    const save = (invoiceDate: string, hsn: string) =>
      as('accounts', () =>
        updateInvoiceAction({
          id,
          version: 1,
          invoiceDate,
          lines: [{ id: line.id, hsn, description: line.description }],
        }),
      )
    expect(fail(await save(day(1), '730439')).fieldErrors).toHaveProperty('invoiceDate')
    expect(fail(await save(day(0), '12'))).toMatchObject({ code: 'VALIDATION' })
    expect(fail(await save(day(0), '999999')).fieldErrors).toHaveProperty(['lines.0.hsn'])
    ok(await save(day(0), '73043910'))
    expect((await invoiceOf(id)).lines[0]).toMatchObject({ hsn: '73043910', gstRate: '18' })
  })

  it('never gives a later number an earlier date', async () => {
    const { id } = await draftFor('C001', '10', '5000')
    ok(await as('accounts', () => updateInvoiceAction({ id, version: 1, invoiceDate: day(-1) })))
    expect(fail(await as('accounts', () => postInvoiceAction({ id }))).fieldErrors).toHaveProperty('invoiceDate')
  })

  it('cancels with a reason while nothing is received; the number stays and the load can be billed again', async () => {
    const { id, list, order } = await draftFor('C001', '10', '5000')
    const posted = ok(await as('accounts', () => postInvoiceAction({ id })))
    expect(fail(await as('accounts', () => cancelInvoiceAction({ id, remark: '' }))).code).toBe('VALIDATION')
    ok(await as('accounts', () => cancelInvoiceAction({ id, remark: 'Wrong buyer' })))
    expect(await invoiceOf(id)).toMatchObject({
      status: 'CANCELLED',
      number: (posted as { number?: string }).number,
      cancelReason: 'Wrong buyer',
    })
    const after = await as('sales', () => read((ctx) => getSalesOrder(ctx, order.id)))
    expect(after?.lines[0]?.invoicedMetres).toBe('0')
    await invoiced(list.id)
  })

  it('does not cancel after the GST return of its month is due', async () => {
    const { id } = await draftFor('C001', '10', '5000')
    ok(await as('accounts', () => postInvoiceAction({ id })))
    await asOwner(`UPDATE "Invoice" SET "invoiceDate" = "invoiceDate" - 70 WHERE id = $1`, id)
    const refused = fail(await as('accounts', () => cancelInvoiceAction({ id, remark: 'Late' })))
    expect(refused.code).toBe('CONFLICT')
    expect(refused.message).toContain('credit note')
  })
})
