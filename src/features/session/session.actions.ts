'use server'

import { defineAction } from '@/server/define-action'
import { changePasswordInTx } from './change-password'
import { changePasswordSchema, switchCompanySchema } from './session.schema'
import { switchCompanyInTx } from './switch-company'

export const switchCompany = defineAction({
  name: 'session.switch-company',
  permission: 'home.read',
  summary: 'Go on in another company (browser sessions only)',
  input: switchCompanySchema,
  beforePasswordChange: true,
  run: switchCompanyInTx,
})

export const changePassword = defineAction({
  name: 'session.change-password',
  permission: 'home.read',
  summary: 'Change the own password; all other sessions end',
  input: changePasswordSchema,
  beforePasswordChange: true,
  run: changePasswordInTx,
})
