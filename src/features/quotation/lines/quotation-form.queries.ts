import { addDays } from '@/core/fiscal-year'
import { zId } from '@/core/inputs'
import { Prisma } from '@/db/types'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import { lineMasters } from '@/features/product/product.queries'
import { isQuotationFormat } from '@/features/quotation-template/paper-formats'
import { notesIn, termsIn } from '@/features/quotation-template/paper-of'
import type { ReadContext } from '@/server/read'
import { getQuotation } from '../quotation.queries'

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

/** The formats of Settings in use (and the one a quotation has), each with the terms and notes it brings. */
async function papers({ tx }: ReadContext, current: string | null | undefined) {
  const [terms, notes] = [
    await tx.offerTerm.findMany({
      where: { isActive: true },
      orderBy: { position: 'asc' },
      select: { title: true, text: true },
    }),
    await tx.exportNote.findMany({ where: { isActive: true }, orderBy: { position: 'asc' }, select: { text: true } }),
  ]
  const templates = await tx.quotationTemplate.findMany({
    where: { OR: [{ isActive: true }, ...(current ? [{ id: current }] : [])] },
    orderBy: [{ isDefault: 'desc' }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      format: true,
      isDefault: true,
      ownTerms: true,
      terms: true,
      ownNotes: true,
      notes: true,
    },
  })
  return {
    terms,
    notes: notes.map((note) => note.text),
    templates: templates.flatMap(({ id, name, format, isDefault, ...own }) =>
      isQuotationFormat(format)
        ? [
            {
              id,
              name,
              format,
              isDefault,
              /** null: the company's */
              ownTerms: own.ownTerms ? termsIn(own.terms) : null,
              ownNotes: own.ownNotes ? notesIn(own.notes) : null,
            },
          ]
        : [],
    ),
  }
}

/** Exchange rates of the last weeks, newest first: what a quotation of one of these days freezes. */
async function exchangeRates({ tx, actor }: ReadContext) {
  return tx.$queryRaw<{ currency: string; rateDate: string; rate: string }[]>(Prisma.sql`
    SELECT currency, "rateDate"::text AS "rateDate", trim_scale(rate)::text AS rate FROM (
      SELECT currency, "rateDate", rate, row_number() OVER (PARTITION BY currency ORDER BY "rateDate" DESC) AS n
      FROM "ExchangeRate" WHERE "rateDate" <= ${actor.today}::date) r
    WHERE n <= 60 ORDER BY "rateDate" DESC`)
}

async function customerOf({ tx }: ReadContext, id: string | undefined) {
  if (!id || !zId.safeParse(id).success) return null
  return tx.customer.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      currency: true,
      paymentTerms: true,
      quotationTemplateId: true,
      contacts: { orderBy: { isDefault: 'desc' }, take: 1, select: { name: true, email: true } },
    },
  })
}

/**
 * What the form of a quotation needs: masters, the formats with their terms and notes, exchange rates, and the enquiry,
 * quotation or customer it starts from. Null for unknown ids.
 */
export async function quotationForm(
  ctx: ReadContext,
  from: { enquiryId?: string; quotationId?: string; customerId?: string },
) {
  const { tx, actor } = ctx
  const quotation = from.quotationId ? await getQuotation(ctx, from.quotationId) : null
  const enquiry = from.enquiryId ? await getEnquiry(ctx, from.enquiryId) : null
  if ((from.quotationId && !quotation) || (from.enquiryId && !enquiry)) return null
  const customer = await customerOf(ctx, quotation?.customer.id ?? enquiry?.customer.id ?? from.customerId)
  const settings = await tx.companySetting.findFirst({ select: { quotationValidityDays: true } })
  const [paymentTerms, deliveryTerms] = [
    await tx.paymentTerm.findMany({ where: { isActive: true }, orderBy: { days: 'asc' }, select: { name: true } }),
    await tx.deliveryTerm.findMany({ where: { isActive: true }, orderBy: { code: 'asc' }, select: { name: true } }),
  ]
  const validityDays = settings?.quotationValidityDays ?? 6
  return {
    quotation,
    enquiry,
    customer,
    papers: await papers(ctx, quotation?.quotationTemplateId),
    masters: await lineMasters(ctx),
    paymentTerms: paymentTerms.map((t) => t.name),
    deliveryTerms: deliveryTerms.map((t) => t.name),
    salespeople: await salespeople(ctx, quotation?.salesperson.id),
    exchangeRates: await exchangeRates(ctx),
    today: actor.today,
    validityDays,
    defaultValidUntil: addDays(actor.today, validityDays),
    userId: actor.userId,
    baseCurrency: actor.baseCurrency,
    /** Margins may be set: cost is asked for line by line, never sent with the form. */
    seesCost: actor.can('cost.view'),
  }
}
