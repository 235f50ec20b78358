import type { ReadContext } from '@/server/read'

/** What the acting person had typed into a form and not saved; null when there is nothing. */
export async function getFormDraft({ tx, actor }: ReadContext, key: string) {
  const draft = await tx.formDraft.findFirst({
    where: { userId: actor.userId, formKey: key },
    select: { data: true, updatedAt: true },
  })
  return draft && { values: draft.data, savedAt: draft.updatedAt.toISOString() }
}
