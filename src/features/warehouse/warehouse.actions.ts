'use server'

import { defineAction } from '@/server/define-action'
import {
  createLocation,
  createWarehouse,
  setLocationActive,
  setWarehouseActive,
  updateLocation,
  updateWarehouse,
} from './save-warehouse'
import {
  createLocationSchema,
  createWarehouseSchema,
  updateLocationSchema,
  updateWarehouseSchema,
  warehouseReasonSchema,
  warehouseStepSchema,
} from './warehouse.schema'

export const createWarehouseAction = defineAction({
  name: 'warehouse.create',
  permission: 'warehouse.write',
  summary: 'Add a warehouse',
  input: createWarehouseSchema,
  run: createWarehouse,
})

export const updateWarehouseAction = defineAction({
  name: 'warehouse.update',
  permission: 'warehouse.write',
  summary: 'Change a warehouse',
  input: updateWarehouseSchema,
  run: updateWarehouse,
})

export const deactivateWarehouseAction = defineAction({
  name: 'warehouse.deactivate',
  permission: 'warehouse.write',
  summary: 'Switch an empty warehouse off',
  input: warehouseReasonSchema,
  run: (ctx, input) => setWarehouseActive(ctx, input, false),
})

export const activateWarehouseAction = defineAction({
  name: 'warehouse.activate',
  permission: 'warehouse.write',
  summary: 'Switch a warehouse on again',
  input: warehouseStepSchema,
  run: (ctx, input) => setWarehouseActive(ctx, input, true),
})

export const createLocationAction = defineAction({
  name: 'warehouse.create-location',
  permission: 'warehouse.write',
  summary: 'Add a rack, bin or yard',
  input: createLocationSchema,
  run: createLocation,
})

export const updateLocationAction = defineAction({
  name: 'warehouse.update-location',
  permission: 'warehouse.write',
  summary: 'Change a location',
  input: updateLocationSchema,
  run: updateLocation,
})

export const deactivateLocationAction = defineAction({
  name: 'warehouse.deactivate-location',
  permission: 'warehouse.write',
  summary: 'Switch an empty location off',
  input: warehouseReasonSchema,
  run: (ctx, input) => setLocationActive(ctx, input, false),
})

export const activateLocationAction = defineAction({
  name: 'warehouse.activate-location',
  permission: 'warehouse.write',
  summary: 'Switch a location on again',
  input: warehouseStepSchema,
  run: (ctx, input) => setLocationActive(ctx, input, true),
})
