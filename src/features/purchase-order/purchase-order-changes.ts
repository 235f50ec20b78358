import { decimalText, formatMoney } from '@/core/money'
import type { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { dateText, plain } from '@/server/serialize'

/** One entry of an amendment's change log. `price` entries are shown only to those who may see cost. */
export type OrderChange = { what: string; from: string | null; to: string | null; price?: boolean }

type Snapshot = { head: Record<string, string | null>; lines: (Record<string, string | null> & { id: string })[] }
type Stored = { before: Snapshot; list: OrderChange[] }

const HEAD: readonly (readonly [key: string, label: string, price?: true])[] = [
  ['vendor', 'Vendor'],
  ['warehouse', 'Deliver to'],
  ['expectedDate', 'Expected date'],
  ['currency', 'Currency', true],
  ['exchangeRate', 'Exchange rate', true],
  ['vendorReference', 'Vendor reference'],
  ['paymentTerms', 'Payment terms'],
  ['deliveryTerms', 'Delivery terms'],
  ['overReceiptPct', 'Over-receipt allowed (%)'],
  ['chargesAmount', 'Charges', true],
  ['gstRate', 'GST rate (%)', true],
  ['totalAmount', 'Total', true],
  ['remarks', 'Remarks'],
]

const LINE: readonly (readonly [key: string, label: string, price?: true])[] = [
  ['item', 'item'],
  ['additionalSpecs', 'additional specs'],
  ['ends', 'ends'],
  ['quantity', 'quantity'],
  ['rate', 'rate', true],
  ['certificate', 'certificate'],
  ['lengthText', 'length'],
  ['remark', 'remark'],
]

/** What the order says now, in the words of its paper. */
export async function snapshotOf(ctx: ActionContext, id: string): Promise<Snapshot> {
  const order = await ctx.tx.purchaseOrder.findUniqueOrThrow({
    where: { id },
    include: {
      vendor: { select: { name: true } },
      warehouse: { select: { name: true } },
      lines: { orderBy: { lineNo: 'asc' } },
    },
  })
  return {
    head: {
      vendor: order.vendor.name,
      warehouse: order.warehouse.name,
      expectedDate: order.expectedDate ? dateText(order.expectedDate) : null,
      currency: order.currency,
      exchangeRate: decimalText(order.exchangeRate),
      vendorReference: order.vendorReference,
      paymentTerms: order.paymentTerms,
      deliveryTerms: order.deliveryTerms,
      overReceiptPct: decimalText(order.overReceiptPct),
      chargesAmount: formatMoney(order.chargesAmount, order.currency),
      gstRate: decimalText(order.gstRate),
      totalAmount: formatMoney(order.totalAmount, order.currency),
      remarks: order.remarks,
    },
    lines: order.lines.map((l) => ({
      id: l.id,
      item: [l.product, l.designation, l.sizeText, l.description].filter(Boolean).join(' '),
      additionalSpecs: l.additionalSpecs.join(', ') || null,
      ends: l.ends,
      quantity: `${decimalText(l.quantity)} ${l.unit}`,
      rate: `${decimalText(l.rate, 3)} per ${l.rateUnit}`,
      certificate: l.certificate,
      lengthText: l.lengthText,
      remark: l.remark,
    })),
  }
}

/** What differs between two states of an order, in words. */
export function orderChanges(before: Snapshot, after: Snapshot): OrderChange[] {
  const out: OrderChange[] = []
  const compare = (what: string, from: string | null | undefined, to: string | null | undefined, price?: true) => {
    if ((from ?? null) !== (to ?? null)) out.push({ what, from: from ?? null, to: to ?? null, ...(price && { price }) })
  }
  for (const [key, label, price] of HEAD) compare(label, before.head[key], after.head[key], price)
  const old = new Map(before.lines.map((l, i) => [l.id, { line: l, no: i + 1 }]))
  after.lines.forEach((line, i) => {
    const was = old.get(line.id)
    if (!was) {
      out.push({ what: `Line ${i + 1} added`, from: null, to: `${line.item}, ${line.quantity}` })
      return
    }
    for (const [key, label, price] of LINE) compare(`Line ${i + 1} ${label}`, was.line[key], line[key], price)
  })
  const kept = new Set(after.lines.map((l) => l.id))
  for (const { line, no } of old.values())
    if (!kept.has(line.id)) out.push({ what: `Line ${no} removed`, from: `${line.item}, ${line.quantity}`, to: null })
  return out
}

/** Opens an amendment: keeps what the order said, with the reason. */
export async function openAmendment(ctx: ActionContext, id: string, revisionNo: number, reason: string): Promise<void> {
  const changes: Stored = { before: await snapshotOf(ctx, id), list: [] }
  await ctx.tx.purchaseOrderAmendment.create({
    data: { purchaseOrderId: id, revisionNo, reason, changes: plain(changes) as unknown as Prisma.InputJsonObject },
    select: { id: true },
  })
}

/** Brings the change log of the open amendment up to date. */
export async function recordChanges(ctx: ActionContext, id: string, revisionNo: number): Promise<OrderChange[]> {
  const row = await ctx.tx.purchaseOrderAmendment.findFirst({
    where: { purchaseOrderId: id, revisionNo },
    select: { id: true, changes: true },
  })
  if (!row) return []
  const { before } = row.changes as unknown as Stored
  const list = orderChanges(before, await snapshotOf(ctx, id))
  await ctx.tx.purchaseOrderAmendment.update({
    where: { id: row.id },
    data: { changes: { before, list } as unknown as Prisma.InputJsonObject },
    select: { id: true },
  })
  return list
}

/** The change log as this reader may see it. */
export function visibleChanges(changes: unknown, seesCost: boolean): OrderChange[] {
  const list = (changes as Stored | null)?.list ?? []
  return seesCost ? list : list.filter((c) => !c.price)
}
