import { z } from 'zod'
import { zId } from '@/core/inputs'
import { passwordProblems } from '@/core/password'

export const switchCompanySchema = z.object({ companyId: zId })

export const changePasswordSchema = z
  .object({
    currentPassword: z
      .string('Enter your current password.')
      .min(1, 'Enter your current password.')
      .max(200, 'At most 200 characters.'),
    newPassword: z
      .string('Enter a new password.')
      .max(200, 'Use at most 72 characters.')
      .superRefine((password, ctx) => {
        const problems = passwordProblems(password)
        if (problems.length > 0) ctx.addIssue({ code: 'custom', message: problems.join(' ') })
      }),
    repeatPassword: z.string('Repeat the new password.'),
  })
  .refine((v) => v.newPassword === v.repeatPassword, {
    path: ['repeatPassword'],
    message: 'The two new passwords are not the same.',
  })
  .refine((v) => v.newPassword !== v.currentPassword, {
    path: ['newPassword'],
    message: 'The new password is the current one. Choose another.',
  })

export type ChangePasswordInput = z.input<typeof changePasswordSchema>
