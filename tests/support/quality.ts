import { dec, decimalText } from '@/core/decimal'
import { createInspection, saveInspection, submitInspection } from '@/features/inspection/inspection.actions'
import { getInspection } from '@/features/inspection/inspection.queries'
import { read } from '@/server/read'
import { as, ok, readAs } from './actors'

/** Well within an upper limit: elements that are limited together stay within their sum too. */
export const half = (max: string | null): string | null => (max === null ? null : decimalText(dec(max).div(2)))

type SaveInput = Parameters<typeof saveInspection>[0]
export type LotInput = SaveInput['lots'][number]

/** An inspection as QC sees it. */
export async function inspectionOf(id: string) {
  const found = await as('qc', () => read((ctx) => getInspection(ctx, id), { permission: 'inspection.read' }))
  if (!found) throw new Error('no inspection')
  return found
}
export type Inspected = Awaited<ReturnType<typeof inspectionOf>>
type InspectedLot = Inspected['lots'][number]

/** A value for every parameter of the lot as a certificate in order would give it: at its limit. */
export function certificateValues(lot: InspectedLot, over: Record<string, string | null> = {}): LotInput['readings'] {
  return lot.readings.map((r) => {
    const observed = r.kind === 'VISUAL' || r.kind === 'TEST'
    const value = over[r.parameter] === undefined ? (r.minValue ?? half(r.maxValue) ?? '6') : over[r.parameter]
    return {
      parameter: r.parameter,
      minValue: r.minValue,
      maxValue: r.maxValue,
      limitNote: r.limitNote,
      measured: observed ? null : value,
      observation: observed ? 'OK' : null,
      source: observed || value === null ? null : r.kind === 'DIMENSION' ? 'INSTRUMENT' : 'CERTIFICATE',
    }
  })
}

/** A lot as it is saved; everything passes unless said otherwise. */
export const lotResult = (
  lot: InspectedLot,
  over: Partial<LotInput> = {},
  values: Record<string, string | null> = {},
): LotInput => ({
  id: lot.id,
  passMetres: lot.metres,
  passPieces: lot.pieces,
  readings: certificateValues(lot, values),
  ...over,
})

export const openInspection = async (grnId: string): Promise<Inspected> =>
  inspectionOf(ok(await as('qc', () => createInspection({ grnId }))).id)

export const saveLots = (inspection: Inspected, lots: LotInput[], version = inspection.version) =>
  as('qc', () => saveInspection({ id: inspection.id, version, inspectionDate: inspection.inspectionDate, lots }))

/** Inspects a receipt in one go: results by heat number; heats that are not named pass. */
export async function inspectReceipt(
  grnId: string,
  results: Record<string, (lot: InspectedLot) => LotInput> = {},
): Promise<Inspected> {
  const inspection = await openInspection(grnId)
  const lots = inspection.lots.map((lot) => (results[lot.stockLot.heatNo] ?? lotResult)(lot))
  ok(await saveLots(inspection, lots))
  ok(await as('qc', () => submitInspection({ id: inspection.id })))
  return inspectionOf(inspection.id)
}

/** Where the metres and pieces of a heat stand. */
export async function bucketsOf(heatNo: string) {
  const rows = await readAs('admin', (tx) => tx.stockBalance.findMany({ where: { stockLot: { heatNo } } }))
  const sum = (pick: (b: (typeof rows)[number]) => string) =>
    decimalText(rows.map(pick).reduce((total, x) => total.plus(dec(x)), dec('0')))
  return {
    underInspection: sum((b) => b.underInspectionMetres),
    accepted: sum((b) => b.acceptedMetres),
    onHold: sum((b) => b.onHoldMetres),
    rejected: sum((b) => b.rejectedMetres),
    pieces: rows.map((b) => [b.underInspectionPieces, b.acceptedPieces, b.onHoldPieces, b.rejectedPieces]),
  }
}
