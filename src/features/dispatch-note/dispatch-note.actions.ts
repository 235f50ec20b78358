'use server'

import { defineAction } from '@/server/define-action'
import {
  createDispatchNoteSchema,
  deliverDispatchNoteSchema,
  postDispatchNoteSchema,
  updateDispatchNoteSchema,
  voidDispatchNoteSchema,
} from './dispatch-note.schema'
import { postDispatchNote } from './post-dispatch-note'
import { createDispatchNote, deliverDispatchNote, updateDispatchNote, voidDispatchNote } from './save-dispatch-note'

export const createDispatchNoteAction = defineAction({
  name: 'dispatch-note.create',
  permission: 'dispatch-note.create',
  summary: 'Make the dispatch note of a packed packing list',
  input: createDispatchNoteSchema,
  run: createDispatchNote,
})

export const updateDispatchNoteAction = defineAction({
  name: 'dispatch-note.update',
  permission: 'dispatch-note.create',
  summary: 'Change vehicle, LR, transporter and e-way bill of a draft dispatch note',
  input: updateDispatchNoteSchema,
  run: updateDispatchNote,
})

export const postDispatchNoteAction = defineAction({
  name: 'dispatch-note.post',
  permission: 'dispatch-note.create',
  summary: 'Dispatch: issue the stock, number the note, move the order on',
  input: postDispatchNoteSchema,
  run: postDispatchNote,
})

export const deliverDispatchNoteAction = defineAction({
  name: 'dispatch-note.deliver',
  permission: 'dispatch-note.create',
  summary: 'Record the day the goods were delivered',
  input: deliverDispatchNoteSchema,
  run: deliverDispatchNote,
})

export const voidDispatchNoteAction = defineAction({
  name: 'dispatch-note.void',
  permission: 'dispatch-note.create',
  summary: 'Void a draft dispatch note',
  input: voidDispatchNoteSchema,
  run: voidDispatchNote,
})
