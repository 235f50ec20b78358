import type { z } from 'zod'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { nextPartyCode } from '@/server/party-code'
import type { CustomerInput, updateCustomerSchema } from './customer.schema'

const columns = ({ addresses: _a, contacts: _c, ...customer }: CustomerInput) => customer

/** A new customer with its addresses and contacts. Without a code the next one (C007) is given. */
export async function createCustomer(ctx: ActionContext, input: CustomerInput): Promise<{ id: string; code: string }> {
  await checkFormat(ctx, input.quotationTemplateId)
  const code = input.code ?? (await nextPartyCode(ctx.tx, 'Customer'))
  const customer = await ctx.tx.customer.create({ data: { ...columns(input), code }, select: { id: true, code: true } })
  await ctx.tx.customerAddress.createMany({
    data: input.addresses.map(({ id: _, ...a }) => ({ ...a, customerId: customer.id })),
  })
  await ctx.tx.customerContact.createMany({
    data: input.contacts.map(({ id: _, ...c }) => ({ ...c, customerId: customer.id })),
  })
  ctx.event({ documentType: 'Customer', documentId: customer.id, documentNo: `${code} ${input.name}` })
  return customer
}

/**
 * Changes a customer. Addresses and contacts on file keep their ids; one that documents refer to cannot be removed.
 * What is printed on documents already made does not change: they keep a copy.
 * @throws AppError NOT_FOUND, STALE, CONFLICT
 */
export async function updateCustomer(
  ctx: ActionContext,
  input: z.output<typeof updateCustomerSchema>,
): Promise<{ id: string }> {
  const { id, version, ...data } = input
  const bump = await claimForEdit(ctx, { model: 'Customer', id, version })
  const before = found(await ctx.tx.customer.findUnique({ where: { id }, select: { code: true } }), 'Customer')
  await checkFormat(ctx, data.quotationTemplateId)
  await ctx.tx.customer.update({
    where: { id },
    data: { ...columns(data), ...bump, code: data.code ?? before.code },
    select: { id: true },
  })
  await saveAddresses(ctx, id, data.addresses)
  await saveContacts(ctx, id, data.contacts)
  ctx.event({ documentType: 'Customer', documentId: id, documentNo: `${data.code ?? before.code} ${data.name}` })
  return { id }
}

async function checkFormat(ctx: ActionContext, id: string | null): Promise<void> {
  if (id) found(await ctx.tx.quotationTemplate.findUnique({ where: { id }, select: { id: true } }), 'Quotation format')
}

async function saveAddresses(ctx: ActionContext, customerId: string, rows: CustomerInput['addresses']): Promise<void> {
  const gone = { customerId, id: { notIn: rows.flatMap((r) => r.id ?? []) } }
  const used = await ctx.tx.customerAddress.findFirst({
    where: {
      ...gone,
      OR: [
        { customerPosAsBillingAddress: { some: {} } },
        { customerPosAsShippingAddress: { some: {} } },
        { salesOrdersAsBillingAddress: { some: {} } },
        { salesOrdersAsShippingAddress: { some: {} } },
      ],
    },
    select: { label: true },
  })
  if (used)
    throw new AppError(
      'CONFLICT',
      `The address "${used.label}" stands on orders and cannot be removed. Change it, or leave it.`,
    )
  await ctx.tx.customerAddress.deleteMany({ where: gone })
  for (const { id, ...address } of rows) {
    if (id)
      found(
        (await ctx.tx.customerAddress.updateMany({ where: { id, customerId }, data: address })).count || null,
        'Address',
      )
    else await ctx.tx.customerAddress.create({ data: { ...address, customerId }, select: { id: true } })
  }
}

async function saveContacts(ctx: ActionContext, customerId: string, rows: CustomerInput['contacts']): Promise<void> {
  const gone = { customerId, id: { notIn: rows.flatMap((r) => r.id ?? []) } }
  const used = await ctx.tx.customerContact.findFirst({
    where: { ...gone, enquiries: { some: {} } },
    select: { name: true },
  })
  if (used)
    throw new AppError(
      'CONFLICT',
      `${used.name} stands on enquiries and cannot be removed. Change the contact, or leave it.`,
    )
  await ctx.tx.customerContact.deleteMany({ where: gone })
  for (const { id, ...contact } of rows) {
    if (id)
      found(
        (await ctx.tx.customerContact.updateMany({ where: { id, customerId }, data: contact })).count || null,
        'Contact',
      )
    else await ctx.tx.customerContact.create({ data: { ...contact, customerId }, select: { id: true } })
  }
}

/** Switches a customer off or on. Documents that name it stay as they are. */
export async function setCustomerActive(
  ctx: ActionContext,
  input: { id: string; version?: number; remark: string | null },
  isActive: boolean,
): Promise<{ id: string }> {
  const row = found(
    await ctx.tx.customer.findUnique({ where: { id: input.id }, select: { code: true, name: true } }),
    'Customer',
  )
  const bump = await claimForEdit(ctx, { model: 'Customer', id: input.id, version: input.version })
  await ctx.tx.customer.update({ where: { id: input.id }, data: { isActive, ...bump }, select: { id: true } })
  ctx.event({
    documentType: 'Customer',
    documentId: input.id,
    documentNo: `${row.code} ${row.name}`,
    remark: input.remark,
  })
  return { id: input.id }
}
