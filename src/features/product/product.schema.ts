import { z } from 'zod'
import { zEnds, zId, zMm, zReason, zRemark, zSpecs, zText, zVersion } from '@/core/inputs'

const upper = (max: number, message: string) => zText(max, message).transform((s) => s.toUpperCase())

export const PROCESSES = ['SEAMLESS', 'ERW', 'LSAW', 'EFSW'] as const
export const FAMILY_CODES = ['CS', 'AS', 'LTCS', 'SS', 'DS'] as const
export const SIZE_FAMILIES = ['CS_AS', 'SS_DS'] as const

export const createProductSpecSchema = z.object({
  product: upper(120, 'Enter the product, for example C.S. SEAMLESS PIPE.'),
  familyCode: z.enum(FAMILY_CODES, 'Choose the family.'),
  process: z.enum(PROCESSES, 'Choose the process.'),
  standard: upper(60, 'Enter the standard, for example ASTM A106.'),
  grade: zText(60, 'Enter the grade, for example GR.B.'),
  designation: zText(120, 'Enter the designation, for example ASTM A106 GR.B.'),
  defaultEnd: zEnds,
  additionalSpecs: zSpecs,
})
/** Product and designation stay: documents name them. */
export const updateProductSpecSchema = z.object({
  id: zId,
  version: zVersion,
  defaultEnd: zEnds,
  additionalSpecs: zSpecs,
})

export const createPipeSizeSchema = z.object({
  family: z.enum(SIZE_FAMILIES, 'Choose the table.'),
  standard: upper(60, 'Enter the standard, for example ASME B36.10M.'),
  nps: zText(20, 'Enter the nominal size, for example 6 or 1-1/2.'),
  schedule: upper(20, 'Enter the schedule, for example 40 or STD.'),
  odMm: zMm,
  wallMm: zMm,
})
export const updatePipeSizeSchema = z.object({ id: zId, version: zVersion, odMm: zMm, wallMm: zMm })

export const updateFamilySchema = z.object({
  id: zId,
  version: zVersion,
  name: zText(80, 'Enter the name.'),
  weightFactor: z
    .string('Enter the factor.')
    .trim()
    .regex(/^\d(\.\d{1,4})?$/, 'A factor such as 1 or 1.014, at most 4 decimals.')
    .refine((s) => !/^0(\.0+)?$/.test(s), 'Must be more than 0.'),
})

export const masterStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const masterReasonSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type CreateProductSpecInput = z.output<typeof createProductSpecSchema>
export type UpdateProductSpecInput = z.output<typeof updateProductSpecSchema>
export type CreatePipeSizeInput = z.output<typeof createPipeSizeSchema>
export type UpdatePipeSizeInput = z.output<typeof updatePipeSizeSchema>
export type UpdateFamilyInput = z.output<typeof updateFamilySchema>
