import { createInspection, saveInspection, submitInspection } from '@/features/inspection/inspection.actions'
import { getInspection } from '@/features/inspection/inspection.queries'
import {
  addNcrAction,
  closeNcr,
  completeNcrAction,
  investigateNcr,
  requestNcrClosure,
  updateNcr,
} from '@/features/ncr/ncr.actions'
import { autoReserveAction } from '@/features/reservation/reservation.actions'
import { read } from '@/server/read'
import { as, locationId, member, readAs, uploadedFile } from '../actors'
import { type Chain, day } from '../chain'
import { half } from '../quality'

export type Outcome = {
  passMetres?: string
  passPieces?: number
  failMetres?: string
  failPieces?: number
  holdMetres?: string
  holdPieces?: number
  remark?: string
  concessionReason?: string
  standardEdition?: string
}

type LotReading = {
  parameter: string
  kind: string
  minValue: string | null
  maxValue: string | null
}

/**
 * Readings as QC types them: dimensions from the instrument, chemistry and mechanical values from the certificate. Each
 * lies at its limit unless the test says what was measured.
 */
function readingsFor(lot: { readings: readonly LotReading[] }, measured: Record<string, string>, sized: LotSize) {
  return lot.readings.map((r) => {
    const limits = { parameter: r.parameter, minValue: r.minValue, maxValue: r.maxValue }
    if (r.kind === 'VISUAL') return { ...limits, observation: 'OK' as const, source: 'VISUAL' as const }
    if (r.kind === 'TEST') return { ...limits, observation: 'OK' as const, source: 'LAB' as const }
    const nominal: Record<string, string> = { OD: sized.odMm, WT: sized.wallMm, LENGTH: '5.9' }
    const value = measured[r.parameter] ?? nominal[r.parameter] ?? r.minValue ?? half(r.maxValue)
    return {
      ...limits,
      measured: value,
      source: value === null ? null : r.kind === 'DIMENSION' ? ('INSTRUMENT' as const) : ('CERTIFICATE' as const),
    }
  })
}

type LotSize = { odMm: string; wallMm: string }

/** The input with which QC saves an open inspection: each lot's outcome and readings by heat number. */
export async function inspectionInput(
  id: string,
  byHeat: Record<string, { outcome: Outcome; measured?: Record<string, string> }>,
) {
  const draft = await as('qc', () => read((ctx) => getInspection(ctx, id), { permission: 'inspection.read' }))
  if (!draft) throw new Error('The inspection was not found.')
  const lots = await readAs('qc', (tx) =>
    tx.inspectionLot.findMany({
      where: { inspectionId: id },
      orderBy: { lineNo: 'asc' },
      include: { stockLot: true, readings: { orderBy: { position: 'asc' } } },
    }),
  )
  const text = (d: { toString(): string } | null) => (d === null ? null : d.toString())
  return {
    id,
    version: draft.version,
    inspectionDate: day(),
    lots: lots.map((lot) => {
      const wanted = byHeat[lot.stockLot.heatNo]
      if (!wanted) throw new Error(`Nothing said about heat ${lot.stockLot.heatNo}.`)
      const size = { odMm: lot.stockLot.odMm.toString(), wallMm: lot.stockLot.wallMm.toString() }
      const rows = lot.readings.map((r) => ({ ...r, minValue: text(r.minValue), maxValue: text(r.maxValue) }))
      return { id: lot.id, ...wanted.outcome, readings: readingsFor({ readings: rows }, wanted.measured ?? {}, size) }
    }),
  }
}

/** QC passes most of heat 1 and fails the rest on its wall; of heat 2 a half waits. */
export async function inspect(c: Chain): Promise<void> {
  const { id } = await c.act('qc', createInspection, { grnId: c.id('grn') })
  const input = await inspectionInput(id, {
    'CH-70881': {
      outcome: {
        passMetres: '88',
        passPieces: 15,
        failMetres: '12',
        failPieces: 2,
        remark: 'Two pieces with thin wall at one end, 6.9 mm',
      },
    },
    'CH-70882': {
      outcome: { passMetres: '30', passPieces: 5, holdMetres: '30', holdPieces: 5, remark: 'PMI to come' },
    },
  })
  await c.act('qc', saveInspection, input)
  const done = await c.act('qc', submitInspection, { id })
  c.keep('inspection', done)
  const ncr = await readAs('qc', (tx) => tx.ncr.findUniqueOrThrow({ where: { id: done.ncrIds[0] ?? '' } }))
  c.keep('ncr', { id: ncr.id, number: ncr.number ?? undefined })
}

/** A second inspection ends the hold. */
export async function endHold(c: Chain): Promise<void> {
  const { id } = await c.act('qc', createInspection, {
    lots: [{ stockLotId: c.id('lot2'), locationId: await locationId('A-03'), fromBucket: 'ON_HOLD' }],
  })
  const input = await inspectionInput(id, { 'CH-70882': { outcome: { passMetres: '30', passPieces: 5 } } })
  await c.act('qc', saveInspection, input)
  c.keep('inspection2', await c.act('qc', submitInspection, { id }))
}

/** SALES reserves the rest of the order from what QC accepted. */
export async function reserveRest(c: Chain): Promise<void> {
  const reserved = await c.act('sales', autoReserveAction, { salesOrderId: c.id('salesOrder') })
  c.keep('reservation2', { id: reserved.id })
}

/** The NCR from root cause to its closing by MANAGEMENT. */
export async function closeTheNcr(c: Chain): Promise<void> {
  const id = c.id('ncr')
  const version = async () => (await readAs('qc', (tx) => tx.ncr.findUniqueOrThrow({ where: { id } }))).version
  await c.act('qc', investigateNcr, { id })
  const facts = {
    id,
    description: 'Two pieces of heat CH-70881 under the minimum wall',
    rootCause: 'Why thin: mandrel worn. Why worn: not measured. Why not: no plan. Why none: new line. Why: no audit.',
    disposition: 'RETURN_TO_VENDOR' as const,
  }
  await c.act('qc', updateNcr, { ...facts, version: await version() })
  const action = await c.act('qc', addNcrAction, {
    ncrId: id,
    kind: 'CORRECTIVE',
    description: 'Vendor to change the mandrel and send its wear plan',
    assignedToId: (await member('purchase')).userId,
    dueDate: day(10),
  })
  c.keep('ncrAction', { id: action.actionId })
  await c.act('purchase', completeNcrAction, {
    id: action.actionId,
    evidence: 'Wear plan of the mill attached',
    evidenceFileId: await uploadedFile('purchase', 'Wear plan.pdf'),
  })
  await c.act('qc', updateNcr, {
    ...facts,
    version: await version(),
    effectivenessCheck: 'Next lot measured at both ends: no wall under 7.4 mm',
  })
  await c.act('qc', requestNcrClosure, { id })
  await c.act('management', closeNcr, { id, remark: 'Closed' })
}
