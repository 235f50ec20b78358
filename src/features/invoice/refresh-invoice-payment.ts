import { decimalText } from '@/core/money'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { recordStatus } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { paymentState } from './invoice.totals'

export type LockedInvoice = {
  id: string
  number: string | null
  status: string
  customerId: string
  currency: string
  totalAmount: string
  receivedAmount: string
  tdsAmount: string
}

/**
 * Locks invoices for the rest of the transaction, always in id order: two receipts on the same invoice wait for each
 * other, so that together they never pay more than it is over.
 * @throws AppError NOT_FOUND when one is missing or of another company
 */
export async function lockInvoices(ctx: ActionContext, invoiceIds: readonly string[]): Promise<LockedInvoice[]> {
  const ids = [...new Set(invoiceIds)].sort()
  if (ids.length === 0) return []
  const rows = await ctx.tx.$queryRaw<LockedInvoice[]>(Prisma.sql`
    SELECT id::text, number, status, "customerId"::text AS "customerId", currency, "totalAmount"::text AS "totalAmount",
      "receivedAmount"::text AS "receivedAmount", "tdsAmount"::text AS "tdsAmount"
    FROM "Invoice" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`)
  if (rows.length !== ids.length) throw new AppError('NOT_FOUND', 'An invoice was not found. Reload and look again.')
  return rows
}

const EVENTS: Record<string, string> = { PARTLY_PAID: 'part-pay', PAID: 'pay', POSTED: 'unpay' }

/**
 * Derives what is received on invoices, their TDS and their status from the receipts that stand: the one place where they
 * are set. Call it in the transaction that posts, allocates or reverses a receipt, after {@link lockInvoices}.
 */
export async function refreshInvoicePayment(ctx: ActionContext, invoiceIds: readonly string[]): Promise<void> {
  for (const invoice of await lockInvoices(ctx, invoiceIds)) {
    const paid = await ctx.tx.receiptAllocation.aggregate({
      where: { invoiceId: invoice.id, receipt: { status: 'POSTED' } },
      _sum: { amount: true, tdsAmount: true },
    })
    const receivedAmount = decimalText(paid._sum.amount ?? 0, 2)
    const tdsAmount = decimalText(paid._sum.tdsAmount ?? 0, 2)
    const status = paymentState({ totalAmount: invoice.totalAmount, receivedAmount, tdsAmount })
    await ctx.tx.invoice.update({
      where: { id: invoice.id },
      data: { receivedAmount, tdsAmount, status, version: { increment: 1 }, updatedById: ctx.actor.userId },
      select: { id: true },
    })
    const event = EVENTS[status]
    if (status !== invoice.status && event)
      await recordStatus(ctx, { model: 'Invoice', id: invoice.id, event, from: invoice.status, to: status })
  }
}
