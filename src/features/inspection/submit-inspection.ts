import type { z } from 'zod'
import { type DecimalLike, dec, decimalText } from '@/core/money'
import { openNcr } from '@/features/ncr/open-ncr'
import { lockLots, type Movement, moveStock } from '@/features/stock/move-stock'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, fourEyes } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { inspectionMachine } from './inspection.machine'
import type { submitInspectionSchema } from './inspection.schema'
import { missingLimits } from './limits-on-file'
import { isOutOfLimit, obstaclesToPass, type Reading } from './parameters'
import { splitProblem } from './split'
import { sumFaults } from './sum-limits'

async function load(ctx: ActionContext, id: string) {
  return ctx.tx.inspection.findUnique({
    where: { id },
    include: {
      lots: { orderBy: { lineNo: 'asc' }, include: { stockLot: true, readings: { orderBy: { position: 'asc' } } } },
    },
  })
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>
type Lot = Loaded['lots'][number]

const readingsOf = (lot: Lot): Reading[] =>
  lot.readings.map((r) => ({
    ...r,
    minValue: text(r.minValue),
    maxValue: text(r.maxValue),
    measured: text(r.measured),
  }))

function refuseIncomplete(inspection: Loaded, withoutLimits: readonly string[][]): void {
  const errors: Record<string, string> = {}
  inspection.lots.forEach((lot, i) => {
    const decided = dec(lot.passMetres).plus(lot.failMetres).plus(lot.holdMetres)
    if (decided.lte(0))
      errors[`lots.${i}.passMetres`] = `Heat ${lot.stockLot.heatNo}: say how many metres pass, fail or stay on hold.`
    const split = splitProblem(lot)
    if (split) errors[`lots.${i}.${split.field}`] ??= `Heat ${lot.stockLot.heatNo}: ${split.message}`
    if (lot.passMetres.gt(0))
      for (const o of obstaclesToPass(lot.stockLot, readingsOf(lot), lot, withoutLimits[i] ?? [])) {
        const at = o.parameter ? lot.readings.findIndex((r) => r.parameter === o.parameter) : -1
        const field =
          o.about === 'concession' ? 'concessionReason' : at >= 0 ? `readings.${at}.measured` : 'standardEdition'
        errors[`lots.${i}.${field}`] ??= `Heat ${lot.stockLot.heatNo}: ${o.message}`
      }
    if (
      lot.failMetres.gt(0) &&
      !lot.remark &&
      !readingsOf(lot).some(isOutOfLimit) &&
      sumFaults(readingsOf(lot)).length === 0
    )
      errors[`lots.${i}.remark`] = `Heat ${lot.stockLot.heatNo}: say why it fails.`
  })
  if (Object.keys(errors).length > 0)
    throw new AppError('VALIDATION', Object.values(errors)[0] ?? 'Some facts are missing.', errors)
}

function movementsOf(lot: Lot): Movement[] {
  const from = { bucket: lot.fromBucket as 'UNDER_INSPECTION' | 'ON_HOLD', locationId: lot.locationId }
  const to = (bucket: 'ACCEPTED' | 'REJECTED' | 'ON_HOLD') => ({ bucket, locationId: lot.locationId })
  const base = { stockLotId: lot.stockLotId, kind: 'INSPECTION' as const, from }
  const held =
    lot.fromBucket === 'ON_HOLD'
      ? []
      : [{ ...base, to: to('ON_HOLD'), metres: decimalText(lot.holdMetres, 3), pieces: lot.holdPieces }]
  return [
    { ...base, to: to('ACCEPTED'), metres: decimalText(lot.passMetres, 3), pieces: lot.passPieces },
    { ...base, to: to('REJECTED'), metres: decimalText(lot.failMetres, 3), pieces: lot.failPieces },
    ...held,
  ]
}

const reasonOf = (lot: Lot): string => {
  const faults = lot.readings.filter((r) =>
    isOutOfLimit({ ...r, minValue: text(r.minValue), maxValue: text(r.maxValue), measured: text(r.measured) }),
  )
  const limits = (r: (typeof faults)[number]) =>
    [r.minValue && `min ${text(r.minValue)}`, r.maxValue && `max ${text(r.maxValue)}`].filter(Boolean).join(', ')
  const words = faults.map((r) =>
    r.measured === null
      ? `${r.label}: not in order`
      : `${r.label} ${text(r.measured)}${r.unit ? ` ${r.unit}` : ''} (${limits(r)})`,
  )
  const together = sumFaults(readingsOf(lot)).map((f) => f.message)
  return [lot.remark, ...words, ...together].filter(Boolean).join('; ')
}
const text = (d: DecimalLike | null): string | null => (d === null ? null : decimalText(d))

/**
 * Gives the inspection its number and moves the stock: passed metres become free, failed ones rejected with an NCR each,
 * held ones wait for a further inspection. Nothing passes with a value missing or out of limit without a concession.
 * @throws AppError VALIDATION naming what is missing, SHORT_STOCK when the metres are no longer there
 */
export async function submitInspectionInTx(
  ctx: ActionContext,
  input: z.output<typeof submitInspectionSchema>,
): Promise<{ id: string; ncrIds: string[] }> {
  await applyTransition(ctx, {
    machine: inspectionMachine,
    model: 'Inspection',
    id: input.id,
    event: 'submit',
    version: input.version,
    remark: input.remark,
  })
  const inspection = found(await load(ctx, input.id), 'Inspection')
  refuseIncomplete(
    inspection,
    await missingLimits(
      ctx.tx,
      inspection.lots.map((l) => l.stockLot.designations),
    ),
  )
  await lockLots(
    ctx,
    inspection.lots.map((l) => l.stockLotId),
  )
  // opening stock that is inspected becomes free without its approval, so the same four eyes are needed
  for (const { stockLot, passMetres } of inspection.lots)
    if (stockLot.source === 'OPENING' && !stockLot.openingApprovedAt && passMetres.gt(0))
      fourEyes(ctx, [stockLot.createdById], `the opening entry of heat ${stockLot.heatNo}`)
  await moveStock(ctx, { documentType: 'Inspection', documentId: inspection.id }, inspection.lots.flatMap(movementsOf))
  await ctx.tx.inspection.update({
    where: { id: input.id },
    data: { submittedAt: new Date(), submittedById: ctx.actor.userId },
    select: { id: true },
  })
  ctx.giveNumber({ model: 'Inspection', id: input.id, type: 'IR', date: ctx.actor.today })
  const ncrIds: string[] = []
  for (const lot of inspection.lots.filter((l) => l.failMetres.gt(0))) {
    const ncr = await openNcr(ctx, {
      inspectionLotId: lot.id,
      stockLotId: lot.stockLotId,
      locationId: lot.locationId,
      vendorId: lot.stockLot.vendorId,
      heatNo: lot.stockLot.heatNo,
      metres: decimalText(lot.failMetres, 3),
      pieces: lot.failPieces,
      description: `Heat ${lot.stockLot.heatNo}, ${lot.stockLot.sizeText}: ${reasonOf(lot)}`.slice(0, 2000),
    })
    ncrIds.push(ncr.id)
  }
  return { id: input.id, ncrIds }
}
