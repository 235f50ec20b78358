import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import type { CreateEnquiry } from './enquiry.schema'

/**
 * Checks the header of an enquiry against the masters and gives its columns.
 * @throws AppError VALIDATION, NOT_FOUND for customers and contacts of others
 */
export async function enquiryHeader(ctx: ActionContext, input: CreateEnquiry, date: string) {
  const errors: Record<string, string> = {}
  if (date > ctx.actor.today) errors.enquiryDate = 'The enquiry cannot be of a day to come.'
  if (input.requiredBy && input.requiredBy < date) errors.requiredBy = 'This is before the date of the enquiry.'
  const customer = found(
    await ctx.tx.customer.findUnique({
      where: { id: input.customerId },
      select: {
        isActive: true,
        contacts: input.contactId
          ? { where: { id: input.contactId }, select: { name: true, email: true } }
          : { take: 0, select: { name: true, email: true } },
      },
    }),
    'Customer',
  )
  if (!customer.isActive) errors.customerId = 'This customer is no longer active.'
  const contact = customer.contacts[0]
  if (input.contactId && !contact) errors.contactId = 'This is not a contact of the customer.'
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some fields need attention.', errors)
  return {
    enquiryDate: dbDate(date),
    customerId: input.customerId,
    contactId: input.contactId,
    contactName: input.contactName ?? contact?.name ?? null,
    contactEmail: input.contactEmail ?? contact?.email ?? null,
    clientReference: input.clientReference,
    project: input.project,
    mode: input.mode,
    requiredBy: dbDate(input.requiredBy),
    buyerText: input.buyerText,
    remarks: input.remarks,
  }
}

/** What a line says beside its pipe. */
export function enquiryLineExtras(line: CreateEnquiry['lines'][number]) {
  const { buyerText, itemCode, tagNo, drawingNo, certificate, remark } = line
  return { buyerText, itemCode, tagNo, drawingNo, certificate, remark }
}
