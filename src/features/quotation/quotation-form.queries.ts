import { addDays } from '@/core/fiscal-year'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import { lineMasters } from '@/features/product/product.queries'
import type { ReadContext } from '@/server/read'
import { getQuotation } from './quotation.queries'

/** People who may stand as salesperson, with whoever stands there now. */
async function salespeople({ tx }: ReadContext, current: string | undefined) {
  const members = await tx.membership.findMany({
    where: { isActive: true, roles: { hasSome: ['SALES', 'ADMIN', 'MANAGEMENT'] } },
    select: { userId: true },
  })
  const ids = [...new Set([...members.map((m) => m.userId), ...(current ? [current] : [])])]
  return tx.user.findMany({
    where: { id: { in: ids }, isSystem: false, OR: [{ isActive: true }, ...(current ? [{ id: current }] : [])] },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
}

/**
 * What the form of a quotation needs: masters, the company's terms, and the enquiry or quotation it starts from.
 * Null for unknown ids.
 */
export async function quotationForm(ctx: ReadContext, from: { enquiryId?: string; quotationId?: string }) {
  const { tx, actor } = ctx
  const quotation = from.quotationId ? await getQuotation(ctx, from.quotationId) : null
  const enquiry = from.enquiryId ? await getEnquiry(ctx, from.enquiryId) : null
  if ((from.quotationId && !quotation) || (from.enquiryId && !enquiry)) return null
  const settings = await tx.companySetting.findFirst({ select: { quotationValidityDays: true } })
  const [offerTerms, paymentTerms, deliveryTerms] = [
    await tx.offerTerm.findMany({
      where: { isActive: true },
      orderBy: { position: 'asc' },
      select: { title: true, text: true },
    }),
    await tx.paymentTerm.findMany({ where: { isActive: true }, orderBy: { days: 'asc' }, select: { name: true } }),
    await tx.deliveryTerm.findMany({ where: { isActive: true }, orderBy: { code: 'asc' }, select: { name: true } }),
  ]
  const validityDays = settings?.quotationValidityDays ?? 6
  return {
    quotation,
    enquiry,
    masters: await lineMasters(ctx),
    offerTerms,
    paymentTerms: paymentTerms.map((t) => t.name),
    deliveryTerms: deliveryTerms.map((t) => t.name),
    salespeople: await salespeople(ctx, quotation?.salesperson.id),
    today: actor.today,
    validityDays,
    defaultValidUntil: addDays(actor.today, validityDays),
    userId: actor.userId,
    baseCurrency: actor.baseCurrency,
  }
}
