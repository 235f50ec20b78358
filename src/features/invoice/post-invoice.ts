import type { z } from 'zod'
import { formatDate } from '@/core/fiscal-year'
import { dec } from '@/core/money'
import { Prisma } from '@/db/types'
import { gstRateOn } from '@/features/dispatch-note/hsn'
import { refreshSalesOrderProgress } from '@/features/sales-order/progress'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText } from '@/server/serialize'
import { hsnRates, invoiceParties } from './build-invoice'
import { cancelProblem } from './cancel-rule'
import { invoiceMachine } from './invoice.machine'
import type { postInvoiceSchema, stopInvoiceSchema } from './invoice.schema'
import { checkInvoiceDate } from './save-invoice'

/** Locks the order, then the invoice: the order everybody takes who touches both. */
async function lockBoth(ctx: ActionContext, id: string): Promise<string> {
  const { salesOrderId } = found(
    await ctx.tx.invoice.findUnique({ where: { id }, select: { salesOrderId: true } }),
    'Invoice',
  )
  await lockDocument(ctx, 'SalesOrder', salesOrderId)
  return salesOrderId
}

/** Numbers run in the order of dates: a later number does not bear an earlier date. @source CGST rule 46(b) */
async function checkOrderOfDates(ctx: ActionContext, invoice: { invoiceType: string; invoiceDate: Date }) {
  // one posting of a series after the other, so that none misses a date that is being posted at this moment
  await ctx.tx.$executeRaw(
    Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended('post-invoice ' || app_company_id()::text || ${invoice.invoiceType}::text, 0))`,
  )
  const later = await ctx.tx.invoice.findFirst({
    where: {
      invoiceType: invoice.invoiceType,
      number: { not: null },
      invoiceDate: { gt: invoice.invoiceDate },
    },
    orderBy: { invoiceDate: 'desc' },
    select: { number: true, invoiceDate: true },
  })
  if (later)
    throw new AppError(
      'VALIDATION',
      `${later.number} is of ${formatDate(dateText(later.invoiceDate))}; a later number cannot bear an earlier date.`,
      { invoiceDate: `Not before ${formatDate(dateText(later.invoiceDate))}.` },
    )
}

/**
 * Posts a draft: it gets its number and can no longer change; the order shows what is invoiced.
 * @throws AppError NOT_FOUND, STALE, ILLEGAL_TRANSITION when it is posted, VALIDATION without HSN or out of date order
 */
export async function postInvoice(
  ctx: ActionContext,
  input: z.output<typeof postInvoiceSchema>,
): Promise<{ id: string }> {
  const salesOrderId = await lockBoth(ctx, input.id)
  await applyTransition(ctx, {
    machine: invoiceMachine,
    model: 'Invoice',
    id: input.id,
    event: 'post',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"postedAt" = now()`, Prisma.sql`"postedById" = app_user_id()`],
  })
  const invoice = found(
    await ctx.tx.invoice.findUnique({
      where: { id: input.id },
      include: { lines: { orderBy: { lineNo: 'asc' } }, packingList: { select: { status: true, packingDate: true } } },
    }),
    'Invoice',
  )
  const invoiceDate = dateText(invoice.invoiceDate)
  checkInvoiceDate(ctx, invoiceDate)
  const packedOn = dateText(invoice.packingList.packingDate)
  if (invoiceDate < packedOn)
    throw new AppError('VALIDATION', 'The invoice date is before the goods were packed.', {
      invoiceDate: `Not before ${formatDate(packedOn)}, the day of packing.`,
    })
  await checkOrderOfDates(ctx, invoice)
  const rates = await hsnRates(ctx.tx)
  const wrong = invoice.lines.find((l) => {
    const rate = gstRateOn(rates, l.hsn, invoiceDate)
    return !l.hsn || rate === null || !dec(rate).eq(dec(l.gstRate))
  })
  if (wrong)
    throw new AppError(
      'VALIDATION',
      `Line ${wrong.lineNo}: ${wrong.hsn ? `the GST rate of HSN ${wrong.hsn} is not the one on file for ${formatDate(invoiceDate)}; save the draft again` : 'enter the HSN code on the draft first'}.`,
    )
  if (dec(invoice.totalAmount).lte(0)) throw new AppError('VALIDATION', 'An invoice over nothing cannot be posted.')
  await ctx.tx.invoice.update({
    where: { id: input.id },
    data: await invoiceParties(ctx.tx, invoice.packingListId),
    select: { id: true },
  })
  await refreshSalesOrderProgress(ctx, salesOrderId)
  ctx.giveNumber({
    model: 'Invoice',
    id: input.id,
    type: invoice.invoiceType === 'EXPORT' ? 'EXP' : 'INV',
    date: invoiceDate,
  })
  return { id: input.id }
}

/**
 * Cancels a posted invoice on which nothing was received, while the GST return of its month can still leave it out. Its
 * number stays used; the packing list can be invoiced again.
 * @throws AppError ILLEGAL_TRANSITION when something was received, CONFLICT after the cut-off
 */
export async function cancelInvoice(
  ctx: ActionContext,
  input: z.output<typeof stopInvoiceSchema>,
): Promise<{ id: string }> {
  const salesOrderId = await lockBoth(ctx, input.id)
  await applyTransition(ctx, {
    machine: invoiceMachine,
    model: 'Invoice',
    id: input.id,
    event: 'cancel',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"cancelReason" = ${input.remark}`],
  })
  const { invoiceDate } = found(
    await ctx.tx.invoice.findUnique({ where: { id: input.id }, select: { invoiceDate: true } }),
    'Invoice',
  )
  const problem = cancelProblem(dateText(invoiceDate), ctx.actor.today)
  if (problem) throw new AppError('CONFLICT', problem)
  await refreshSalesOrderProgress(ctx, salesOrderId)
  return { id: input.id }
}

/** Voids a draft; the packing list can be invoiced again. */
export async function voidInvoice(
  ctx: ActionContext,
  input: z.output<typeof stopInvoiceSchema>,
): Promise<{ id: string }> {
  await applyTransition(ctx, {
    machine: invoiceMachine,
    model: 'Invoice',
    id: input.id,
    event: 'void',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"cancelReason" = ${input.remark}`],
  })
  return { id: input.id }
}
