import { addDays } from '@/core/fiscal-year'
import type { TaxRegime } from '@/core/gst'
import { decimalText } from '@/core/money'
import { gstRateOn } from '@/features/dispatch-note/hsn'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { buildInvoice, hsnRates, invoiceParties, supplyOf } from './build-invoice'
import type { CreateInvoiceInput, UpdateInvoiceInput } from './invoice.schema'
import { type InvoiceTotals, invoiceTotals } from './invoice.totals'

/** @throws AppError VALIDATION for a date after today */
export function checkInvoiceDate(ctx: ActionContext, invoiceDate: string): void {
  if (invoiceDate > ctx.actor.today)
    throw new AppError('VALIDATION', 'The invoice date is in the future.', { invoiceDate: 'Not later than today.' })
}

const headTotals = ({ lines: _lines, ...totals }: InvoiceTotals) => totals

async function packingListOf(ctx: ActionContext, input: CreateInvoiceInput) {
  if (!input.dispatchNoteId) return { packingListId: input.packingListId as string, dispatchNoteId: null }
  const note = found(
    await ctx.tx.dispatchNote.findUnique({
      where: { id: input.dispatchNoteId },
      select: { id: true, packingListId: true, status: true },
    }),
    'Dispatch note',
  )
  if (note.status === 'VOID') throw new AppError('ILLEGAL_TRANSITION', 'This dispatch note is void.')
  return { packingListId: note.packingListId, dispatchNoteId: note.id }
}

/**
 * Makes the draft of a tax invoice from a packed or dispatched packing list: lines by order line with their heats,
 * prices of the order, HSN and rate of the day, tax by place of supply. One invoice per packing list stands at a time.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION while it is not packed, CONFLICT when it is invoiced already
 */
export async function createInvoice(ctx: ActionContext, input: CreateInvoiceInput): Promise<{ id: string }> {
  const invoiceDate = input.invoiceDate ?? ctx.actor.today
  checkInvoiceDate(ctx, invoiceDate)
  const { packingListId, dispatchNoteId } = await packingListOf(ctx, input)
  const { salesOrderId } = found(
    await ctx.tx.packingList.findUnique({ where: { id: packingListId }, select: { salesOrderId: true } }),
    'Packing list',
  )
  await lockDocument(ctx, 'SalesOrder', salesOrderId)
  const list = await lockDocument(ctx, 'PackingList', packingListId)
  if (list.status !== 'PACKED' && list.status !== 'DISPATCHED')
    throw new AppError(
      'ILLEGAL_TRANSITION',
      list.status === 'DRAFT'
        ? 'The packing list is a draft. STORES must mark it packed first.'
        : 'This packing list is void.',
    )
  const other = await ctx.tx.invoice.findFirst({
    where: { packingListId, status: { notIn: ['VOID', 'CANCELLED'] } },
    select: { number: true },
  })
  if (other) throw new AppError('CONFLICT', `${other.number ?? 'A draft invoice'} is of this packing list already.`)
  const note = await ctx.tx.dispatchNote.findFirst({
    where: { packingListId, status: { not: 'VOID' } },
    select: { id: true },
  })
  const { head, lines } = await buildInvoice(ctx, packingListId, invoiceDate)
  const totals = invoiceTotals(lines, head.taxRegime, head.currency)
  return ctx.tx.invoice.create({
    data: {
      ...head,
      ...headTotals(totals),
      invoiceDate: dbDate(invoiceDate),
      dispatchNoteId: dispatchNoteId ?? note?.id ?? null,
      lines: {
        create: lines.map(({ heats, ...line }, i) => ({
          ...line,
          ...totals.lines[i],
          totalAmount: totals.lines[i]?.totalAmount ?? line.taxableAmount,
          lineNo: i + 1,
          heats: { create: heats },
        })),
      },
    },
    select: { id: true },
  })
}

/**
 * Changes a draft: dates, terms, reference, HSN and wording of lines, LUT or IGST. Rates follow from HSN and date,
 * taxes from rates; quantities and prices come from packing list and order and cannot be typed.
 * @throws AppError STALE, ILLEGAL_TRANSITION when it is posted, VALIDATION
 */
export async function updateInvoice(ctx: ActionContext, input: UpdateInvoiceInput): Promise<{ id: string }> {
  const stamp = await claimForEdit(ctx, { model: 'Invoice', id: input.id, version: input.version, states: ['DRAFT'] })
  checkInvoiceDate(ctx, input.invoiceDate)
  if (input.dueDate && input.dueDate < input.invoiceDate)
    throw new AppError('VALIDATION', 'The due date is before the invoice date.', {
      dueDate: 'Not before the invoice date.',
    })
  const invoice = found(
    await ctx.tx.invoice.findUnique({
      where: { id: input.id },
      include: { lines: { orderBy: { lineNo: 'asc' } }, customer: { select: { creditDays: true } } },
    }),
    'Invoice',
  )
  const supply = await supplyOf(ctx, invoice.packingListId, input.underLut)
  const rates = await hsnRates(ctx.tx)
  const changes = new Map(input.lines.map((l) => [l.id, l]))
  const errors: Record<string, string> = {}
  const lines = invoice.lines.map((line) => {
    const change = changes.get(line.id)
    const hsn = change?.hsn ?? line.hsn
    const gstRate = gstRateOn(rates, hsn, input.invoiceDate)
    if (change && gstRate === null)
      errors[`lines.${input.lines.indexOf(change)}.hsn`] = `The master has no GST rate for HSN ${hsn} on that date.`
    return {
      id: line.id,
      hsn,
      description: change?.description ?? line.description,
      gstRate: gstRate ?? '0',
      taxableAmount: decimalText(line.taxableAmount, 2),
    }
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'An HSN code is not in the master.', errors)
  const totals = invoiceTotals(lines, supply.taxRegime as TaxRegime, invoice.currency)
  for (const [i, { id, ...line }] of lines.entries())
    await ctx.tx.invoiceLine.update({ where: { id }, data: { ...line, ...totals.lines[i] }, select: { id: true } })
  await ctx.tx.invoice.update({
    where: { id: input.id },
    data: {
      ...stamp,
      ...supply,
      ...headTotals(totals),
      ...(await invoiceParties(ctx.tx, invoice.packingListId)),
      invoiceDate: dbDate(input.invoiceDate),
      dueDate: dbDate(input.dueDate ?? addDays(input.invoiceDate, invoice.customer.creditDays)),
      paymentTerms: input.paymentTerms,
      poReference: input.poReference,
      remarks: input.remarks,
    },
    select: { id: true },
  })
  return { id: input.id }
}
