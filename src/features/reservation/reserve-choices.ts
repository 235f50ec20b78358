import { Decimal, decimalText, decOrNull } from '@/core/money'
import type { LineProposal, ProposedCandidate } from './allocate'

/** What a person typed for one candidate of one line. */
export type Choice = { metres: string; reason: string }

type Key = { salesOrderLineId: string; stockLotId: string; locationId: string }
type State = { lines: readonly LineProposal[]; choices: Readonly<Record<string, Choice>> }

export const keyOf = (c: Key): string => `${c.salesOrderLineId} ${c.stockLotId} ${c.locationId}`

const zero = new Decimal(0)
const typed = (text: string | undefined): Decimal => {
  const value = decOrNull((text ?? '').replace(/[\s,]/g, ''))
  return value?.gt(0) ? value : zero
}
const metresOf = (choices: State['choices'], c: Key): Decimal => typed(choices[keyOf(c)]?.metres)

/** The proposal as it is first shown: '12.5' where metres are proposed, nothing elsewhere. */
export function choicesOf(lines: readonly LineProposal[]): Record<string, Choice> {
  return Object.fromEntries(
    lines.flatMap((l) =>
      l.candidates.map(
        (c) =>
          [
            keyOf(c),
            { metres: typed(c.proposedMetres).gt(0) ? decimalText(c.proposedMetres) : '', reason: '' },
          ] as const,
      ),
    ),
  )
}

/** Chosen metres of a line, what is still open, and whether it is more than the line can take. */
export function lineSums(
  line: LineProposal,
  choices: State['choices'],
): { chosen: string; open: string; over: boolean } {
  const chosen = line.candidates.reduce((sum, c) => sum.plus(metresOf(choices, c)), zero)
  const open = typed(line.neededMetres).minus(chosen)
  return {
    chosen: decimalText(chosen, 3),
    open: decimalText(open.gt(0) ? open : 0, 3),
    over: chosen.gt(typed(line.maxMetres)),
  }
}

/** Free metres of a candidate after what other lines of this form take of the same place. */
export function shownFree(candidate: ProposedCandidate, state: State & { except: string }): string {
  const others = state.lines
    .flatMap((l) => l.candidates)
    .filter(
      (c) =>
        c.stockLotId === candidate.stockLotId && c.locationId === candidate.locationId && keyOf(c) !== state.except,
    )
  const left = others.reduce((free, c) => free.minus(metresOf(state.choices, c)), typed(candidate.freeMetres))
  return decimalText(left.gt(0) ? left : 0, 3)
}

/** True when metres are typed here while an older certificate of the same line keeps free metres. */
export function outOfFifo(line: LineProposal, candidate: ProposedCandidate, state: State): boolean {
  if (metresOf(state.choices, candidate).lte(0)) return false
  const at = line.candidates.findIndex((c) => c.stockLotId === candidate.stockLotId)
  return line.candidates.slice(0, at).some((older) => typed(shownFree(older, { ...state, except: '' })).gt(0))
}

/** What the action gets: every candidate with metres. */
export function wantedOf(lines: readonly LineProposal[], choices: State['choices']) {
  return lines.flatMap((l) =>
    l.candidates
      .filter((c) => metresOf(choices, c).gt(0))
      .map((c) => ({
        salesOrderLineId: l.id,
        stockLotId: c.stockLotId,
        locationId: c.locationId,
        metres: choices[keyOf(c)]?.metres ?? '',
        outOfFifoReason: choices[keyOf(c)]?.reason.trim() || null,
      })),
  )
}
