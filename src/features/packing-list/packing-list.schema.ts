import { z } from 'zod'
import { zId, zMetres, zOptionalDate, zOptionalText, zPieces, zReason, zRemark, zVersion } from '@/core/inputs'

export const packingLineSchema = z.object({
  /** The reservation the metres come from; heat, size and place follow from it. */
  reservationId: zId,
  metres: zMetres,
  pieces: zPieces,
  /** As painted on the bundle; several heats in one bundle have the same. */
  bundleNo: zOptionalText(40),
  bundles: z.coerce
    .number('Enter the bundles as a whole number.')
    .int('Whole bundles only.')
    .min(1, 'At least one bundle.')
    .max(10_000, 'Too many bundles.')
    .default(1),
  remark: zOptionalText(300),
})

const content = {
  /** Today where it is left out; not in the future. */
  packingDate: zOptionalDate,
  remarks: zRemark,
  lines: z.array(packingLineSchema).min(1, 'Enter what is packed.').max(1000, 'At most 1000 lines.'),
}

export const createPackingListSchema = z.object({ salesOrderId: zId, warehouseId: zId, ...content })
export const updatePackingListSchema = z.object({ id: zId, version: zVersion, ...content })
export const packPackingListSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const voidPackingListSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type PackingLineInput = z.output<typeof packingLineSchema>
export type CreatePackingListInput = z.output<typeof createPackingListSchema>
export type UpdatePackingListInput = z.output<typeof updatePackingListSchema>
