import { formatDate } from '@/core/fiscal-year'
import { dec } from '@/core/money'
import type { HeatDocument } from './heat-documents'
import type { HeatLot } from './heat-lots'

/** What a reader may look for and not find, and why it is not there. */
export function missingOf(
  lots: readonly HeatLot[],
  documents: readonly HeatDocument[],
): { lotId: string | null; text: string }[] {
  const out: { lotId: string | null; text: string }[] = []
  const drafts = documents.filter((d) => d.kind === 'Goods receipt' && d.status === 'DRAFT')
  for (const draft of drafts)
    out.push({
      lotId: draft.lotId,
      text: 'A goods receipt with this heat is a draft: nothing is in stock from it until it is posted.',
    })
  for (const lot of lots) out.push(...missingOfLot(lot, documents).map((text) => ({ lotId: lot.id, text })))
  return out
}

function missingOfLot(lot: HeatLot, documents: readonly HeatDocument[]): string[] {
  const of = (kind: string) => documents.filter((d) => d.kind === kind && (d.lotId === lot.id || d.lotId === null))
  const has = (kind: string) => of(kind).some((d) => d.status !== 'DRAFT')
  const sum = (key: 'underInspection' | 'accepted' | 'reserved' | 'onHold' | 'rejected' | 'issued') =>
    lot.places.reduce((total, p) => total.plus(p[key]), dec(0))
  const out: string[] = []
  if (lot.source === 'OPENING') {
    const by = lot.enteredBy ? ` by ${lot.enteredBy}` : ''
    out.push(
      `Opening stock without GRN: entered${by}${lot.openingReference ? ` (${lot.openingReference})` : ''}. There is no purchase order and no vendor on record.`,
    )
    if (!lot.openingApprovedAt)
      out.push(
        sum('underInspection').gt(0)
          ? 'The opening entry waits for QC; until then nothing of it can be reserved.'
          : 'The opening entry was never approved.',
      )
  } else if (!has('Inspection')) {
    const draft = of('Inspection').length > 0
    out.push(
      `${draft ? 'The inspection is a draft' : 'Not inspected yet'}: the metres are under inspection and cannot be reserved.`,
    )
  }
  if (!lot.mtcFileId) out.push('No certificate file is on record for this lot.')
  if (!has('Reservation'))
    out.push(
      sum('accepted').gt(0)
        ? 'Nothing of this lot was ever reserved: it is free.'
        : 'Nothing of this lot was ever reserved.',
    )
  else if (!has('Packing list')) out.push('Reserved, not packed yet.')
  else if (!has('Dispatch note')) out.push('Packed, not dispatched yet.')
  else if (!has('Invoice')) out.push('No invoice names this lot yet.')
  else if (!has('Receipt')) out.push('No payment has been received for its invoices yet.')
  if (sum('rejected').gt(0) && !has('NCR')) out.push('Rejected metres without an NCR on record.')
  if (lot.mtcDate === null)
    out.push(`The certificate has no date; FIFO takes this lot last (received ${formatDate(lot.receivedDate)}).`)
  return out
}
