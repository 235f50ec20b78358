import { formatDate } from '@/core/fiscal-year'
import { dec, decimalText } from '@/core/money'
import { normaliseDesignation } from '@/core/pipe'
import { cleanText } from '@/core/text'
import { formatMetres } from '@/core/units'
import { RECEIVABLE_STATES } from '@/features/purchase-order/purchase-order.machine'
import { mostReceivable } from '@/features/purchase-order/purchase-order.totals'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText } from '@/server/serialize'

/** The facts of one heat as they are checked, from a form or from a saved draft. Metres as decimal text. */
export type ReceiptLine = {
  purchaseOrderLineId: string
  heatNo: string
  make: string
  metres: string
  designations: string[]
  ends: string | null
  mtcNo: string
  mtcDate: string
  mtcType: string
  mtcFileId: string
  tpiAgencyId: string | null
  locationId: string
}

/** The order goods come in against, with the figures that limit the receipt. @throws AppError NOT_FOUND */
export async function orderForReceipt(ctx: Pick<ActionContext, 'tx'>, purchaseOrderId: string) {
  return found(
    await ctx.tx.purchaseOrder.findUnique({
      where: { id: purchaseOrderId },
      include: { lines: { orderBy: { lineNo: 'asc' } } },
    }),
    'Purchase order',
  )
}
export type ReceiptOrder = Awaited<ReturnType<typeof orderForReceipt>>

/** @throws AppError ILLEGAL_TRANSITION when goods may not come in against the order */
export function checkReceivable(order: Pick<ReceiptOrder, 'number' | 'status'>): void {
  if (RECEIVABLE_STATES.some((s) => s === order.status)) return
  const why: Record<string, string> = {
    DRAFT: 'is a draft or being amended',
    PENDING_APPROVAL: 'waits for approval',
    RECEIVED: 'is received in full',
    CLOSED: 'is closed',
    CANCELLED: 'is cancelled',
  }
  throw new AppError(
    'ILLEGAL_TRANSITION',
    `${order.number ?? 'The order'} ${why[order.status] ?? 'is not open'}; nothing can be received against it now.`,
  )
}

/**
 * Checks everything a receipt says: order lines, over-receipt, heats, certificates, places. Runs when a draft is saved and
 * again when it is posted, because order, places and other receipts may have changed between.
 * @throws AppError VALIDATION with a sentence per field (`lines.3.metres`), NOT_FOUND
 */
export async function checkReceipt(
  ctx: ActionContext,
  order: ReceiptOrder,
  head: { warehouseId: string; receivedDate: string },
  lines: readonly ReceiptLine[],
): Promise<void> {
  const errors: Record<string, string> = {}
  if (head.receivedDate > ctx.actor.today) errors.receivedDate = 'This day has not come yet.'
  if (head.receivedDate < dateText(order.orderDate))
    errors.receivedDate = `The order is of ${formatDate(dateText(order.orderDate))}; goods cannot come in before.`
  checkOrderLines(order, lines, errors)
  checkHeats(ctx.actor.today, lines, order, errors)
  await checkPlaces(ctx, head.warehouseId, lines, errors)
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'The receipt needs attention.', errors)
}

type Errors = Record<string, string>

const words = (line: ReceiptOrder['lines'][number]) =>
  [line.product, line.designation, line.sizeText].filter(Boolean).join(' ')

function checkOrderLines(order: ReceiptOrder, lines: readonly ReceiptLine[], errors: Errors): void {
  const byId = new Map(order.lines.map((l) => [l.id, l]))
  const now = new Map<string, { metres: ReturnType<typeof dec>; last: number }>()
  lines.forEach((line, i) => {
    const ordered = byId.get(line.purchaseOrderLineId)
    if (!ordered)
      throw new AppError('NOT_FOUND', `Line ${i + 1} names a line that is not on ${order.number}.`, {
        [`lines.${i}.purchaseOrderLineId`]: `Not on ${order.number}.`,
      })
    if (ordered.metres.lte(0) || !ordered.odMm || !ordered.wallMm || !ordered.unitWeight || !ordered.productSpecId)
      errors[`lines.${i}.purchaseOrderLineId`] =
        'Only pipe and tube of a known product are kept in stock by heat; this item is not.'
    const sum = now.get(ordered.id)
    now.set(ordered.id, { metres: (sum?.metres ?? dec('0')).plus(line.metres), last: i })
  })
  for (const [id, { metres, last }] of now) {
    const ordered = byId.get(id)
    if (!ordered) continue
    const allowed = mostReceivable(ordered.metres, order.overReceiptPct)
    if (metres.plus(dec(ordered.receivedMetres)).lte(allowed)) continue
    errors[`lines.${last}.metres`] =
      `${words(ordered)}: ordered ${formatMetres(ordered.metres, { trim: true })} m, received before ${formatMetres(ordered.receivedMetres, { trim: true })} m, ` +
      `this receipt ${formatMetres(metres, { trim: true })} m; at most ${formatMetres(allowed, { trim: true })} m is allowed in all (${decimalText(order.overReceiptPct)} % over).`
  }
}

function checkHeats(today: string, lines: readonly ReceiptLine[], order: ReceiptOrder, errors: Errors): void {
  const seen = new Map<string, number>()
  const papers = new Map<string, { date: string; type: string; line: number }>()
  const sizes = new Map(order.lines.map((l) => [l.id, `${l.odMm}X${l.wallMm}`]))
  lines.forEach((line, i) => {
    // one heat in one place twice is a typing mistake, unless the pipe differs
    const key = [line.heatNo, line.make, line.locationId, sizes.get(line.purchaseOrderLineId), line.ends].join('\u0000')
    const twin = seen.get(key)
    if (twin !== undefined)
      errors[`lines.${i}.heatNo`] =
        `Heat ${line.heatNo} of this size and ends is on line ${twin + 1} already, for the same place. Add its metres there.`
    else seen.set(key, i)
    if (line.mtcDate > today) errors[`lines.${i}.mtcDate`] = 'The certificate is dated in the future.'
    const paper = papers.get(`${line.mtcNo}\u0000${line.make}`)
    if (!paper) papers.set(`${line.mtcNo}\u0000${line.make}`, { date: line.mtcDate, type: line.mtcType, line: i })
    else if (paper.date !== line.mtcDate)
      errors[`lines.${i}.mtcDate`] = `Certificate ${line.mtcNo} has another date on line ${paper.line + 1}.`
    else if (paper.type !== line.mtcType)
      errors[`lines.${i}.mtcType`] = `Certificate ${line.mtcNo} has another type on line ${paper.line + 1}.`
    if (line.designations.length === 0)
      errors[`lines.${i}.designations`] = 'Say which designations the certificate covers.'
  })
}

async function checkPlaces(
  ctx: ActionContext,
  warehouseId: string,
  lines: readonly ReceiptLine[],
  errors: Errors,
): Promise<void> {
  const ids = [...new Set(lines.map((l) => l.locationId))]
  const places = new Map(
    (
      await ctx.tx.location.findMany({
        where: { id: { in: ids } },
        select: { id: true, code: true, warehouseId: true, isActive: true },
      })
    ).map((l) => [l.id, l]),
  )
  const agencyIds = [...new Set(lines.flatMap((l) => l.tpiAgencyId ?? []))]
  const agencies = agencyIds.length
    ? new Set(
        (await ctx.tx.tpiAgency.findMany({ where: { id: { in: agencyIds } }, select: { id: true } })).map((a) => a.id),
      )
    : new Set<string>()
  lines.forEach((line, i) => {
    const place = places.get(line.locationId)
    if (!place)
      throw new AppError('NOT_FOUND', `The location of line ${i + 1} was not found.`, {
        [`lines.${i}.locationId`]: 'Choose a location.',
      })
    if (!place.isActive) errors[`lines.${i}.locationId`] = `${place.code} is not in use any more.`
    else if (place.warehouseId !== warehouseId)
      errors[`lines.${i}.locationId`] = `${place.code} is in another warehouse than the receipt.`
    if (line.tpiAgencyId && !agencies.has(line.tpiAgencyId))
      errors[`lines.${i}.tpiAgencyId`] = 'This inspection agency is not in the master.'
  })
}

/** The designations of a heat, the order line's own where none is stated; no spelling twice. */
export function certifiedDesignations(stated: readonly string[], ordered: string): string[] {
  const out = new Map<string, string>()
  for (const text of stated.map((d) => cleanText(d).toUpperCase()).filter(Boolean)) {
    const key = normaliseDesignation(text)
    if (!out.has(key)) out.set(key, key === normaliseDesignation(ordered) ? ordered : key)
  }
  return out.size > 0 ? [...out.values()] : ordered ? [ordered] : []
}
