import { formatDate } from '@/core/fiscal-year'
import { type DecimalInput, formatMoney } from '@/core/money'
import type { TemplateValues } from '@/features/email-template/fill-template'

/** What the placeholders of an e-mail text become for one revision of a quotation. */
export type MailFacts = {
  number: string | null
  revisionNo: number
  customerName: string
  attention: string | null
  clientReference: string | null
  project: string | null
  /** 'YYYY-MM-DD' */
  validUntil: string
  currency: string
  /** Null for those who may not see prices. */
  totalAmount: DecimalInput | null
  salesperson: string | null
  salespersonPhone: string | null
  companyName: string
  enquiryNumber: string | null
}

export function mailValues(q: MailFacts): TemplateValues {
  return {
    number: q.number,
    revision: `Rev.${q.revisionNo}`,
    customer: q.customerName,
    contact: q.attention ?? 'Sir or Madam',
    client_reference: q.clientReference,
    project: q.project,
    valid_until: formatDate(q.validUntil),
    total: q.totalAmount === null ? null : `${q.currency} ${formatMoney(q.totalAmount, q.currency)}`,
    salesperson: q.salesperson,
    salesperson_phone: q.salespersonPhone,
    company: q.companyName,
    enquiry: q.enquiryNumber,
  }
}
