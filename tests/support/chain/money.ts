import { createReceiptAction } from '@/features/receipt/receipt.actions'
import { customerId } from '../actors'
import type { Chain } from '../chain'

/** What the buyer pays: a part of invoice 1 with tax deducted, later the rest of it together with invoice 2. */
export const PAID = {
  first: { amount: '500000', tds: '1084.54' },
  second: { rest: '778677.46', invoice2: '1086802.20', tds2: '921.80', amount: '1865479.66' },
}

/** The buyer pays a part of invoice 1 and deducts TDS. */
export async function partPayment(c: Chain): Promise<void> {
  const receipt = await c.act('accounts', createReceiptAction, {
    customerId: await customerId('C001'),
    mode: 'RTGS',
    reference: 'UTR-77120',
    amount: PAID.first.amount,
    allocations: [{ invoiceId: c.id('invoice1'), amount: PAID.first.amount, tdsAmount: PAID.first.tds }],
  })
  c.keep('receipt1', receipt)
}

/** One receipt pays the rest of both invoices. */
export async function lastPayment(c: Chain): Promise<void> {
  const receipt = await c.act('accounts', createReceiptAction, {
    customerId: await customerId('C001'),
    mode: 'NEFT',
    reference: 'UTR-80034',
    amount: PAID.second.amount,
    allocations: [
      { invoiceId: c.id('invoice1'), amount: PAID.second.rest },
      { invoiceId: c.id('invoice2'), amount: PAID.second.invoice2, tdsAmount: PAID.second.tds2 },
    ],
  })
  c.keep('receipt2', receipt)
}
