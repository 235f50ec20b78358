import type { z } from 'zod'
import type { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import type { discardFormDraftSchema, saveFormDraftSchema } from './form-draft.schema'

/** What jsonb cannot hold (zero bytes, halves of characters) is dropped from texts. */
const storable = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value

/** Keeps the fields of a form for the person who is typing; a later save replaces them. */
export async function saveFormDraftInTx({ tx, actor }: ActionContext, input: z.output<typeof saveFormDraftSchema>) {
  const { companyId, userId } = actor
  const data = JSON.parse(JSON.stringify(input.values), storable) as Prisma.InputJsonObject
  const draft = await tx.formDraft.upsert({
    where: { companyId_userId_formKey: { companyId, userId, formKey: input.key } },
    create: { formKey: input.key, data },
    update: { data },
    select: { updatedAt: true },
  })
  return { savedAt: draft.updatedAt }
}

/** Forgets it; nothing happens where there is none. */
export async function discardFormDraftInTx(
  { tx, actor }: ActionContext,
  input: z.output<typeof discardFormDraftSchema>,
) {
  await tx.formDraft.deleteMany({ where: { userId: actor.userId, formKey: input.key } })
  return { key: input.key }
}
