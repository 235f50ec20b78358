import type { z } from 'zod'
import { dec } from '@/core/money'
import type { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import type { saveInspectionSchema } from './inspection.schema'
import { withinLimit } from './parameters'

type Input = z.output<typeof saveInspectionSchema>
type Lot = Input['lots'][number]

function checkSplit(lots: Input['lots'], presented: Map<string, { metres: Prisma.Decimal; pieces: number }>): void {
  const errors: Record<string, string> = {}
  lots.forEach((lot, i) => {
    const has = presented.get(lot.id)
    if (!has) throw new AppError('NOT_FOUND', 'A lot of this inspection was not found.')
    if (sumMetres(lot).gt(has.metres.toString()))
      errors[`lots.${i}.passMetres`] = `Together more than the ${dec(has.metres).toString()} m presented.`
    if (lot.passPieces + lot.failPieces + lot.holdPieces > has.pieces)
      errors[`lots.${i}.passPieces`] = `Together more than the ${has.pieces} pieces presented.`
    for (const [kind, metres, pieces] of [
      ['pass', lot.passMetres, lot.passPieces],
      ['fail', lot.failMetres, lot.failPieces],
      ['hold', lot.holdMetres, lot.holdPieces],
    ] as const)
      if (dec(metres).gt(0) !== pieces > 0)
        errors[`lots.${i}.${kind}Pieces`] = 'Give both metres and pieces, or neither.'
    lot.readings.forEach((r, j) => {
      if (r.minValue !== null && r.maxValue !== null && dec(r.minValue).gt(r.maxValue))
        errors[`lots.${i}.readings.${j}.minValue`] = 'The lower limit is above the upper one.'
    })
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some quantities need attention.', errors)
}

const sumMetres = (lot: Lot) => dec(lot.passMetres).plus(lot.failMetres).plus(lot.holdMetres)

/**
 * Saves quantities and readings of a draft. Whether a value is within its limit is computed here, never sent. Limits that
 * differ from the master's are marked as entered by the inspector.
 * @throws AppError VALIDATION, STALE, ILLEGAL_TRANSITION
 */
export async function saveInspectionInTx(ctx: ActionContext, input: Input): Promise<{ id: string; version: number }> {
  const claim = await claimForEdit(ctx, {
    model: 'Inspection',
    id: input.id,
    version: input.version,
    states: ['DRAFT'],
  })
  const lots = await ctx.tx.inspectionLot.findMany({ where: { inspectionId: input.id }, include: { readings: true } })
  checkSplit(input.lots, new Map(lots.map((l) => [l.id, l])))
  await ctx.tx.inspection.update({
    where: { id: input.id },
    data: { ...claim, inspectionDate: dbDate(input.inspectionDate), remarks: input.remarks },
    select: { id: true },
  })
  for (const lot of input.lots) {
    const { readings, id, ...facts } = lot
    await ctx.tx.inspectionLot.update({ where: { id }, data: facts, select: { id: true } })
    const known = lots.find((l) => l.id === id)?.readings ?? []
    await ctx.tx.inspectionReading.deleteMany({ where: { inspectionLotId: id } })
    await ctx.tx.inspectionReading.createMany({ data: readings.map((r, i) => readingRow(id, i + 1, r, known)) })
  }
  ctx.event({ documentType: 'Inspection', documentId: input.id })
  return { id: input.id, version: input.version + 1 }
}

type Known = {
  parameter: string
  label: string
  kind: string
  unit: string | null
  minValue: Prisma.Decimal | null
  maxValue: Prisma.Decimal | null
  limitSource: string
  limitNote: string | null
}

const same = (a: string | null, b: Prisma.Decimal | null): boolean =>
  a === null || b === null ? a === b : dec(a).eq(b.toString())

function readingRow(inspectionLotId: string, position: number, r: Lot['readings'][number], known: readonly Known[]) {
  const before = known.find((k) => k.parameter === r.parameter)
  const kept = before !== undefined && same(r.minValue, before.minValue) && same(r.maxValue, before.maxValue)
  const noLimit = r.minValue === null && r.maxValue === null
  return {
    inspectionLotId,
    position,
    parameter: r.parameter,
    label: before?.label ?? r.label ?? r.parameter,
    kind: before?.kind ?? r.kind ?? 'TEST',
    unit: before?.unit ?? r.unit,
    minValue: r.minValue,
    maxValue: r.maxValue,
    limitSource: kept ? before.limitSource : noLimit ? 'NONE' : 'ENTERED',
    limitNote: kept ? before.limitNote : r.limitNote,
    measured: r.measured,
    observation: r.observation ?? null,
    source: r.source ?? (r.observation ? 'VISUAL' : null),
    withinLimit: r.observation === 'NOT_OK' ? false : withinLimit(r),
  }
}
