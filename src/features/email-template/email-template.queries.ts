import { zId } from '@/core/inputs'
import type { Tx } from '@/db/types'
import type { ReadContext } from '@/server/read'
import { userNames } from '@/server/status-history'
import { BUILT_IN_TEXTS, type Purpose } from './built-in-texts'

/** Every text of the company, by purpose, the standard one first. */
export async function getEmailTemplates(ctx: ReadContext) {
  const templates = await ctx.tx.emailTemplate.findMany({
    orderBy: [{ purpose: 'asc' }, { isActive: 'desc' }, { isDefault: 'desc' }, { name: 'asc' }],
  })
  const names = await userNames(
    ctx,
    templates.map((t) => t.updatedById),
  )
  return {
    templates: templates.map((t) => ({ ...t, by: (t.updatedById && names.get(t.updatedById)) || null })),
    mayWrite: ctx.actor.can('settings.write'),
    timeZone: ctx.actor.timeZone,
  }
}

/** One text; null for an unknown id. */
export async function getEmailTemplate({ tx, actor }: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const template = await tx.emailTemplate.findUnique({ where: { id } })
  return template && { ...template, mayWrite: actor.can('settings.write'), companyName: actor.companyName }
}

export type TemplateChoice = {
  /** Null for the built-in text. */
  id: string | null
  name: string
  subject: string
  body: string
  cc: string | null
  bcc: string | null
  isDefault: boolean
}

/**
 * The texts a mail of that purpose can be written with, the one to start with first: the preferred one (the format's),
 * else the standard one. Never empty: where a company has none the built-in text is there.
 */
export async function templateChoices(
  tx: Tx,
  purpose: Purpose,
  preferredId?: string | null,
): Promise<TemplateChoice[]> {
  const rows = await tx.emailTemplate.findMany({
    where: { purpose, isActive: true },
    orderBy: [{ isDefault: 'desc' }, { name: 'asc' }],
    select: { id: true, name: true, subject: true, body: true, cc: true, bcc: true, isDefault: true },
  })
  if (rows.length === 0)
    return [{ id: null, name: 'Built-in text', ...BUILT_IN_TEXTS[purpose], cc: null, bcc: null, isDefault: true }]
  const first = rows.findIndex((row) => row.id === preferredId)
  return first > 0 ? [...rows.splice(first, 1), ...rows] : rows
}
