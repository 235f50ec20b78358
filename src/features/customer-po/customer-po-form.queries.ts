import { zId } from '@/core/inputs'
import { lineMasters } from '@/features/product/product.queries'
import { AppError } from '@/server/errors'
import type { ReadContext } from '@/server/read'
import { getCustomerPo } from './customer-po.queries'
import { asQuoted, orderableRevision } from './record-customer-po'

/**
 * What the form of a customer PO needs: the revision it is compared with, the customer's addresses, the masters; for a
 * new one the quotation's lines as they stand. Null for unknown ids; a sentence where nothing can be ordered.
 */
export async function customerPoForm(ctx: ReadContext, from: { quotationId?: string; customerPoId?: string }) {
  const id = from.customerPoId ?? from.quotationId ?? ''
  if (!zId.safeParse(id).success) return null
  const po = from.customerPoId ? await getCustomerPo(ctx, from.customerPoId) : null
  if (from.customerPoId && !po) return null
  try {
    const { quotation, revision } = await orderableRevision(ctx, po?.quotationId ?? id)
    const customer = await ctx.tx.customer.findUnique({
      where: { id: quotation.customerId },
      select: {
        id: true,
        name: true,
        paymentTerms: true,
        addresses: { orderBy: [{ isDefault: 'desc' }, { label: 'asc' }] },
      },
    })
    return {
      problem: null,
      po,
      customer,
      quotation: { id: quotation.id, number: quotation.number },
      revision: {
        id: revision.id,
        revisionNo: revision.revisionNo,
        currency: revision.currency,
        subTotal: revision.subTotal,
        paymentTerms: revision.paymentTerms,
        validUntil: revision.validUntil,
        expired: revision.expired,
      },
      quoted: asQuoted(revision),
      masters: await lineMasters(ctx),
      today: ctx.actor.today,
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return { problem: error.message }
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
