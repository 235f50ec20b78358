'use server'

import { defineAction } from '@/server/define-action'
import {
  createPipeSizeSchema,
  createProductSpecSchema,
  masterReasonSchema,
  masterStepSchema,
  updateFamilySchema,
  updatePipeSizeSchema,
  updateProductSpecSchema,
} from './product.schema'
import {
  createPipeSize,
  createProductSpec,
  setPipeSizeActive,
  setProductSpecActive,
  updateFamily,
  updatePipeSize,
  updateProductSpec,
} from './save-product'

export const createProductSpecAction = defineAction({
  name: 'product.create-spec',
  permission: 'product.write',
  summary: 'Add a product spec',
  input: createProductSpecSchema,
  run: createProductSpec,
})

export const updateProductSpecAction = defineAction({
  name: 'product.update-spec',
  permission: 'product.write',
  summary: 'Change the default end and additional specs of a product',
  input: updateProductSpecSchema,
  run: updateProductSpec,
})

export const deactivateProductSpecAction = defineAction({
  name: 'product.deactivate-spec',
  permission: 'product.write',
  summary: 'Switch a product spec off',
  input: masterReasonSchema,
  run: (ctx, input) => setProductSpecActive(ctx, input, false),
})

export const activateProductSpecAction = defineAction({
  name: 'product.activate-spec',
  permission: 'product.write',
  summary: 'Switch a product spec on again',
  input: masterStepSchema,
  run: (ctx, input) => setProductSpecActive(ctx, input, true),
})

export const createPipeSizeAction = defineAction({
  name: 'product.create-size',
  permission: 'product.write',
  summary: 'Add a pipe size',
  input: createPipeSizeSchema,
  run: createPipeSize,
})

export const updatePipeSizeAction = defineAction({
  name: 'product.update-size',
  permission: 'product.write',
  summary: 'Correct OD and wall of a pipe size',
  input: updatePipeSizeSchema,
  run: updatePipeSize,
})

export const deactivatePipeSizeAction = defineAction({
  name: 'product.deactivate-size',
  permission: 'product.write',
  summary: 'Switch a pipe size off',
  input: masterReasonSchema,
  run: (ctx, input) => setPipeSizeActive(ctx, input, false),
})

export const activatePipeSizeAction = defineAction({
  name: 'product.activate-size',
  permission: 'product.write',
  summary: 'Switch a pipe size on again',
  input: masterStepSchema,
  run: (ctx, input) => setPipeSizeActive(ctx, input, true),
})

export const updateFamilyAction = defineAction({
  name: 'product.update-family',
  permission: 'product.write',
  summary: 'Change the weight factor of a material family',
  input: updateFamilySchema,
  run: updateFamily,
})
