import { z } from 'zod'
import {
  zDate,
  zId,
  zMetresOrZero,
  zOptionalDate,
  zOptionalId,
  zOptionalMeasure,
  zOptionalText,
  zPiecesOrZero,
  zReason,
  zVersion,
} from '@/core/inputs'

export const INSPECTED_BUCKETS = ['UNDER_INSPECTION', 'ON_HOLD'] as const
export const READING_SOURCES = ['CERTIFICATE', 'LAB', 'INSTRUMENT', 'VISUAL'] as const

const lotRef = z.object({
  stockLotId: zId,
  locationId: zId,
  fromBucket: z.enum(INSPECTED_BUCKETS).default('UNDER_INSPECTION'),
})

/** From a goods receipt: all of its lots that wait; or lots named one by one (a hold that is ended, opening stock to be tested). */
export const createInspectionSchema = z
  .object({ grnId: zOptionalId, inspectionDate: zOptionalDate, lots: z.array(lotRef).max(100).default([]) })
  .refine((v) => v.grnId !== null || v.lots.length > 0, {
    message: 'Choose a goods receipt or the lots to inspect.',
    path: ['grnId'],
  })

export const readingSchema = z
  .object({
    parameter: z.string().min(1).max(40),
    label: zOptionalText(80),
    kind: z.enum(['VISUAL', 'DIMENSION', 'CHEMICAL', 'MECHANICAL', 'HARDNESS', 'IMPACT', 'TEST']).optional(),
    unit: zOptionalText(20),
    /** Limits the inspector enters where none are on file, or corrects against an edition. */
    minValue: zOptionalMeasure,
    maxValue: zOptionalMeasure,
    limitNote: zOptionalText(200),
    measured: zOptionalMeasure,
    observation: z.enum(['OK', 'NOT_OK']).nullish(),
    source: z.enum(READING_SOURCES).nullish(),
  })
  .refine((r) => r.measured === null || !!r.source, {
    message: 'Say where the value comes from: certificate, lab or instrument.',
    path: ['source'],
  })

/** Saved step by step, so the sums are checked here and their completeness only when the inspection is submitted. */
export const inspectionLotSchema = z.object({
  id: zId,
  passMetres: zMetresOrZero.default('0'),
  passPieces: zPiecesOrZero.default(0),
  failMetres: zMetresOrZero.default('0'),
  failPieces: zPiecesOrZero.default(0),
  holdMetres: zMetresOrZero.default('0'),
  holdPieces: zPiecesOrZero.default(0),
  concessionReason: zOptionalText(500),
  standardEdition: zOptionalText(120),
  remark: zOptionalText(500),
  readings: z
    .array(readingSchema)
    .max(80)
    .refine((list) => new Set(list.map((r) => r.parameter)).size === list.length, 'A parameter stands here twice.'),
})

/** Saves one lot or several; work is saved at each step on the tablet. */
export const saveInspectionSchema = z.object({
  id: zId,
  version: zVersion,
  inspectionDate: zDate,
  remarks: zOptionalText(1000),
  lots: z.array(inspectionLotSchema).min(1).max(100),
})

export const submitInspectionSchema = z.object({ id: zId, version: zVersion.optional(), remark: zOptionalText(1000) })
export const reverseInspectionSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })
