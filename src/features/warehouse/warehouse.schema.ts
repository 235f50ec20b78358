import { z } from 'zod'
import { zId, zOptionalText, zReason, zRemark, zText, zVersion } from '@/core/inputs'
import { zOptionalState } from '@/core/party'

const zCode = (message: string) =>
  zText(20, message)
    .transform((s) => s.toUpperCase())
    .refine((s) => /^[A-Z0-9][A-Z0-9-]*$/.test(s), 'Letters, digits and hyphens only.')

const warehouse = {
  code: zCode('Enter a code, for example NMB.'),
  name: zText(100, 'Enter the name.'),
  gstRegistrationId: zId,
  addressLine1: zText(200, 'Enter the street.'),
  addressLine2: zOptionalText(200),
  city: zText(80, 'Enter the city.'),
  pin: zOptionalText(12),
  stateCode: zOptionalState,
}

const location = {
  code: zCode('Enter a code, for example A-01.'),
  name: zOptionalText(100),
  kind: z.enum(['RACK', 'BIN', 'YARD'], 'Choose the kind.').default('RACK'),
}

export const createWarehouseSchema = z.object(warehouse)
export const updateWarehouseSchema = z.object({ ...warehouse, id: zId, version: zVersion })
export const createLocationSchema = z.object({ ...location, warehouseId: zId })
export const updateLocationSchema = z.object({ ...location, id: zId, version: zVersion })
export const warehouseStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const warehouseReasonSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type CreateWarehouseInput = z.output<typeof createWarehouseSchema>
export type UpdateWarehouseInput = z.output<typeof updateWarehouseSchema>
export type CreateLocationInput = z.output<typeof createLocationSchema>
export type UpdateLocationInput = z.output<typeof updateLocationSchema>
