import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, dec, decimalText } from '@/core/money'
import { type AllocatableInvoice, allocationSums, checkAllocations, proposeAllocations } from './receipt.totals'

const invoice = (id: string, balance: string, extra: Partial<AllocatableInvoice> = {}): AllocatableInvoice => ({
  id,
  number: `INV/26/${id}`,
  status: 'POSTED',
  customerId: 'c',
  currency: 'INR',
  balance,
  ...extra,
})
const receipt = { customerId: 'c', currency: 'INR', amount: '1000' }
const put = (invoiceId: string, amount: string, tdsAmount = '0') => ({ invoiceId, amount, tdsAmount })

describe('putting money against invoices', () => {
  const open = [
    { id: 'b', dueDate: '2026-11-10', balance: '500' },
    { id: 'a', dueDate: '2026-10-01', balance: '700.50' },
    { id: 'c', dueDate: '2026-12-01', balance: '100' },
  ]

  it('proposes the oldest due first, and part of the last', () => {
    expect(proposeAllocations('1000', open)).toEqual([
      { invoiceId: 'a', amount: '700.50' },
      { invoiceId: 'b', amount: '299.50' },
    ])
  })

  it('never proposes more than came in, nor more than is open', () => {
    const paise = fc.integer({ min: 0, max: 10 ** 8 }).map((n) => decimalText(new Decimal(n).div(100), 2))
    fc.assert(
      fc.property(paise, fc.array(paise, { maxLength: 8 }), (amount, balances) => {
        const invoices = balances.map((balance, i) => ({ id: String(i), dueDate: '2026-11-01', balance }))
        const proposal = proposeAllocations(amount, invoices)
        const sum = proposal.reduce((n, p) => n.plus(p.amount), dec(0))
        const owed = balances.reduce((n, b) => n.plus(b), dec(0))
        expect(decimalText(sum, 2)).toBe(decimalText(Decimal.min(dec(amount), owed), 2))
      }),
    )
  })

  it('takes money and TDS up to the balance and refuses a paisa more', () => {
    expect(checkAllocations(receipt, [put('1', '999', '1')], [invoice('1', '1000')])).toEqual({})
    expect(checkAllocations(receipt, [put('1', '999.01', '1')], [invoice('1', '1000')])).toEqual({
      'allocations.0.amount': '1,000.00 are open on INV/26/1; money and TDS come to 1,000.01.',
    })
  })

  it('refuses another customer, another currency, a paid invoice and a repeated one', () => {
    const invoices = [
      invoice('1', '10', { customerId: 'x' }),
      invoice('2', '10', { currency: 'USD' }),
      invoice('3', '0', { status: 'PAID' }),
      invoice('4', '10'),
    ]
    const errors = checkAllocations(
      receipt,
      ['1', '2', '3', '4', '4'].map((id) => put(id, '1')),
      invoices,
    )
    expect(errors['allocations.0.amount']).toContain('another customer')
    expect(errors['allocations.1.amount']).toContain('is in USD')
    expect(errors['allocations.2.amount']).toContain('paid already')
    expect(errors['allocations.3.amount']).toBeUndefined()
    expect(errors['allocations.4.amount']).toContain('twice')
  })

  it('refuses to deal out more than came in', () => {
    expect(checkAllocations(receipt, [put('1', '1000.01')], [invoice('1', '5000')]).amount).toContain(
      '1,000.00 came in',
    )
    expect(allocationSums([put('1', '10.10', '1'), put('2', '0.05')])).toEqual({ amount: '10.15', tdsAmount: '1.00' })
  })
})
