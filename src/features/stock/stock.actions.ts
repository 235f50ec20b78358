'use server'

import { defineAction } from '@/server/define-action'
import { relocateStock } from './relocate-stock'
import { moveStockSchema } from './stock.schema'

export const moveStockAction = defineAction({
  name: 'stock.move',
  permission: 'stock.move',
  summary: 'Move metres of a lot from one location to another',
  input: moveStockSchema,
  run: relocateStock,
})
