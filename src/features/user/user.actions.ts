'use server'

import { defineAction } from '@/server/define-action'
import { createUser, resetPassword, setMembership, setUserActive, updateUser } from './save-user'
import {
  createUserSchema,
  resetPasswordSchema,
  setMembershipSchema,
  updateUserSchema,
  userReasonSchema,
  userStepSchema,
} from './user.schema'

export const createUserAction = defineAction({
  name: 'user.create',
  permission: 'user.write',
  summary: 'Add a user with a temporary password',
  input: createUserSchema,
  run: createUser,
})

export const updateUserAction = defineAction({
  name: 'user.update',
  permission: 'user.write',
  summary: 'Change the name and phone of a user',
  input: updateUserSchema,
  run: updateUser,
})

export const deactivateUserAction = defineAction({
  name: 'user.deactivate',
  permission: 'user.write',
  summary: 'Deactivate a user; every session ends at once',
  input: userReasonSchema,
  run: (ctx, input) => setUserActive(ctx, input, false),
})

export const activateUserAction = defineAction({
  name: 'user.activate',
  permission: 'user.write',
  summary: 'Let a deactivated user sign in again',
  input: userStepSchema,
  run: (ctx, input) => setUserActive(ctx, input, true),
})

export const setMembershipAction = defineAction({
  name: 'user.set-membership',
  permission: 'user.write',
  summary: 'Set the roles of a user in a company',
  input: setMembershipSchema,
  run: setMembership,
})

export const resetPasswordAction = defineAction({
  name: 'user.reset-password',
  permission: 'user.write',
  summary: 'Set a temporary password; every session of the user ends',
  input: resetPasswordSchema,
  run: resetPassword,
})
