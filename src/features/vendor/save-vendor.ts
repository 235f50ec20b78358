import type { z } from 'zod'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { nextPartyCode } from '@/server/party-code'
import type { updateVendorSchema, VendorInput } from './vendor.schema'

const columns = ({ addresses: _a, contacts: _c, ...vendor }: VendorInput) => vendor

/** A new vendor waits for approval; until then nothing can be ordered from it. */
export async function createVendor(ctx: ActionContext, input: VendorInput): Promise<{ id: string; code: string }> {
  const code = input.code ?? (await nextPartyCode(ctx.tx, 'Vendor'))
  const vendor = await ctx.tx.vendor.create({
    data: { ...columns(input), code, preparedByIds: [ctx.actor.userId] },
    select: { id: true, code: true },
  })
  await ctx.tx.vendorAddress.createMany({
    data: input.addresses.map(({ id: _, ...a }) => ({ ...a, vendorId: vendor.id })),
  })
  await ctx.tx.vendorContact.createMany({
    data: input.contacts.map(({ id: _, ...c }) => ({ ...c, vendorId: vendor.id })),
  })
  ctx.event({ documentType: 'Vendor', documentId: vendor.id, documentNo: `${code} ${input.name}` })
  return vendor
}

/**
 * Changes a vendor. What the approval was given for (name, GSTIN, country) cannot change under it: the vendor then
 * waits for approval again.
 * @throws AppError NOT_FOUND, STALE
 */
export async function updateVendor(
  ctx: ActionContext,
  input: z.output<typeof updateVendorSchema>,
): Promise<{ id: string; approvalWithdrawn: boolean }> {
  const { id, version, ...data } = input
  const bump = await claimForEdit(ctx, { model: 'Vendor', id, version })
  const before = found(await ctx.tx.vendor.findUnique({ where: { id } }), 'Vendor')
  const identity = before.name !== data.name || before.gstin !== data.gstin || before.country !== data.country
  const approvalWithdrawn = before.isApproved && identity
  const preparedByIds =
    before.isApproved && !identity ? before.preparedByIds : [...new Set([...before.preparedByIds, ctx.actor.userId])]
  await ctx.tx.vendor.update({
    where: { id },
    data: {
      ...columns(data),
      ...bump,
      code: data.code ?? before.code,
      preparedByIds,
      ...(approvalWithdrawn && { isApproved: false, approvedAt: null, approvedById: null, approvalRemark: null }),
    },
    select: { id: true },
  })
  await saveAddresses(ctx, id, data.addresses)
  await saveContacts(ctx, id, data.contacts)
  ctx.event({
    documentType: 'Vendor',
    documentId: id,
    documentNo: `${data.code ?? before.code} ${data.name}`,
    remark: approvalWithdrawn ? 'Approval withdrawn: name, GSTIN or country changed' : null,
  })
  return { id, approvalWithdrawn }
}

/** Saved rows keep their ids, so that documents that refer to them still do. */
async function saveAddresses(ctx: ActionContext, vendorId: string, rows: VendorInput['addresses']): Promise<void> {
  const kept = rows.flatMap((r) => r.id ?? [])
  await ctx.tx.vendorAddress.deleteMany({ where: { vendorId, id: { notIn: kept } } })
  for (const { id, ...address } of rows) {
    if (id)
      found(
        (await ctx.tx.vendorAddress.updateMany({ where: { id, vendorId }, data: address })).count || null,
        'Address',
      )
    else await ctx.tx.vendorAddress.create({ data: { ...address, vendorId }, select: { id: true } })
  }
}

async function saveContacts(ctx: ActionContext, vendorId: string, rows: VendorInput['contacts']): Promise<void> {
  const kept = rows.flatMap((r) => r.id ?? [])
  await ctx.tx.vendorContact.deleteMany({ where: { vendorId, id: { notIn: kept } } })
  for (const { id, ...contact } of rows) {
    if (id)
      found(
        (await ctx.tx.vendorContact.updateMany({ where: { id, vendorId }, data: contact })).count || null,
        'Contact',
      )
    else await ctx.tx.vendorContact.create({ data: { ...contact, vendorId }, select: { id: true } })
  }
}

/** Switches a vendor off or on. Documents that name it stay as they are. */
export async function setVendorActive(
  ctx: ActionContext,
  input: { id: string; version?: number; remark: string | null },
  isActive: boolean,
): Promise<{ id: string }> {
  const row = found(
    await ctx.tx.vendor.findUnique({ where: { id: input.id }, select: { code: true, name: true } }),
    'Vendor',
  )
  const bump = await claimForEdit(ctx, { model: 'Vendor', id: input.id, version: input.version })
  await ctx.tx.vendor.update({ where: { id: input.id }, data: { isActive, ...bump }, select: { id: true } })
  ctx.event({
    documentType: 'Vendor',
    documentId: input.id,
    documentNo: `${row.code} ${row.name}`,
    remark: input.remark,
  })
  return { id: input.id }
}
