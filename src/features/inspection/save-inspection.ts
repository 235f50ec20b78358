import type { z } from 'zod'
import { type DecimalInput, dec, decimalText } from '@/core/decimal'
import { insertRows } from '@/db/insert-rows'
import type { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import type { saveInspectionSchema } from './inspection.schema'
import { limitsOf } from './limits-on-file'
import { parametersOf, withinLimit } from './parameters'

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
    lot.readings.forEach((r, j) => {
      if (r.minValue !== null && r.maxValue !== null && dec(r.minValue).gt(r.maxValue))
        errors[`lots.${i}.readings.${j}.minValue`] = 'The lower limit is above the upper one.'
    })
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some quantities need attention.', errors)
}

const sumMetres = (lot: Lot) => dec(lot.passMetres).plus(lot.failMetres).plus(lot.holdMetres)

/**
 * Saves quantities and readings of a draft, as far as they are known. Whether a value is within its limit is computed
 * here, never sent. Limits that differ from those on file are marked as entered by the inspector. A parameter that applies
 * to the lot stays even when it is left out; one that was added by hand goes when it is left out.
 * @throws AppError VALIDATION, STALE, ILLEGAL_TRANSITION
 */
export async function saveInspectionInTx(ctx: ActionContext, input: Input): Promise<{ id: string; version: number }> {
  const claim = await claimForEdit(ctx, {
    model: 'Inspection',
    id: input.id,
    version: input.version,
    states: ['DRAFT'],
  })
  if (input.inspectionDate > ctx.actor.today)
    throw new AppError('VALIDATION', 'This day has not come yet.', { inspectionDate: 'This day has not come yet.' })
  const lots = await ctx.tx.inspectionLot.findMany({
    where: { inspectionId: input.id },
    include: { readings: { orderBy: { position: 'asc' } }, stockLot: true },
  })
  checkSplit(input.lots, new Map(lots.map((l) => [l.id, l])))
  await ctx.tx.inspection.update({
    where: { id: input.id },
    data: { ...claim, inspectionDate: dbDate(input.inspectionDate), remarks: input.remarks },
    select: { id: true },
  })
  const limits = await limitsOf(
    ctx.tx,
    lots.flatMap((l) => l.stockLot.designations),
  )
  for (const lot of input.lots) {
    const { readings, id, ...facts } = lot
    const saved = lots.find((l) => l.id === id)
    if (!saved) continue
    await ctx.tx.inspectionLot.update({ where: { id }, data: facts, select: { id: true } })
    const { stockLot } = saved
    const applies = parametersOf(
      { ...stockLot, odMm: decimalText(stockLot.odMm), wallMm: decimalText(stockLot.wallMm) },
      limits,
    )
    const sent = new Map(readings.map((r) => [r.parameter, r]))
    const kept = saved.readings.filter(
      (r) => !sent.has(r.parameter) && applies.some((p) => p.parameter === r.parameter),
    )
    await ctx.tx.inspectionReading.deleteMany({
      where: { inspectionLotId: id, id: { notIn: kept.map((r) => r.id) } },
    })
    const rows = readings.map((r) =>
      readingRow(
        r,
        saved.readings.find((k) => k.parameter === r.parameter),
        applies.find((p) => p.parameter === r.parameter),
        Boolean(facts.standardEdition),
      ),
    )
    await insertRows(
      ctx.tx,
      'InspectionReading',
      rows.map((row, i) => ({ ...row, inspectionLotId: id, position: kept.length + i + 1 })),
    )
  }
  ctx.event({ documentType: 'Inspection', documentId: input.id })
  return { id: input.id, version: input.version + 1 }
}

type Known = {
  label: string
  kind: string
  unit: string | null
  minValue: DecimalInput | null
  maxValue: DecimalInput | null
  limitSource: string
  limitNote: string | null
}

const equal = (a: string | null, b: DecimalInput | null): boolean =>
  a === null || b === null ? a === b : dec(a).eq(dec(b))
const sameLimits = (r: Lot['readings'][number], known: Known): boolean =>
  equal(r.minValue, known.minValue) && equal(r.maxValue, known.maxValue)

/** One reading as it is kept; `before` is the saved row, `onFile` what the master and the standard say now. */
function readingRow(
  r: Lot['readings'][number],
  before: Known | undefined,
  onFile: Known | undefined,
  signedByHand: boolean,
) {
  const facts = before ?? onFile
  const none = r.minValue === null && r.maxValue === null
  const drawn = [before, onFile].find(
    (k) => k && (k.limitSource === 'MASTER' || k.limitSource === 'NOMINAL') && sameLimits(r, k),
  )
  const limitSource = drawn ? drawn.limitSource : !none ? 'ENTERED' : signedByHand ? 'STANDARD_BY_HAND' : 'NONE'
  // a hardness may be read in HV10 or HBW; the unit of a limit on file stays
  const ownUnit = limitSource !== 'MASTER' && limitSource !== 'NOMINAL'
  return {
    parameter: r.parameter,
    label: facts?.label ?? r.label ?? r.parameter,
    kind: facts?.kind ?? r.kind ?? 'TEST',
    unit: ownUnit ? (r.unit ?? facts?.unit ?? null) : (facts?.unit ?? r.unit),
    minValue: r.minValue,
    maxValue: r.maxValue,
    limitSource,
    limitNote: drawn ? drawn.limitNote : none ? null : r.limitNote,
    measured: r.measured,
    observation: r.observation ?? null,
    source: r.source ?? (r.observation ? 'VISUAL' : null),
    withinLimit: r.observation === 'NOT_OK' ? false : withinLimit(r),
  }
}
