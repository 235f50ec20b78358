import { z } from 'zod'
import {
  zDate,
  zEnds,
  zHeatNo,
  zId,
  zMetres,
  zOptionalId,
  zOptionalMm,
  zOptionalRate,
  zOptionalText,
  zPieces,
  zReason,
  zRemark,
  zSpecs,
  zText,
} from '@/core/inputs'

/** EN 10204 types of inspection documents. */
export const MTC_TYPES = ['3.1', '3.2', '2.2', '2.1'] as const

/** One lot as it lies in the yard, with what its certificate says. */
export const openingLotSchema = z.object({
  heatNo: zHeatNo,
  productSpecId: zId,
  /** What the certificate covers besides the product's own designation. */
  designations: z.array(z.string().max(120)).max(20).default([]),
  additionalSpecs: zSpecs,
  pipeSizeId: zOptionalId,
  /** As written, when no master size is chosen: `10" NB x 7.10MM`. */
  sizeText: zOptionalText(120),
  odMm: zOptionalMm,
  wallMm: zOptionalMm,
  ends: zEnds.nullish(),
  make: zText(80, 'Enter the make (mill).').transform((s) => s.toUpperCase()),
  lengthText: zOptionalText(80),
  mtcNo: zText(80, 'Enter the certificate number.').transform((s) => s.toUpperCase()),
  mtcDate: zDate,
  mtcType: z.enum(MTC_TYPES, 'Choose the certificate type.'),
  /** May be left out only when the certificate is on file already. */
  mtcFileId: zOptionalId,
  tpiAgencyId: zOptionalId,
  tpiReference: zOptionalText(120),
  tpiFileId: zOptionalId,
  locationId: zId,
  metres: zMetres,
  pieces: zPieces,
  receivedDate: zDate,
  /** Purchase cost in the company's currency per metre. */
  costPerMetre: zOptionalRate,
  reference: zOptionalText(200),
})

export const createOpeningStockSchema = z.object({
  lots: z.array(openingLotSchema).min(1, 'Enter at least one lot.').max(500, 'At most 500 lots at once.'),
})

export const approveOpeningStockSchema = z.object({
  lotIds: z.array(zId).min(1, 'Choose at least one lot.').max(500, 'At most 500 lots at once.'),
  remark: zRemark,
})

export const withdrawOpeningStockSchema = z.object({ id: zId, remark: zReason })

export type CreateOpeningStockInput = z.output<typeof createOpeningStockSchema>
export type OpeningLotInput = z.output<typeof openingLotSchema>
