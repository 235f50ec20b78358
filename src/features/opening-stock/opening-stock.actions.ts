'use server'

import { defineAction } from '@/server/define-action'
import { approveOpeningStock, withdrawOpeningStock } from './approve-opening-stock'
import { createOpeningStock } from './create-opening-stock'
import { approveOpeningStockSchema, createOpeningStockSchema, withdrawOpeningStockSchema } from './opening-stock.schema'

export const createOpeningStockAction = defineAction({
  name: 'opening-stock.create',
  permission: 'opening-stock.create',
  summary: 'Enter opening stock lots with their certificates',
  input: createOpeningStockSchema,
  run: createOpeningStock,
})

export const approveOpeningStockAction = defineAction({
  name: 'opening-stock.approve',
  permission: 'opening-stock.approve',
  summary: 'Approve opening stock lots; their metres become free',
  input: approveOpeningStockSchema,
  run: approveOpeningStock,
})

export const withdrawOpeningStockAction = defineAction({
  name: 'opening-stock.withdraw',
  permission: 'opening-stock.create',
  summary: 'Take back an opening entry that waits for approval',
  input: withdrawOpeningStockSchema,
  run: withdrawOpeningStock,
})
