import { Prisma } from '@/db/types'
import { readParty } from '@/features/packing-list/ship-to'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import { statusHistoryOf, userNames } from '@/server/status-history'
import { cancelProblem, lastDayToCancel } from './cancel-rule'
import { invoiceMachine } from './invoice.machine'
import { balanceOf, hsnSummary } from './invoice.totals'

/** One invoice with lines, heats, HSN summary, receipts and links both ways. */
export async function getInvoice(ctx: ReadContext, id: string) {
  const row = await ctx.tx.invoice.findUnique({
    where: { id },
    include: {
      customer: { select: { id: true, name: true, creditDays: true } },
      salesOrder: {
        select: {
          id: true,
          number: true,
          status: true,
          customerPo: { select: { id: true, poNumber: true, status: true } },
        },
      },
      packingList: { select: { id: true, number: true, status: true } },
      gstRegistration: { select: { gstin: true, label: true } },
      lines: {
        orderBy: { lineNo: 'asc' },
        include: { heats: { orderBy: { id: 'asc' } }, salesOrderLine: { select: { lineNo: true } } },
      },
      allocations: {
        orderBy: { id: 'asc' },
        include: {
          receipt: {
            select: { id: true, number: true, receiptDate: true, status: true, mode: true, reference: true },
          },
        },
      },
    },
  })
  if (!row) return null
  const dispatchNotes = await ctx.tx.dispatchNote.findMany({
    where: { packingListId: row.packingListId, status: { not: 'VOID' } },
    select: { id: true, number: true, status: true, dispatchDate: true, vehicleNo: true, lrNo: true, ewayBillNo: true },
  })
  const setting = await ctx.tx.companySetting.findFirst({ select: { lutReference: true } })
  const states = new Map((await ctx.tx.state.findMany()).map((s) => [s.code, s.name]))
  const names = await userNames(ctx, [row.createdById, row.postedById])
  const invoiceDate = dateText(row.invoiceDate)
  return {
    ...row,
    billTo: readParty(row.billTo),
    shipTo: readParty(row.shipTo),
    seller: readParty(row.seller),
    placeOfSupplyName: states.get(row.placeOfSupply) ?? null,
    dispatchNotes,
    hasLut: Boolean(setting?.lutReference),
    balance: balanceOf(row),
    isOverdue: (row.status === 'POSTED' || row.status === 'PARTLY_PAID') && dateText(row.dueDate) < ctx.actor.today,
    hsnSummary: hsnSummary(row.lines),
    cancelUntil: lastDayToCancel(invoiceDate),
    cancelProblem: cancelProblem(invoiceDate, ctx.actor.today),
    allocations: ctx.actor.can('receipt.read') ? row.allocations : [],
    createdBy: names.get(row.createdById ?? '') ?? null,
    postedBy: names.get(row.postedById ?? '') ?? null,
    history: await statusHistoryOf(ctx, 'Invoice', id),
    allowed: invoiceMachine.allowed(row.status, ctx.actor.can).map((t) => t.event),
    canReceive: ctx.actor.can('receipt.create') && (row.status === 'POSTED' || row.status === 'PARTLY_PAID'),
  }
}

/** Packed and dispatched packing lists without an invoice, oldest first: what ACCOUNTS has to bill. */
export async function listsToInvoice(ctx: ReadContext) {
  return ctx.tx.$queryRaw<
    {
      id: string
      number: string
      status: string
      packingDate: Date
      customer: string
      salesOrder: string
      totalMetres: string
      dispatchNoteId: string | null
      dispatchNote: string | null
      dispatchDate: Date | null
    }[]
  >(Prisma.sql`
    SELECT p.id::text, p.number, p.status, p."packingDate", c.name AS customer, o.number AS "salesOrder", p."totalMetres"::text AS "totalMetres",
      d.id::text AS "dispatchNoteId", d.number AS "dispatchNote", d."dispatchDate"
    FROM "PackingList" p JOIN "SalesOrder" o ON o.id = p."salesOrderId" JOIN "Customer" c ON c.id = o."customerId"
    LEFT JOIN "DispatchNote" d ON d."packingListId" = p.id AND d.status IN ('DISPATCHED', 'DELIVERED')
    WHERE p.status IN ('PACKED', 'DISPATCHED')
      AND NOT EXISTS (SELECT 1 FROM "Invoice" i WHERE i."packingListId" = p.id AND i.status NOT IN ('VOID', 'CANCELLED'))
    ORDER BY d."dispatchDate" ASC NULLS LAST, p."packingDate", p.number LIMIT 200`)
}
