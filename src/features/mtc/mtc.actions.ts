'use server'

import { defineAction } from '@/server/define-action'
import { updateMtcSchema } from './mtc.schema'
import { updateMtc as update } from './update-mtc'

export const updateMtc = defineAction({
  name: 'mtc.update',
  permission: 'mtc.write',
  summary: 'Correct the record of a mill test certificate',
  input: updateMtcSchema,
  run: update,
})
