import { Decimal, dec, decimalText } from '@/core/money'
import { formatMetres } from '@/core/units'
import type { Candidate, OrderLineNeed } from './candidates'

export type ProposedCandidate = Candidate & { proposedMetres: string }

export type LineProposal = OrderLineNeed & {
  /** Still to be reserved: ordered less cancelled, dispatched and reserved; never below zero. */
  neededMetres: string
  /** The most that may be reserved: what is needed plus the line's tolerance. */
  maxMetres: string
  candidates: ProposedCandidate[]
  proposedMetres: string
  /** Needed and not to be had from accepted stock. */
  shortfallMetres: string
  /** The shortfall less what is on requisition already. */
  toRequisitionMetres: string
  /** Why nothing is proposed, where nothing is. */
  reason: string | null
}

const zero = new Decimal(0)
const notBelowZero = (x: Decimal) => (x.lt(0) ? zero : x)
const text = (x: Decimal) => decimalText(x, 3)
export const placeKey = (c: { stockLotId: string; locationId: string }) => `${c.stockLotId} ${c.locationId}`

/** Ordered less cancelled, dispatched and reserved, in metres. */
export function neededOf(line: OrderLineNeed): Decimal {
  return notBelowZero(
    dec(line.metres).minus(line.cancelledMetres).minus(line.dispatchedMetres).minus(line.reservedMetres),
  )
}

/** What may still be reserved for a line: the tolerance is one random length more than ordered. */
export function maxOf(line: OrderLineNeed): Decimal {
  const limit = dec(line.metres).minus(line.cancelledMetres).plus(line.toleranceMetres)
  return notBelowZero(limit.minus(line.dispatchedMetres).minus(line.reservedMetres))
}

/**
 * Deals accepted metres out to the lines in their order, oldest certificate first; no metre twice. The candidates come in
 * FIFO order per line. Metres, 3 decimals.
 */
export function propose(lines: readonly OrderLineNeed[], candidates: readonly Candidate[]): LineProposal[] {
  const left = new Map(candidates.map((c) => [placeKey(c), dec(c.freeMetres)]))
  return lines.map((line) => {
    const needed = neededOf(line)
    let open = needed
    const own = candidates
      .filter((c) => c.salesOrderLineId === line.id)
      .map((c): ProposedCandidate => {
        const free = left.get(placeKey(c)) ?? zero
        const take = Decimal.min(free, open)
        left.set(placeKey(c), free.minus(take))
        open = open.minus(take)
        return { ...c, proposedMetres: text(take) }
      })
    return {
      ...line,
      neededMetres: text(needed),
      maxMetres: text(maxOf(line)),
      candidates: own,
      proposedMetres: text(needed.minus(open)),
      shortfallMetres: text(open),
      toRequisitionMetres: text(notBelowZero(open.minus(line.requisitionedMetres))),
      reason: reasonOf(line, own.length, needed),
    }
  })
}

function reasonOf(line: OrderLineNeed, found: number, needed: Decimal): string | null {
  if (dec(line.metres).lte(0)) return 'Not pipe by the metre: nothing to reserve.'
  if (needed.lte(0)) return 'Fully reserved or dispatched.'
  if (!line.process || !line.odMm || !line.designation)
    return 'The line names no product and size of the master, so no lot can be matched to it.'
  if (found === 0) {
    const what = [line.designation, line.sizeText, line.ends, ...line.additionalSpecs].filter(Boolean).join(', ')
    return `No accepted metres of ${what} are free. Metres under inspection or on hold cannot be reserved.`
  }
  return null
}

export type Wanted = {
  salesOrderLineId: string
  stockLotId: string
  locationId: string
  metres: string
  outOfFifoReason: string | null
}

/**
 * Checks what somebody wants to reserve against what the lines need and what is free now.
 * @returns sentences by field ('lines.3.metres'), and whether stock is what is short
 */
export function checkWanted(
  wanted: readonly Wanted[],
  lines: readonly OrderLineNeed[],
  candidates: readonly Candidate[],
): { errors: Record<string, string>; short: boolean } {
  const errors: Record<string, string> = {}
  let short = false
  const byLine = new Map(lines.map((l) => [l.id, l]))
  const free = new Map(candidates.map((c) => [placeKey(c), dec(c.freeMetres)]))
  const asked = new Map<string, Decimal>()
  wanted.forEach((w, i) => {
    const line = byLine.get(w.salesOrderLineId)
    const candidate = candidates.find((c) => c.salesOrderLineId === w.salesOrderLineId && placeKey(c) === placeKey(w))
    const before = free.get(placeKey(w)) ?? zero
    if (!line) return
    if (!candidate || before.lt(w.metres)) {
      short = true
      errors[`lines.${i}.metres`] = candidate
        ? `Heat ${candidate.heatNo} has ${formatMetres(before, { trim: true })} m free at ${candidate.warehouse} ${candidate.location}; ${formatMetres(w.metres, { trim: true })} m were asked for.`
        : `This lot has no free accepted metres that match line ${line.lineNo}.`
      return
    }
    free.set(placeKey(w), before.minus(w.metres))
    const total = (asked.get(line.id) ?? zero).plus(w.metres)
    asked.set(line.id, total)
    if (total.gt(maxOf(line)))
      errors[`lines.${i}.metres`] =
        `Line ${line.lineNo} can take ${formatMetres(maxOf(line), { trim: true })} m more, its tolerance included.`
  })
  if (Object.keys(errors).length === 0) Object.assign(errors, fifoErrors(wanted, candidates, free))
  return { errors, short }
}

/** A younger certificate while an older one has free metres left needs a reason. */
function fifoErrors(
  wanted: readonly Wanted[],
  candidates: readonly Candidate[],
  left: ReadonlyMap<string, Decimal>,
): Record<string, string> {
  const errors: Record<string, string> = {}
  wanted.forEach((w, i) => {
    if (w.outOfFifoReason) return
    const line = candidates.filter((c) => c.salesOrderLineId === w.salesOrderLineId)
    const at = line.findIndex((c) => c.stockLotId === w.stockLotId)
    const older = line.slice(0, at).find((c) => left.get(placeKey(c))?.gt(0))
    if (older)
      errors[`lines.${i}.outOfFifoReason`] =
        `Heat ${older.heatNo} (certificate ${older.mtcDate ?? 'without date'}) is older and has ${formatMetres(left.get(placeKey(older)) ?? 0, { trim: true })} m free. Say why it is passed over.`
  })
  return errors
}
