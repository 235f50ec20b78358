import type { z } from 'zod'
import { dec } from '@/core/money'
import { Prisma } from '@/db/types'
import type { Bucket } from '@/features/stock/move-stock'
import { lockLots, moveStock } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, recordStatus } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { inspectionMachine } from './inspection.machine'
import type { reverseInspectionSchema } from './inspection.schema'

type Row = {
  stockLotId: string
  heatNo: string
  fromBucket: Bucket
  toBucket: Bucket
  locationId: string
  metres: string
  pieces: number
  nowMetres: string
}

/**
 * Takes a submitted inspection back: every metre returns to where it was before. Refused once a part of what it
 * accepted is reserved, moved or gone, or an NCR it opened is closed.
 * @throws AppError CONFLICT naming the heat, ILLEGAL_TRANSITION
 */
export async function reverseInspectionInTx(
  ctx: ActionContext,
  input: z.output<typeof reverseInspectionSchema>,
): Promise<{ id: string }> {
  const { documentNo: number } = await applyTransition(ctx, {
    machine: inspectionMachine,
    model: 'Inspection',
    id: input.id,
    event: 'reverse',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"reversedReason" = ${input.remark}`],
  })
  const lots = await ctx.tx.inspectionLot.findMany({
    where: { inspectionId: input.id },
    select: { stockLotId: true, ncrs: { select: { id: true, number: true, status: true } } },
  })
  // whoever reserves the same metres at this moment waits, or has them already and the figures below say so
  await lockLots(
    ctx,
    lots.map((l) => l.stockLotId),
  )
  await tellNcrs(
    ctx,
    lots.flatMap((l) => l.ncrs),
    number,
    input.remark,
  )
  const rows = await ctx.tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT l."stockLotId", s."heatNo", l."fromBucket", l."toBucket", l."toLocationId" AS "locationId", l.metres::text AS metres, l.pieces,
      (CASE l."toBucket" WHEN 'ACCEPTED' THEN b."acceptedMetres" WHEN 'REJECTED' THEN b."rejectedMetres" ELSE b."onHoldMetres" END)::text AS "nowMetres"
    FROM "StockLedger" l JOIN "StockLot" s ON s.id = l."stockLotId"
    JOIN "StockBalance" b ON b."companyId" = l."companyId" AND b."stockLotId" = l."stockLotId" AND b."locationId" = l."toLocationId"
    WHERE l."documentType" = 'Inspection' AND l."documentId" = ${input.id}::uuid AND l.kind = 'INSPECTION' ORDER BY l.seq`)
  for (const row of rows)
    if (dec(row.nowMetres).lt(row.metres))
      throw new AppError(
        'CONFLICT',
        `Heat ${row.heatNo}: of the ${row.metres} m that this inspection decided on, only ${row.nowMetres} m are still there; the rest is reserved, moved or gone. Release it first.`,
      )
  await moveStock(
    ctx,
    { documentType: 'Inspection', documentId: input.id },
    rows.map((r) => ({
      stockLotId: r.stockLotId,
      kind: 'REVERSE' as const,
      from: { bucket: r.toBucket, locationId: r.locationId },
      to: { bucket: r.fromBucket, locationId: r.locationId },
      metres: r.metres,
      pieces: r.pieces,
      remark: input.remark,
    })),
  )
  return { id: input.id }
}

/** The NCRs it opened stay (a number is never taken back), and say that their inspection was reversed. */
async function tellNcrs(
  ctx: ActionContext,
  ncrs: readonly { id: string; number: string | null; status: string }[],
  number: string | null,
  remark: string,
): Promise<void> {
  const closed = ncrs.find((n) => n.status === 'CLOSED')
  if (closed)
    throw new AppError(
      'CONFLICT',
      `${closed.number}, which this inspection opened, is closed: what it decided is done and cannot be taken back.`,
    )
  for (const ncr of ncrs) {
    await recordStatus(ctx, {
      model: 'Ncr',
      id: ncr.id,
      event: 'inspection-reversed',
      from: ncr.status,
      to: ncr.status,
      remark: `Inspection ${number} was reversed: ${remark}`,
    })
    ctx.event({ documentType: 'Ncr', documentId: ncr.id, documentNo: ncr.number, action: 'ncr.inspection-reversed' })
  }
}
