import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found, fourEyes } from '@/server/documents-base'
import { AppError } from '@/server/errors'

type Step = { id: string; version?: number; remark: string | null }

const load = async (ctx: ActionContext, id: string) =>
  found(
    await ctx.tx.vendor.findUnique({
      where: { id },
      select: { code: true, name: true, version: true, isActive: true, isApproved: true, preparedByIds: true },
    }),
    'Vendor',
  )

/**
 * Puts a vendor on the approved list. Nobody approves a vendor that they entered or changed.
 * @throws AppError FORBIDDEN (four eyes), CONFLICT, STALE
 */
export async function approveVendor(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'Vendor', id: input.id, version: input.version })
  const vendor = await load(ctx, input.id)
  if (vendor.isApproved) throw new AppError('CONFLICT', 'This vendor is approved already.')
  if (!vendor.isActive) throw new AppError('CONFLICT', 'This vendor is switched off. Activate it first.')
  fourEyes(ctx, vendor.preparedByIds, 'this vendor')
  await ctx.tx.vendor.update({
    where: { id: input.id },
    data: {
      isApproved: true,
      approvedById: ctx.actor.userId,
      approvedAt: new Date(),
      approvalRemark: input.remark,
      preparedByIds: [],
      ...bump,
    },
    select: { id: true },
  })
  ctx.event({
    documentType: 'Vendor',
    documentId: input.id,
    documentNo: `${vendor.code} ${vendor.name}`,
    remark: input.remark,
  })
  return { id: input.id }
}

/** Takes a vendor off the approved list; orders already placed stay. @throws AppError CONFLICT, STALE */
export async function withdrawVendorApproval(ctx: ActionContext, input: Step): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'Vendor', id: input.id, version: input.version })
  const vendor = await load(ctx, input.id)
  if (!vendor.isApproved) throw new AppError('CONFLICT', 'This vendor is not approved.')
  await ctx.tx.vendor.update({
    where: { id: input.id },
    data: { isApproved: false, approvedById: null, approvedAt: null, approvalRemark: input.remark, ...bump },
    select: { id: true },
  })
  ctx.event({
    documentType: 'Vendor',
    documentId: input.id,
    documentNo: `${vendor.code} ${vendor.name}`,
    remark: input.remark,
  })
  return { id: input.id }
}
