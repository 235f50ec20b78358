import type { z } from 'zod'
import { Prisma } from '@/db/types'
import { currentCaller } from '@/server/caller'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import type { switchCompanySchema } from './session.schema'

/** Lets the browser's session go on in another company of the person. The rights there are those of that membership. */
export async function switchCompanyInTx(ctx: ActionContext, input: z.output<typeof switchCompanySchema>) {
  const caller = await currentCaller()
  if (caller?.identity.kind !== 'session')
    throw new AppError('FORBIDDEN', 'Only a signed-in browser can change the company; a token acts for one.')
  const [row] = await ctx.tx.$queryRaw<{ done: boolean }[]>(Prisma.sql`
    SELECT auth_switch_company(${caller.identity.sessionId}::uuid, ${input.companyId}::uuid) AS done`)
  if (!row?.done) throw new AppError('NOT_FOUND', 'You do not work in that company.')
  ctx.event({ documentType: 'Company', documentId: input.companyId })
  return { companyId: input.companyId }
}
