import { z } from 'zod'
import {
  zDate,
  zEnds,
  zHeatNo,
  zId,
  zMetres,
  zOptionalDate,
  zOptionalId,
  zOptionalSpecs,
  zOptionalText,
  zPieces,
  zReason,
  zRemark,
  zText,
  zVersion,
} from '@/core/inputs'
import { zLineId } from '@/features/product/pipe-line.schema'

/** Types of inspection document. @source EN 10204 */
export const MTC_TYPES = ['3.1', '3.2', '2.2', '2.1'] as const

/** One heat of one order line, with what its certificate says. */
export const grnLineSchema = z.object({
  id: zLineId,
  purchaseOrderLineId: zId,
  heatNo: zHeatNo,
  make: zText(80, 'Enter the make (mill).').transform((s) => s.toUpperCase()),
  metres: zMetres,
  pieces: zPieces,
  /** Designations the certificate covers; the order line's own when left out. */
  designations: z.array(z.string().max(120)).max(20).default([]),
  /** Additional specs the certificate covers; the order line's own when left out. */
  additionalSpecs: zOptionalSpecs,
  ends: zEnds.nullish(),
  lengthText: zOptionalText(80),
  mtcNo: zText(80, 'Enter the certificate number.').transform((s) => s.toUpperCase()),
  mtcDate: zDate,
  mtcType: z.enum(MTC_TYPES, 'Choose the certificate type.'),
  mtcFileId: z.uuid('Attach the mill test certificate.'),
  tpiAgencyId: zOptionalId,
  tpiReference: zOptionalText(120),
  tpiFileId: zOptionalId,
  locationId: zId,
  remark: zOptionalText(500),
})

const headSchema = z.object({
  /** Where it is received; the order's warehouse when left out. */
  warehouseId: zOptionalId,
  receivedDate: zOptionalDate,
  challanNo: zOptionalText(60),
  challanDate: zOptionalDate,
  vehicleNo: zOptionalText(30),
  lrNo: zOptionalText(60),
  remarks: zOptionalText(2000),
  lines: z.array(grnLineSchema).min(1, 'Enter at least one heat.').max(300, 'At most 300 heats in one receipt.'),
})

export const createGrnSchema = headSchema.extend({ purchaseOrderId: zId })
export const updateGrnSchema = headSchema.extend({ id: zId, version: zVersion })
export const grnStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const grnReasonSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type GrnHeadInput = z.output<typeof headSchema>
export type GrnLineInput = z.output<typeof grnLineSchema>
