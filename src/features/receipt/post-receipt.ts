import type { z } from 'zod'
import { dec, decimalText, formatMoney } from '@/core/money'
import { Prisma } from '@/db/types'
import { balanceOf } from '@/features/invoice/invoice.totals'
import { type LockedInvoice, lockInvoices, refreshInvoicePayment } from '@/features/invoice/refresh-invoice-payment'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument, refuseStale } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { receiptMachine } from './receipt.machine'
import type { allocateReceiptSchema, CreateReceiptInput, reverseReceiptSchema } from './receipt.schema'
import { allocationSums, checkAllocations } from './receipt.totals'

function refuse(errors: Record<string, string>): void {
  const first = Object.values(errors)[0]
  if (first) throw new AppError('VALIDATION', first, errors)
}

const withBalance = (invoices: readonly LockedInvoice[]) => invoices.map((i) => ({ ...i, balance: balanceOf(i) }))

/** Units of the base currency for one unit, on the day; 1 for the base currency itself. */
async function rateOn(ctx: ActionContext, currency: string, date: string): Promise<string> {
  if (currency === ctx.actor.baseCurrency) return '1'
  const rate = await ctx.tx.exchangeRate.findFirst({
    where: { currency, rateDate: { lte: dbDate(date) } },
    orderBy: { rateDate: 'desc' },
    select: { rate: true },
  })
  if (!rate)
    throw new AppError('VALIDATION', `There is no exchange rate for ${currency} by that date. Enter it in Settings.`, {
      currency: `No rate for ${currency}.`,
    })
  return decimalText(rate.rate)
}

/**
 * Books money that came in and puts it against open invoices; what is left stays on account. The invoices are locked in
 * id order and looked at afterwards, so that two receipts never pay more than an invoice is over.
 * @throws AppError NOT_FOUND, VALIDATION by line (balance, customer, currency) and for a date in the future
 */
export async function createReceipt(ctx: ActionContext, input: CreateReceiptInput): Promise<{ id: string }> {
  const receiptDate = input.receiptDate ?? ctx.actor.today
  if (receiptDate > ctx.actor.today)
    throw new AppError('VALIDATION', 'The receipt date is in the future.', { receiptDate: 'Not later than today.' })
  found(await ctx.tx.customer.findUnique({ where: { id: input.customerId }, select: { id: true } }), 'Customer')
  const invoices = await lockInvoices(
    ctx,
    input.allocations.map((a) => a.invoiceId),
  )
  refuse(checkAllocations(input, input.allocations, withBalance(invoices)))
  const sums = allocationSums(input.allocations)
  if (input.tdsAmount !== undefined && !dec(input.tdsAmount).eq(sums.tdsAmount))
    refuse({
      tdsAmount: `The invoices show a TDS of ${formatMoney(sums.tdsAmount, input.currency)} together, the receipt ${formatMoney(input.tdsAmount, input.currency)}.`,
    })
  const receipt = await ctx.tx.receipt.create({
    data: {
      receiptDate: dbDate(receiptDate),
      customerId: input.customerId,
      mode: input.mode,
      reference: input.reference,
      currency: input.currency,
      exchangeRate: await rateOn(ctx, input.currency, receiptDate),
      amount: input.amount,
      tdsAmount: sums.tdsAmount,
      remarks: input.remarks,
    },
    select: { id: true },
  })
  await ctx.tx.receiptAllocation.createMany({
    data: input.allocations.map((a) => ({ ...a, receiptId: receipt.id })),
  })
  await refreshInvoicePayment(
    ctx,
    input.allocations.map((a) => a.invoiceId),
  )
  ctx.giveNumber({ model: 'Receipt', id: receipt.id, type: 'REC', date: receiptDate })
  return receipt
}

/**
 * Puts money that stood on account against invoices.
 * @throws AppError NOT_FOUND, STALE, ILLEGAL_TRANSITION when it is reversed, VALIDATION beyond what is left
 */
export async function allocateReceipt(
  ctx: ActionContext,
  input: z.output<typeof allocateReceiptSchema>,
): Promise<{ id: string }> {
  const locked = await lockDocument(ctx, 'Receipt', input.id)
  if (locked.status !== 'POSTED') throw new AppError('ILLEGAL_TRANSITION', `Receipt ${locked.documentNo} is reversed.`)
  await refuseStale(ctx, locked, input.version)
  const receipt = found(
    await ctx.tx.receipt.findUnique({ where: { id: input.id }, include: { allocations: true } }),
    'Receipt',
  )
  const invoices = await lockInvoices(
    ctx,
    input.allocations.map((a) => a.invoiceId),
  )
  const left = dec(receipt.amount).minus(allocationSums(receipt.allocations).amount)
  const wanted = input.allocations.map((a) => ({ ...a, tdsAmount: '0' }))
  refuse(checkAllocations({ ...receipt, amount: decimalText(left, 2) }, wanted, withBalance(invoices)))
  for (const { invoiceId, amount } of input.allocations) {
    const known = receipt.allocations.find((a) => a.invoiceId === invoiceId)
    if (known)
      await ctx.tx.receiptAllocation.update({
        where: { id: known.id },
        data: { amount: { increment: amount } },
        select: { id: true },
      })
    else
      await ctx.tx.receiptAllocation.create({ data: { receiptId: input.id, invoiceId, amount }, select: { id: true } })
  }
  await ctx.tx.receipt.update({
    where: { id: input.id },
    data: { version: { increment: 1 }, updatedById: ctx.actor.userId },
    select: { id: true },
  })
  await refreshInvoicePayment(
    ctx,
    input.allocations.map((a) => a.invoiceId),
  )
  ctx.event({ documentType: 'Receipt', documentId: input.id, documentNo: locked.documentNo })
  return { id: input.id }
}

/** Takes a receipt back, e.g. a cheque that bounced: its invoices are open again by what it had paid. */
export async function reverseReceipt(
  ctx: ActionContext,
  input: z.output<typeof reverseReceiptSchema>,
): Promise<{ id: string }> {
  await applyTransition(ctx, {
    machine: receiptMachine,
    model: 'Receipt',
    id: input.id,
    event: 'reverse',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"reverseReason" = ${input.remark}`],
  })
  const allocations = await ctx.tx.receiptAllocation.findMany({
    where: { receiptId: input.id },
    select: { invoiceId: true },
  })
  await refreshInvoicePayment(
    ctx,
    allocations.map((a) => a.invoiceId),
  )
  return { id: input.id }
}
