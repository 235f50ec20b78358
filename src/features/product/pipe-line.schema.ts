import { z } from 'zod'
import {
  zId,
  zOptionalId,
  zOptionalMetres,
  zOptionalMm,
  zOptionalText,
  zQuantity,
  zRate,
  zSpecs,
  zUnit,
} from '@/core/inputs'

/** What a person states of a pipe line; every derived value is computed on the server. */
export const pipeLineSchema = z.object({
  productSpecId: zOptionalId,
  pipeSizeId: zOptionalId,
  /** Free text of the product where it is not in the master (a flange, a plate). */
  product: zOptionalText(120),
  designation: zOptionalText(120),
  additionalSpecs: zSpecs,
  /** As written, e.g. `10" NB x 7.10MM`; read when no master size is chosen. */
  sizeText: zOptionalText(120),
  odMm: zOptionalMm,
  wallMm: zOptionalMm,
  wallType: z.enum(['AVG', 'MIN']).nullish(),
  ends: z.enum(['BE', 'PE', 'NPTM', 'BSPT']).nullish(),
  lengthText: zOptionalText(80),
  /** Length of one piece in metres; needed when the quantity is in pieces. */
  pieceLengthM: zOptionalMetres,
  description: zOptionalText(1000),
  quantity: zQuantity,
  unit: zUnit.default('MTR'),
})

export const referencesSchema = z.object({
  itemCode: zOptionalText(80),
  tagNo: zOptionalText(80),
  drawingNo: zOptionalText(80),
  certificate: zOptionalText(200),
  remark: zOptionalText(500),
})

export const priceSchema = z.object({ rate: zRate, rateUnit: zUnit.default('MTR') })

export type PipeLineInput = z.output<typeof pipeLineSchema>
export const zLineId = zId.nullish()
