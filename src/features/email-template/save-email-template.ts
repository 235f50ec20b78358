import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { CreateEmailTemplate, UpdateEmailTemplate } from './email-template.schema'

const addresses = (list: string[] | undefined): string | null => (list?.length ? list.join(', ') : null)

/** @throws AppError VALIDATION where the name is taken */
export async function createEmailTemplate(ctx: ActionContext, input: CreateEmailTemplate): Promise<{ id: string }> {
  await refuseTaken(ctx, input.purpose, input.name)
  if (input.isDefault) await clearDefault(ctx, input.purpose)
  const row = await ctx.tx.emailTemplate.create({
    data: { ...input, cc: addresses(input.cc), bcc: addresses(input.bcc) },
    select: { id: true },
  })
  ctx.event({ documentType: 'EmailTemplate', documentId: row.id, documentNo: input.name })
  return row
}

/** @throws AppError NOT_FOUND, STALE; VALIDATION where the name is taken; CONFLICT for a default that is switched off */
export async function updateEmailTemplate(
  ctx: ActionContext,
  { id, version, ...input }: UpdateEmailTemplate,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'EmailTemplate', id, version })
  const { purpose, isActive } = found(
    await ctx.tx.emailTemplate.findUnique({ where: { id }, select: { purpose: true, isActive: true } }),
    'E-mail text',
  )
  if (input.isDefault && !isActive)
    throw new AppError('CONFLICT', 'This text is switched off; switch it on before it becomes the standard one.')
  await refuseTaken(ctx, purpose, input.name, id)
  if (input.isDefault) await clearDefault(ctx, purpose, id)
  await ctx.tx.emailTemplate.update({
    where: { id },
    data: { ...input, cc: addresses(input.cc), bcc: addresses(input.bcc), ...bump },
    select: { id: true },
  })
  ctx.event({ documentType: 'EmailTemplate', documentId: id, documentNo: input.name })
  return { id }
}

type Step = { id: string; version?: number; remark: string | null }

/** Switches a text off or on. One that is off is offered nowhere; mails written with it stay as they are. */
export async function setEmailTemplateActive(
  ctx: ActionContext,
  input: Step,
  isActive: boolean,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'EmailTemplate', id: input.id, version: input.version })
  const row = await ctx.tx.emailTemplate.update({
    where: { id: input.id },
    data: { isActive, ...(isActive ? {} : { isDefault: false }), ...bump },
    select: { id: true, name: true },
  })
  ctx.event({ documentType: 'EmailTemplate', documentId: row.id, documentNo: row.name, remark: input.remark })
  return { id: row.id }
}

async function refuseTaken(ctx: ActionContext, purpose: string, name: string, except?: string): Promise<void> {
  const taken = await ctx.tx.emailTemplate.count({
    where: { purpose, name: { equals: name, mode: 'insensitive' }, ...(except && { id: { not: except } }) },
  })
  if (taken > 0)
    throw new AppError('VALIDATION', 'Some fields need attention.', { name: 'There is a text of this name already.' })
}

/** One standard text per purpose: the one before steps back. */
async function clearDefault(ctx: ActionContext, purpose: string, except?: string): Promise<void> {
  await ctx.tx.emailTemplate.updateMany({
    where: { purpose, isDefault: true, ...(except && { id: { not: except } }) },
    data: { isDefault: false, version: { increment: 1 }, updatedById: ctx.actor.userId },
  })
}
