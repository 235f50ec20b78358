import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { CreateQuotationTemplate, UpdateQuotationTemplate } from './quotation-template.schema'

/** @throws AppError VALIDATION where the name is taken, NOT_FOUND for an e-mail text of another company */
export async function createQuotationTemplate(
  ctx: ActionContext,
  input: CreateQuotationTemplate,
): Promise<{ id: string }> {
  await refuseTaken(ctx, input.name)
  await checkEmailText(ctx, input.emailTemplateId)
  if (input.isDefault) await clearDefault(ctx, input.format)
  const row = await ctx.tx.quotationTemplate.create({ data: input, select: { id: true } })
  ctx.event({ documentType: 'QuotationTemplate', documentId: row.id, documentNo: input.name })
  return row
}

/**
 * Changes a format. Quotations already made keep their terms and notes; their letterhead and columns follow the format.
 * @throws AppError NOT_FOUND, STALE; VALIDATION where the name is taken; CONFLICT for a default that is switched off
 */
export async function updateQuotationTemplate(
  ctx: ActionContext,
  { id, version, ...input }: UpdateQuotationTemplate,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'QuotationTemplate', id, version })
  const { format, isActive } = found(
    await ctx.tx.quotationTemplate.findUnique({ where: { id }, select: { format: true, isActive: true } }),
    'Quotation format',
  )
  if (input.isDefault && !isActive)
    throw new AppError('CONFLICT', 'This format is switched off; switch it on before it becomes the standard one.')
  await refuseTaken(ctx, input.name, id)
  await checkEmailText(ctx, input.emailTemplateId)
  if (input.isDefault) await clearDefault(ctx, format, id)
  await ctx.tx.quotationTemplate.update({ where: { id }, data: { ...input, ...bump }, select: { id: true } })
  ctx.event({ documentType: 'QuotationTemplate', documentId: id, documentNo: input.name })
  return { id }
}

type Step = { id: string; version?: number; remark: string | null }

/** Switches a format off or on. New quotations of its customers take the standard one of the format meanwhile. */
export async function setQuotationTemplateActive(
  ctx: ActionContext,
  input: Step,
  isActive: boolean,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'QuotationTemplate', id: input.id, version: input.version })
  const row = await ctx.tx.quotationTemplate.update({
    where: { id: input.id },
    data: { isActive, ...(isActive ? {} : { isDefault: false }), ...bump },
    select: { id: true, name: true },
  })
  ctx.event({ documentType: 'QuotationTemplate', documentId: row.id, documentNo: row.name, remark: input.remark })
  return { id: row.id }
}

async function refuseTaken(ctx: ActionContext, name: string, except?: string): Promise<void> {
  const taken = await ctx.tx.quotationTemplate.count({
    where: { name: { equals: name, mode: 'insensitive' }, ...(except && { id: { not: except } }) },
  })
  if (taken > 0)
    throw new AppError('VALIDATION', 'Some fields need attention.', { name: 'There is a format of this name already.' })
}

async function checkEmailText(ctx: ActionContext, id: string | null): Promise<void> {
  if (id) found(await ctx.tx.emailTemplate.findUnique({ where: { id }, select: { id: true } }), 'E-mail text')
}

/** One standard template per format: the one before steps back. */
async function clearDefault(ctx: ActionContext, format: string, except?: string): Promise<void> {
  await ctx.tx.quotationTemplate.updateMany({
    where: { format, isDefault: true, ...(except && { id: { not: except } }) },
    data: { isDefault: false, version: { increment: 1 }, updatedById: ctx.actor.userId },
  })
}
