import type { Plain } from '@/server/serialize'
import type { WaitingLot } from './inspection.queries'

export type Waiting = Plain<WaitingLot>

export type WaitingGroup = {
  grnId: string
  number: string | null
  vendor: string | null
  received: string
  lots: Waiting[]
}

/** What waits, as people ask for it: received goods by GRN, lots on hold, opening stock that QC has to approve. */
export function waitingGroups(lots: readonly Waiting[]): {
  receipts: WaitingGroup[]
  held: Waiting[]
  opening: Waiting[]
} {
  const receipts = new Map<string, WaitingGroup>()
  for (const lot of lots) {
    if (lot.bucket !== 'UNDER_INSPECTION' || !lot.grnId) continue
    const group = receipts.get(lot.grnId) ?? {
      grnId: lot.grnId,
      number: lot.grnNumber,
      vendor: lot.vendor,
      received: lot.receivedDate,
      lots: [],
    }
    group.lots.push(lot)
    receipts.set(lot.grnId, group)
  }
  return {
    receipts: [...receipts.values()],
    held: lots.filter((l) => l.bucket === 'ON_HOLD'),
    opening: lots.filter((l) => l.bucket === 'UNDER_INSPECTION' && !l.grnId),
  }
}

/** How the create action names a waiting lot. */
export const lotRef = (lot: Waiting) => ({
  stockLotId: lot.stockLotId,
  locationId: lot.locationId,
  fromBucket: lot.bucket,
})
