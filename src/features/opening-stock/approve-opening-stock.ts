import type { z } from 'zod'
import { decimalText } from '@/core/money'
import { Prisma } from '@/db/types'
import { lockLots, type Movement, moveStock } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { found, fourEyes } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { approveOpeningStockSchema, withdrawOpeningStockSchema } from './opening-stock.schema'

async function openLots(ctx: ActionContext, ids: readonly string[]) {
  await lockLots(ctx, ids)
  const lots = await ctx.tx.stockLot.findMany({
    where: { id: { in: [...ids] } },
    include: { balances: true },
    orderBy: { id: 'asc' },
  })
  for (const lot of lots) {
    if (lot.source !== 'OPENING')
      throw new AppError(
        'CONFLICT',
        `Heat ${lot.heatNo} came in with a GRN: it is inspected, not approved as opening stock.`,
      )
    if (lot.openingApprovedAt) throw new AppError('ILLEGAL_TRANSITION', `Heat ${lot.heatNo} is approved already.`)
    if (!lot.balances.some((b) => b.underInspectionMetres.gt(0)))
      throw new AppError(
        'ILLEGAL_TRANSITION',
        `Heat ${lot.heatNo} has nothing under inspection; it was withdrawn or inspected.`,
      )
  }
  return lots
}

/**
 * QC has seen pipe and certificate: the metres become free. Whoever entered a lot cannot approve it.
 * @throws AppError NOT_FOUND, FORBIDDEN (four eyes), ILLEGAL_TRANSITION when it is approved or withdrawn already
 */
export async function approveOpeningStock(
  ctx: ActionContext,
  input: z.output<typeof approveOpeningStockSchema>,
): Promise<{ id: string; ids: string[] }> {
  const ids = [...new Set(input.lotIds)]
  const lots = await openLots(ctx, ids)
  for (const lot of lots) {
    fourEyes(ctx, [lot.createdById], `the opening entry of heat ${lot.heatNo}`)
    const movements = lot.balances.map(
      (b): Movement => ({
        stockLotId: lot.id,
        kind: 'INSPECTION',
        from: { bucket: 'UNDER_INSPECTION', locationId: b.locationId },
        to: { bucket: 'ACCEPTED', locationId: b.locationId },
        metres: decimalText(b.underInspectionMetres, 3),
        pieces: b.underInspectionPieces,
        remark: input.remark,
      }),
    )
    await moveStock(ctx, { documentType: 'OpeningStock', documentId: lot.id }, movements)
    ctx.event({ documentType: 'OpeningStock', documentId: lot.id, documentNo: lot.heatNo, remark: input.remark })
  }
  await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE "StockLot" SET "openingApprovedById" = app_user_id(), "openingApprovedAt" = now(), version = version + 1, "updatedAt" = now(), "updatedById" = app_user_id()
    WHERE id = ANY (${ids}::uuid[])`)
  return { id: ids[0] as string, ids }
}

/** Takes a wrong opening entry back, while it waits for approval. The lot stays on record, without metres. */
export async function withdrawOpeningStock(
  ctx: ActionContext,
  input: z.output<typeof withdrawOpeningStockSchema>,
): Promise<{ id: string }> {
  const lot = found((await openLots(ctx, [input.id]))[0], 'Stock lot')
  await moveStock(
    ctx,
    { documentType: 'OpeningStock', documentId: lot.id },
    lot.balances.map((b) => ({
      stockLotId: lot.id,
      kind: 'REVERSE',
      from: { bucket: 'UNDER_INSPECTION', locationId: b.locationId },
      metres: decimalText(b.underInspectionMetres, 3),
      pieces: b.underInspectionPieces,
      remark: input.remark,
    })),
  )
  ctx.event({ documentType: 'OpeningStock', documentId: lot.id, documentNo: lot.heatNo, remark: input.remark })
  return { id: lot.id }
}
