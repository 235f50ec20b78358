import { z } from 'zod'
import {
  zId,
  zOptionalId,
  zOptionalKg,
  zOptionalMetres,
  zOptionalMm,
  zOptionalPercent,
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

export const LINE_KINDS = ['PIPE', 'TUBE', 'PLATE', 'FITTING', 'OTHER'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** Kinds whose weight follows from OD and wall; the others are described and counted, weighed or measured. */
export const isPipeKind = (kind: string): boolean => kind === 'PIPE' || kind === 'TUBE'

/** A line of what is sold: a pipe line, or another item of a project, and where it belongs in the buyer's list. */
export const salesLineSchema = pipeLineSchema.extend({
  kind: z.enum(LINE_KINDS, 'Choose pipe, tube, plate, fitting or other.').default('PIPE'),
  /** Group of a project's list, e.g. `TUBES FOR FABRICATION`. */
  section: zOptionalText(120),
  /** Component position on the drawing. */
  position: zOptionalText(40),
  /** The buyer's own item number. */
  itemNo: zOptionalText(40),
  /** For a minimum wall: how much over it the wall may be, per cent; that of Settings where it is left out. */
  wallTolerancePct: zOptionalPercent,
  /** For a minimum wall: the wall it is weighed with; it follows from the tolerance where it is left out. */
  averageWallMm: zOptionalMm,
  /** Weight of one piece of what has no weight per metre. */
  weightEachKg: zOptionalKg,
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
export type SalesLineInput = z.output<typeof salesLineSchema>
export const zLineId = zId.nullish()
