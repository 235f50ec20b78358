import { beforeAll, describe, expect, it } from 'vitest'
import { dec } from '@/core/money'
import { ageingList, ageingPage } from '@/features/ageing/ageing.queries'
import { cancelInvoiceAction } from '@/features/invoice/invoice.actions'
import { getInvoice } from '@/features/invoice/invoice.queries'
import { invoiceList } from '@/features/invoice/invoice-list.queries'
import { allocateReceiptAction, createReceiptAction, reverseReceiptAction } from '@/features/receipt/receipt.actions'
import { getReceipt } from '@/features/receipt/receipt.queries'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, customerId, fail, ok } from '../support/actors'
import { day } from '../support/chain'
import { acceptedHeats, invoiced, packed, reservedOrder } from '../support/delivery'

const invoiceOf = (id: string) => as('accounts', () => read((ctx) => getInvoice(ctx, id)))
const receiptOf = (id: string) => as('accounts', () => read((ctx) => getReceipt(ctx, id)))
const listed = (params: Record<string, string>) =>
  as('accounts', () => read((ctx) => runList(ctx, invoiceList, params)))

/** A posted invoice over 10 m x 5000 + 18 % = 59000 rupees. */
async function billed(customer = 'C001') {
  const order = await reservedOrder('10', '5000', customer)
  const list = await packed(order.id, { 'REC-H1': { metres: '10', pieces: 1 } })
  return invoiced(list.id)
}

const book = async (
  amount: string,
  allocations: { invoiceId: string; amount: string; tdsAmount?: string }[],
  extra: { customer?: string; tdsAmount?: string; currency?: 'INR' | 'USD' } = {},
) => {
  const { customer = 'C001', ...rest } = extra
  const input = {
    customerId: await customerId(customer),
    mode: 'NEFT' as const,
    reference: 'UTR1',
    amount,
    allocations,
    ...rest,
  }
  return as('accounts', () => createReceiptAction(input))
}

beforeAll(() => acceptedHeats([{ heatNo: 'REC-H1', metres: '2000', pieces: 333, mtcDate: '2024-01-10' }]))

describe('A receipt', () => {
  it('pays in part, then the rest short by the TDS', async () => {
    const { id } = await billed()
    const first = ok(await book('20000', [{ invoiceId: id, amount: '20000' }]))
    expect((first as { number?: string }).number).toMatch(/^REC\/\d\d\/\d{5}$/)
    expect(await invoiceOf(id)).toMatchObject({ status: 'PARTLY_PAID', receivedAmount: '20000', balance: '39000.00' })
    ok(await book('38950', [{ invoiceId: id, amount: '38950', tdsAmount: '50' }]))
    expect(await invoiceOf(id)).toMatchObject({
      status: 'PAID',
      receivedAmount: '58950',
      tdsAmount: '50',
      balance: '0.00',
    })
    expect((await invoiceOf(id))?.history.map((h) => h.toState)).toEqual(['POSTED', 'PARTLY_PAID', 'PAID'])
  })

  it('never pays more than is open, money and TDS together', async () => {
    const { id, number } = await billed()
    const refused = fail(await book('60000', [{ invoiceId: id, amount: '58950', tdsAmount: '50.01' }]))
    expect(refused.fieldErrors?.['allocations.0.amount']).toBe(
      `59,000.00 are open on ${number}; money and TDS come to 59,000.01.`,
    )
    expect(fail(await book('100', [{ invoiceId: id, amount: '200' }])).fieldErrors).toHaveProperty('amount')
    expect(
      fail(await book('100', [{ invoiceId: id, amount: '100', tdsAmount: '1' }], { tdsAmount: '2' })).fieldErrors,
    ).toHaveProperty('tdsAmount')
    expect(await invoiceOf(id)).toMatchObject({ status: 'POSTED', receivedAmount: '0' })
  })

  it('nor do many at once', async () => {
    const { id } = await billed()
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => book('20000', [{ invoiceId: id, amount: '20000' }])))
    expect(results.filter((r) => r.ok)).toHaveLength(2)
    expect(await invoiceOf(id)).toMatchObject({ status: 'PARTLY_PAID', receivedAmount: '40000' })
  })

  it('two that name the same invoices in another order do not block each other', async () => {
    const [a, b] = [await billed(), await billed()]
    const pay = (ids: string[]) =>
      book(
        '2000',
        ids.map((invoiceId) => ({ invoiceId, amount: '1000' })),
      )
    const results = await Promise.all([pay([a.id, b.id]), pay([b.id, a.id]), pay([a.id, b.id]), pay([b.id, a.id])])
    results.forEach(ok)
    expect((await invoiceOf(a.id))?.receivedAmount).toBe('4000')
    expect((await invoiceOf(b.id))?.receivedAmount).toBe('4000')
  })

  it('is reversed with a reason, and its invoices are open again', async () => {
    const { id } = await billed()
    const receipt = ok(await book('58900', [{ invoiceId: id, amount: '58900', tdsAmount: '100' }]))
    expect(fail(await as('accounts', () => cancelInvoiceAction({ id, remark: 'Try' }))).code).toBe('ILLEGAL_TRANSITION')
    expect(fail(await as('accounts', () => reverseReceiptAction({ id: receipt.id, remark: ' ' }))).code).toBe(
      'VALIDATION',
    )
    ok(await as('accounts', () => reverseReceiptAction({ id: receipt.id, remark: 'Cheque bounced' })))
    expect(await invoiceOf(id)).toMatchObject({ status: 'POSTED', receivedAmount: '0', tdsAmount: '0' })
    expect(fail(await as('accounts', () => reverseReceiptAction({ id: receipt.id, remark: 'Twice' }))).code).toBe(
      'ILLEGAL_TRANSITION',
    )
    ok(await as('accounts', () => cancelInvoiceAction({ id, remark: 'Nothing is received any more' })))
  })

  it('stands on account until it is put against invoices', async () => {
    const { id } = await billed()
    const receipt = ok(await book('70000', []))
    expect((await receiptOf(receipt.id))?.unallocated).toBe('70000.00')
    const put = (amount: string) =>
      as('accounts', () => allocateReceiptAction({ id: receipt.id, allocations: [{ invoiceId: id, amount }] }))
    ok(await put('9000'))
    ok(await put('50000'))
    expect(await invoiceOf(id)).toMatchObject({ status: 'PAID' })
    expect(await receiptOf(receipt.id)).toMatchObject({ unallocated: '11000.00', allocations: [{ amount: '59000' }] })
    expect(fail(await put('1')).message).toContain('paid already')
  })

  it('stays with its customer, its currency and its company', async () => {
    const { id } = await billed('C002')
    expect(fail(await book('10', [{ invoiceId: id, amount: '10' }])).message).toContain('another customer')
    const usd = await book('10', [{ invoiceId: id, amount: '10' }], { customer: 'C002', currency: 'USD' })
    expect(fail(usd).message).toContain('in INR')
    const foreign = await as('other-admin', async () =>
      createReceiptAction({
        customerId: await customerId('C002'),
        mode: 'CASH',
        amount: '10',
        allocations: [{ invoiceId: id, amount: '10' }],
      }),
    )
    expect(fail(foreign).code).toBe('NOT_FOUND')
    expect(
      fail(
        await as('sales', async () =>
          createReceiptAction({ customerId: await customerId(), mode: 'CASH', amount: '10' }),
        ),
      ).code,
    ).toBe('FORBIDDEN')
  })
})

describe('Ageing', () => {
  const page = (params: Record<string, string>) => as('accounts', () => read((ctx) => ageingPage(ctx, params)))

  it('shows what each customer owes by age as of a day, and each figure is the list behind it', async () => {
    const { id } = await billed('C003')
    ok(await book('9000', [{ invoiceId: id, amount: '9000' }], { customer: 'C003' }))
    ok(await book('500', [], { customer: 'C003' }))
    const customer = await customerId('C003')
    const today = await page({ customerId: customer })
    expect(today.result.rows).toHaveLength(1)
    expect(today.result.rows[0]).toMatchObject({
      notDue: '50000',
      late30: null,
      total: '50000',
      unallocated: '500',
      net: '49500',
    })
    const due = (await invoiceOf(id))?.dueDate ?? ''
    const late = await page({ customerId: customer, asOf: day(75) })
    const row = late.result.rows[0] ?? {}
    expect(row.total).toBe('50000')
    const [bucket] = ['late30', 'late60', 'late90'].filter((k) => row[k] !== null)
    expect(row[bucket ?? '']).toBe('50000')
    const behind = await listed({
      customerId: customer,
      openOn: String(row.asOf),
      dueFrom: String(row[`${bucket}From`]),
      dueTo: String(row[`${bucket}To`]),
    })
    expect(behind.rows.map((r) => r.id)).toEqual([id])
    expect(String(row[`${bucket}From`]) <= due && due <= String(row[`${bucket}To`])).toBe(true)
  })

  it('adds up: the totals are the rows, currency by currency', async () => {
    const { result, totals } = await page({})
    const inr = result.rows.filter((r) => r.currency === 'INR').reduce((n, r) => n.plus(String(r.total)), dec(0))
    expect(dec(totals.find((t) => t.currency === 'INR')?.total ?? '0').eq(inr)).toBe(true)
    const open = await listed({ open: '1', currency: 'INR', pageSize: '200' })
    expect(open.rows.reduce((n, r) => n.plus(String(r.balance)), dec(0)).eq(inr)).toBe(true)
  })

  it('answers before anything was owed, and refuses a day that is none', async () => {
    expect((await page({ asOf: '2020-01-01' })).result.rows).toEqual([])
    await expect(as('accounts', () => read((ctx) => runList(ctx, ageingList, { asOf: 'soon' })))).rejects.toThrow(
      'As of',
    )
  })
})
