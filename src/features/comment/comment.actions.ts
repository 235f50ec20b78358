'use server'

import { defineAction } from '@/server/define-action'
import { addCommentSchema, editCommentSchema, readMentionsSchema, removeCommentSchema } from './comment.schema'
import {
  addComment as add,
  editComment as edit,
  readMentions as markRead,
  removeComment as remove,
} from './write-comment'

export const addComment = defineAction({
  name: 'comment.add',
  permission: 'comment.write',
  summary: 'Write a comment on an enquiry or a quotation',
  input: addCommentSchema,
  run: add,
})

export const editComment = defineAction({
  name: 'comment.edit',
  permission: 'comment.write',
  summary: 'Change an own comment while it is fresh',
  input: editCommentSchema,
  run: edit,
})

export const removeComment = defineAction({
  name: 'comment.remove',
  permission: 'comment.write',
  summary: 'Take back an own comment',
  input: removeCommentSchema,
  run: remove,
})

export const readMentions = defineAction({
  name: 'comment.read-mentions',
  permission: 'comment.write',
  summary: 'Mark what one is called in on a document as read',
  input: readMentionsSchema,
  unrecorded: true,
  run: markRead,
})
