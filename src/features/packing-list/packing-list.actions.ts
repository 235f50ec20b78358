'use server'

import { defineAction } from '@/server/define-action'
import { packPackingList, voidPackingList } from './pack-packing-list'
import {
  createPackingListSchema,
  packPackingListSchema,
  updatePackingListSchema,
  voidPackingListSchema,
} from './packing-list.schema'
import { createPackingList, updatePackingList } from './save-packing-list'

export const createPackingListAction = defineAction({
  name: 'packing-list.create',
  permission: 'packing-list.create',
  summary: 'Start a packing list from reserved heats of a sales order',
  input: createPackingListSchema,
  run: createPackingList,
})

export const updatePackingListAction = defineAction({
  name: 'packing-list.update',
  permission: 'packing-list.create',
  summary: 'Change a draft packing list',
  input: updatePackingListSchema,
  run: updatePackingList,
})

export const packPackingListAction = defineAction({
  name: 'packing-list.pack',
  permission: 'packing-list.create',
  summary: 'Mark a packing list packed; it gets its number',
  input: packPackingListSchema,
  run: packPackingList,
})

export const voidPackingListAction = defineAction({
  name: 'packing-list.void',
  permission: 'packing-list.create',
  summary: 'Void a packing list that will not be sent',
  input: voidPackingListSchema,
  run: voidPackingList,
})
