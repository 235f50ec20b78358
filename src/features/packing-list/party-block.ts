import type { Party } from '@/documents/types'
import { addressLines } from '@/server/company-paper'
import type { PartySnapshot } from './ship-to'

/** A stored party as it is printed. */
export function partyBlock(label: string, party: PartySnapshot): Party {
  return {
    label,
    name: party.name,
    addressLines: party.line1
      ? addressLines({
          addressLine1: [party.line1, party.line2].filter(Boolean).join(', '),
          city: party.city ?? '',
          pin: party.pin,
          country: party.country,
        })
      : [],
    gstin: party.gstin,
    state: party.stateCode && party.state ? { code: party.stateCode, name: party.state } : null,
  }
}
