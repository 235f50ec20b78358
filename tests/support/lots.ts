import { approveOpeningStockAction, createOpeningStockAction } from '@/features/opening-stock/opening-stock.actions'
import { as, locationId, ok, sizeId, specId, uploadedFile } from './actors'
import { day } from './chain'

export type LotFacts = { heatNo: string; metres: string; pieces?: number; mtcDate?: string; make?: string }

/** Opening lots of one size at A-01, entered by STORES; still waiting for QC. */
export async function waitingLots(
  size: [nps: string, schedule: string],
  heats: readonly LotFacts[],
): Promise<string[]> {
  const [productSpecId, pipeSizeId, location, mtcFileId] = [
    await specId('ASTM A106 GR.B'),
    await sizeId(...size),
    await locationId('A-01'),
    await uploadedFile('stores', 'MTC.pdf'),
  ]
  const input = heats.map((h) => ({
    productSpecId,
    pipeSizeId,
    locationId: location,
    make: 'Test Mill',
    mtcNo: `MTC-${h.heatNo}`,
    mtcDate: day(-100),
    mtcType: '3.1' as const,
    mtcFileId,
    pieces: 10,
    receivedDate: day(-20),
    ends: 'BE' as const,
    ...h,
  }))
  return ok(await as('stores', () => createOpeningStockAction({ lots: input }))).ids
}

/** The same, approved by QC: free to be reserved. */
export async function acceptedLots(
  size: [nps: string, schedule: string],
  heats: readonly LotFacts[],
): Promise<string[]> {
  const lotIds = await waitingLots(size, heats)
  ok(await as('qc', () => approveOpeningStockAction({ lotIds })))
  return lotIds
}
