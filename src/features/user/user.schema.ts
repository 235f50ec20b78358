import { z } from 'zod'
import { zEmail, zId, zOptionalText, zReason, zRemark, zText, zVersion } from '@/core/inputs'
import { passwordProblems } from '@/core/password'
import { ROLES } from '@/core/permissions'

const zRoles = z.array(z.enum(ROLES)).min(1, 'Choose at least one role.').max(ROLES.length)

/**
 * Made by the administrator's browser and shown to the administrator once. It comes in and is hashed; it never goes out
 * again, so that no log, result or repeated request holds it.
 */
const zTemporaryPassword = z
  .string('A temporary password is needed.')
  .max(200)
  .superRefine((value, ctx) => {
    for (const message of passwordProblems(value)) ctx.addIssue({ code: 'custom', message })
  })

export const createUserSchema = z.object({
  email: zEmail,
  name: zText(100, 'Enter the name.'),
  phone: zOptionalText(40),
  roles: zRoles,
  temporaryPassword: zTemporaryPassword,
})
export const updateUserSchema = z.object({
  id: zId,
  version: zVersion,
  name: zText(100, 'Enter the name.'),
  phone: zOptionalText(40),
})
export const setMembershipSchema = z.object({
  id: zId,
  companyId: zId,
  roles: zRoles,
  isActive: z.boolean().default(true),
})
export const userStepSchema = z.object({ id: zId, version: zVersion, remark: zRemark })
export const userReasonSchema = z.object({ id: zId, version: zVersion, remark: zReason })
export const resetPasswordSchema = z.object({ id: zId, temporaryPassword: zTemporaryPassword })

export type CreateUserInput = z.output<typeof createUserSchema>
export type UpdateUserInput = z.output<typeof updateUserSchema>
export type SetMembershipInput = z.output<typeof setMembershipSchema>
