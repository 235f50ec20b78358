import type { z } from 'zod'
import { decimalText } from '@/core/money'
import type { Prisma, Tx } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import type { createInspectionSchema } from './inspection.schema'
import { type LimitRow, parametersOf } from './parameters'

/** Baseline limits of the designations, as decimal text. */
async function limitsOf(tx: Tx, designations: readonly string[]): Promise<LimitRow[]> {
  const rows = await tx.materialLimit.findMany({
    where: { designation: { in: [...new Set(designations)] } },
    orderBy: [{ kind: 'asc' }, { property: 'asc' }],
  })
  return rows.map((r) => ({
    ...r,
    minValue: r.minValue === null ? null : decimalText(r.minValue),
    maxValue: r.maxValue === null ? null : decimalText(r.maxValue),
  }))
}

type Wanted = { stockLotId: string; locationId: string; fromBucket: 'UNDER_INSPECTION' | 'ON_HOLD' }

async function lotsToInspect(ctx: ActionContext, input: z.output<typeof createInspectionSchema>): Promise<Wanted[]> {
  if (input.lots.length > 0) return input.lots
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
  const ids = [...new Set(wanted.map((w) => w.stockLotId))]
  const lots = new Map(
    (await ctx.tx.stockLot.findMany({ where: { id: { in: ids } }, include: { balances: true } })).map((l) => [l.id, l]),
  )
  if (lots.size !== ids.length)
    throw new AppError('NOT_FOUND', 'A stock lot was not found. It may belong to another company.')
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
  const inspection = await ctx.tx.inspection.create({
    data: {
      inspectionDate: dbDate(input.inspectionDate ?? ctx.actor.today),
      grnId: input.grnId,
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
  await ctx.tx.inspectionReading.createMany({ data: readings })
  ctx.event({ documentType: 'Inspection', documentId: inspection.id })
  return inspection
}
