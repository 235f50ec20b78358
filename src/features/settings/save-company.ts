import type { z } from 'zod'
import { DomainError } from '@/core/errors'
import { isValidPan } from '@/core/gst'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { attachFile } from '@/server/storage'
import type {
  createRegistrationSchema,
  updateCompanySchema,
  updateRegistrationSchema,
  updateSequenceSchema,
} from './settings.schema'

/** What is printed about the company. Documents already made keep the copy they carry. @throws AppError STALE, VALIDATION */
export async function updateCompany(
  ctx: ActionContext,
  { version, ...data }: z.output<typeof updateCompanySchema>,
): Promise<{ id: string }> {
  const id = ctx.actor.companyId
  if (data.pan && !isValidPan(data.pan))
    throw new DomainError('VALIDATION', 'Some fields need attention.', {
      pan: 'A PAN is five letters, four digits and a letter.',
    })
  const bump = await claimForEdit(ctx, { model: 'Company', id, version })
  if (data.logoFileId) {
    const file = await attachFile(ctx, {
      fileId: data.logoFileId,
      documentType: 'Company',
      documentId: id,
      label: 'Logo',
    })
    if (!['image/png', 'image/jpeg'].includes(file.contentType))
      throw new AppError('VALIDATION', 'The logo must be a PNG or JPEG picture.', {
        logoFileId: 'A PNG or JPEG picture, please.',
      })
  }
  await ctx.tx.company.update({ where: { id }, data: { ...data, version: bump.version }, select: { id: true } })
  ctx.event({ documentType: 'Company', documentId: id, documentNo: data.name })
  return { id }
}

async function keepOneDefault(ctx: ActionContext, id: string): Promise<void> {
  await ctx.tx.gstRegistration.updateMany({ where: { id: { not: id }, isDefault: true }, data: { isDefault: false } })
}

async function refuseTakenGstin(ctx: ActionContext, gstin: string, id?: string): Promise<void> {
  if ((await ctx.tx.gstRegistration.count({ where: { gstin, ...(id && { id: { not: id } }) } })) > 0)
    throw new AppError('VALIDATION', 'This GSTIN is registered already.', { gstin: 'Already there.' })
}

/** A further GSTIN of the company with its address. The state follows from the GSTIN; the first one is the default. */
export async function createRegistration(
  ctx: ActionContext,
  input: z.output<typeof createRegistrationSchema>,
): Promise<{ id: string }> {
  await refuseTakenGstin(ctx, input.gstin)
  const isDefault = input.isDefault || (await ctx.tx.gstRegistration.count()) === 0
  const row = await ctx.tx.gstRegistration.create({
    data: { ...input, isDefault, stateCode: input.gstin.slice(0, 2) },
    select: { id: true },
  })
  if (isDefault) await keepOneDefault(ctx, row.id)
  ctx.event({ documentType: 'GstRegistration', documentId: row.id, documentNo: input.gstin })
  return row
}

/** @throws AppError NOT_FOUND, STALE, CONFLICT when a warehouse in use would be left without registration */
export async function updateRegistration(
  ctx: ActionContext,
  { id, version, ...input }: z.output<typeof updateRegistrationSchema>,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'GstRegistration', id, version })
  const before = found(await ctx.tx.gstRegistration.findUnique({ where: { id } }), 'GST registration')
  await refuseTakenGstin(ctx, input.gstin, id)
  if (before.gstin !== input.gstin && (await ctx.tx.invoice.count({ where: { gstRegistrationId: id } })) > 0)
    throw new AppError(
      'CONFLICT',
      'Invoices were made under this GSTIN: it cannot be changed. Add the new one and switch this one off.',
    )
  if (!input.isActive && (await ctx.tx.warehouse.count({ where: { gstRegistrationId: id, isActive: true } })) > 0)
    throw new AppError('CONFLICT', 'Warehouses in use belong to this registration. Give them another one first.')
  if (before.isDefault && (!input.isDefault || !input.isActive))
    throw new AppError('CONFLICT', 'This is the default registration. Make another one the default first.')
  await ctx.tx.gstRegistration.update({
    where: { id },
    data: { ...input, stateCode: input.gstin.slice(0, 2), ...bump },
    select: { id: true },
  })
  if (input.isDefault) await keepOneDefault(ctx, id)
  ctx.event({ documentType: 'GstRegistration', documentId: id, documentNo: input.gstin })
  return { id }
}

/**
 * Prefix and first number of a series, before its first number of the financial year is given. Numbers are gapless and
 * never reused, so afterwards nothing of it can change.
 * @throws AppError STALE, CONFLICT
 */
export async function updateSequence(
  ctx: ActionContext,
  { id, version, prefix, startNumber }: z.output<typeof updateSequenceSchema>,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'NumberSequence', id, version })
  const row = found(await ctx.tx.numberSequence.findUnique({ where: { id } }), 'Number series')
  if (row.lastNumber > 0)
    throw new AppError(
      'CONFLICT',
      `Numbers of ${row.prefix} have been given this financial year: the series can change again next year.`,
    )
  const twin = await ctx.tx.numberSequence.findFirst({
    where: { prefix, docType: { not: row.docType } },
    select: { docType: true },
  })
  if (twin)
    throw new AppError('VALIDATION', 'Every series needs a prefix of its own.', {
      prefix: `${prefix} is the prefix of ${twin.docType}.`,
    })
  await ctx.tx.numberSequence.update({ where: { id }, data: { prefix, startNumber, ...bump }, select: { id: true } })
  ctx.event({ documentType: 'NumberSequence', documentId: id, documentNo: prefix })
  return { id }
}
