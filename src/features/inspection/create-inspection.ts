import type { z } from 'zod'
import { decimalText } from '@/core/money'
import { insertRows } from '@/db/insert-rows'
import type { Prisma } from '@/db/types'
import { lockLots } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import type { createInspectionSchema } from './inspection.schema'
import { limitsOf } from './limits-on-file'
import { parametersOf } from './parameters'

type Wanted = { stockLotId: string; locationId: string; fromBucket: 'UNDER_INSPECTION' | 'ON_HOLD' }

async function lotsToInspect(ctx: ActionContext, input: z.output<typeof createInspectionSchema>): Promise<Wanted[]> {
  if (input.lots.length > 0) {
    const keys = input.lots.map((l) => `${l.stockLotId} ${l.locationId} ${l.fromBucket}`)
    if (new Set(keys).size !== keys.length) throw new AppError('VALIDATION', 'A lot is named twice.')
    return input.lots
  }
  const grn = found(
    await ctx.tx.grn.findUnique({
      where: { id: input.grnId as string },
      select: { status: true, lines: { select: { id: true } } },
    }),
    'Goods receipt',
  )
  if (grn.status !== 'POSTED') throw new AppError('ILLEGAL_TRANSITION', 'Only a posted goods receipt can be inspected.')
  const balances = await ctx.tx.stockBalance.findMany({
    where: { stockLot: { grnLineId: { in: grn.lines.map((l) => l.id) } }, underInspectionMetres: { gt: 0 } },
    select: { stockLotId: true, locationId: true },
    orderBy: { stockLot: { heatNo: 'asc' } },
  })
  if (balances.length === 0)
    throw new AppError('CONFLICT', 'Nothing of this goods receipt is under inspection any more.')
  return balances.map((b) => ({ ...b, fromBucket: 'UNDER_INSPECTION' as const }))
}

/**
 * Opens a draft inspection: the lots with what waits of them, the parameters that apply and their limits. It holds no
 * measured value; those are entered from a certificate, a lab report or an instrument.
 * @throws AppError NOT_FOUND, CONFLICT when a lot has nothing to inspect or is in another open inspection
 */
export async function createInspectionInTx(
  ctx: ActionContext,
  input: z.output<typeof createInspectionSchema>,
): Promise<{ id: string }> {
  const wanted = await lotsToInspect(ctx, input)
  const inspectionDate = input.inspectionDate ?? ctx.actor.today
  if (inspectionDate > ctx.actor.today)
    throw new AppError('VALIDATION', 'This day has not come yet.', { inspectionDate: 'This day has not come yet.' })
  const ids = [...new Set(wanted.map((w) => w.stockLotId))]
  // two inspectors who start with the same heat wait for each other, and the second is told
  await lockLots(ctx, ids)
  const lots = new Map(
    (
      await ctx.tx.stockLot.findMany({
        where: { id: { in: ids } },
        include: { balances: true, grnLine: { select: { grnId: true } } },
      })
    ).map((l) => [l.id, l]),
  )
  const open = await ctx.tx.inspectionLot.findFirst({
    where: { stockLotId: { in: ids }, inspection: { status: 'DRAFT' } },
    select: { stockLot: { select: { heatNo: true } } },
  })
  if (open)
    throw new AppError(
      'CONFLICT',
      `Heat ${open.stockLot.heatNo} is in another inspection that is not submitted yet. Continue that one, or void it.`,
    )
  const limits = await limitsOf(
    ctx.tx,
    [...lots.values()].flatMap((l) => l.designations),
  )
  const grnIds = [...new Set([...lots.values()].map((l) => l.grnLine?.grnId ?? null))]
  const inspection = await ctx.tx.inspection.create({
    data: {
      inspectionDate: dbDate(inspectionDate),
      grnId: grnIds.length === 1 ? grnIds[0] : null,
      inspectorId: ctx.actor.userId,
    },
    select: { id: true },
  })
  const readings: Prisma.InspectionReadingCreateManyInput[] = []
  for (const [i, w] of wanted.entries()) {
    const lot = found(lots.get(w.stockLotId), 'Stock lot')
    const balance = lot.balances.find((b) => b.locationId === w.locationId)
    const held = w.fromBucket === 'ON_HOLD'
    const metres = held ? balance?.onHoldMetres : balance?.underInspectionMetres
    if (!balance || !metres?.gt(0))
      throw new AppError(
        'CONFLICT',
        `Heat ${lot.heatNo} has nothing ${held ? 'on hold' : 'under inspection'} at that place.`,
      )
    const row = await ctx.tx.inspectionLot.create({
      data: {
        inspectionId: inspection.id,
        lineNo: i + 1,
        stockLotId: lot.id,
        locationId: w.locationId,
        fromBucket: w.fromBucket,
        metres,
        pieces: held ? balance.onHoldPieces : balance.underInspectionPieces,
      },
      select: { id: true },
    })
    const facts = { ...lot, odMm: decimalText(lot.odMm), wallMm: decimalText(lot.wallMm) }
    for (const [position, p] of parametersOf(facts, limits).entries())
      readings.push({ ...p, inspectionLotId: row.id, position: position + 1 })
  }
  await insertRows(ctx.tx, 'InspectionReading', readings)
  ctx.event({ documentType: 'Inspection', documentId: inspection.id })
  return inspection
}
