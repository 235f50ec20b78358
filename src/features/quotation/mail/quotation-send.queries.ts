import type { Prisma } from '@/db/types'
import { templateChoices } from '@/features/email-template/email-template.queries'
import { fillSubject, fillTemplate } from '@/features/email-template/fill-template'
import { isId } from '@/features/enquiry/enquiry.queries'
import { smtpSettings } from '@/server/mailer'
import type { OutboxMail } from '@/server/outbox'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import { filesOf } from '@/server/storage'
import { revisionNumber } from '../open-quotation'
import { QUOTATION_IN_WORK, quotationRevisionMachine } from '../quotation.machine'
import { mailValues } from './mail-values'
import { paperChoices } from './send-papers'
import { quotationFileName } from './send-quotation'

const FACTS = {
  customer: {
    select: {
      name: true,
      email: true,
      contacts: {
        select: { name: true, designation: true, email: true },
        orderBy: [{ isDefault: 'desc' }, { name: 'asc' }],
      },
    },
  },
  enquiry: { select: { number: true, contactName: true, contactEmail: true } },
  quotationTemplate: { select: { emailTemplateId: true } },
} satisfies Prisma.QuotationInclude

/**
 * What the page that sends a quotation shows: people of the customer, the e-mail texts filled with this revision, papers
 * and files to choose from; `again` is a mail of it whose recipients and words are taken over. Null for unknown ids.
 */
export async function sendForm(ctx: ReadContext, id: string, again?: string) {
  const { tx, actor } = ctx
  if (!isId(id)) return null
  const quotation = await tx.quotation.findUnique({ where: { id }, include: FACTS })
  if (!quotation) return null
  const revision = await tx.quotationRevision.findFirst({
    where: { quotationId: id, revisionNo: quotation.latestRevisionNo },
  })
  if (!revision) return null
  const salesperson = await tx.user.findUnique({
    where: { id: quotation.salespersonId },
    select: { name: true, phone: true },
  })
  const firstRecipient = revision.attentionEmail ?? quotation.enquiry?.contactEmail ?? quotation.customer.email
  const values = mailValues({
    number: quotation.number,
    revisionNo: revision.revisionNo,
    customerName: quotation.customer.name,
    attention: revision.attention ?? personAt(quotation, firstRecipient),
    clientReference: revision.clientReference,
    project: revision.project,
    validUntil: dateText(revision.validUntil),
    currency: revision.currency,
    totalAmount: actor.can('sales-price.read') ? revision.totalAmount : null,
    salesperson: salesperson?.name ?? null,
    salespersonPhone: salesperson?.phone ?? null,
    companyName: actor.companyName,
    enquiryNumber: quotation.enquiry?.number ?? null,
  })
  const texts = await templateChoices(tx, 'QUOTATION', quotation.quotationTemplate?.emailTemplateId)
  const before = again && isId(again) ? await mailOf(ctx, id, again) : null
  return {
    id,
    name: revisionNumber(quotation.number, revision.revisionNo),
    customerName: quotation.customer.name,
    version: revision.version,
    /** It may be sent as it stands; the sentence says why not. */
    problem: whyNot(quotation.status, revision.status, dateText(revision.validUntil), actor.today),
    sentBefore: revision.status === 'SENT',
    people: peopleOf(quotation, revision),
    firstRecipient,
    texts: texts.map((t) => ({
      key: t.id ?? 'built-in',
      name: t.name,
      subject: fillSubject(t.subject, values).slice(0, 200),
      message: fillTemplate(t.body, values),
      cc: t.cc,
      bcc: t.bcc,
    })),
    papers: paperChoices({
      revisionId: revision.id,
      fileName: quotationFileName(quotation.number, revision.revisionNo),
      format: quotation.format,
    }),
    files: (await filesOf(ctx, 'Quotation', id)).map(({ id: fileId, fileName, size, label }) => ({
      id: fileId,
      fileName,
      size,
      label,
    })),
    again: before,
    replyTo: actor.email,
    companyName: actor.companyName,
    mailServerSet: await smtpSettings(tx).then(
      (smtp) => smtp !== null,
      () => false,
    ),
  }
}

function whyNot(status: string, revisionStatus: string, validUntil: string, today: string): string | null {
  if (!QUOTATION_IN_WORK.includes(status)) return 'This quotation is closed; it is not sent any more.'
  if (!quotationRevisionMachine.next(revisionStatus, 'send')) return 'Only an approved quotation is sent.'
  return validUntil < today ? 'Its validity is over. Revise it before you send it.' : null
}

type People = {
  customer: {
    name: string
    email: string | null
    contacts: { name: string; designation: string | null; email: string | null }[]
  }
  enquiry: { contactName: string | null; contactEmail: string | null } | null
}

/** Who of the customer has that address, where the quotation addresses nobody by name. */
function personAt({ customer, enquiry }: People, email: string | null): string | null {
  const address = email?.trim().toLowerCase()
  if (!address) return null
  if (enquiry?.contactName && enquiry.contactEmail?.trim().toLowerCase() === address) return enquiry.contactName
  return customer.contacts.find((c) => c.email?.trim().toLowerCase() === address)?.name ?? null
}

/** Everybody of the customer with an address, each once; the person addressed first. */
function peopleOf(quotation: People, revision: { attention: string | null; attentionEmail: string | null }) {
  const all = [
    { name: revision.attention, role: null, email: revision.attentionEmail },
    { name: quotation.enquiry?.contactName ?? null, role: null, email: quotation.enquiry?.contactEmail ?? null },
    ...quotation.customer.contacts.map((c) => ({ name: c.name, role: c.designation, email: c.email })),
    { name: quotation.customer.name, role: null, email: quotation.customer.email },
  ]
  const seen = new Set<string>()
  return all.flatMap(({ name, role, email }) => {
    const address = email?.trim().toLowerCase()
    if (!address || seen.has(address)) return []
    seen.add(address)
    return [{ email: address, label: [name, role].filter(Boolean).join(', ') || address }]
  })
}

/** A mail of this quotation as it was written; null where it is none of it. */
async function mailOf({ tx }: ReadContext, quotationId: string, mailId: string) {
  const row = await tx.outboxMessage.findFirst({
    where: { id: mailId, documentId: quotationId, documentType: 'Quotation', kind: 'EMAIL' },
    select: { payload: true, documentNo: true },
  })
  if (!row) return null
  const mail = row.payload as unknown as OutboxMail
  return {
    documentNo: row.documentNo,
    to: mail.to,
    cc: mail.cc ?? [],
    bcc: mail.bcc ?? [],
    subject: mail.subject,
    message: mail.text,
    documents: (mail.attachments ?? []).flatMap((a) => (a.kind === 'file' ? [] : [a.document])),
    fileIds: (mail.attachments ?? []).flatMap((a) => (a.kind === 'file' ? [a.fileId] : [])),
  }
}
