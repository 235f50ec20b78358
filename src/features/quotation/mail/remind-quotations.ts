import { addDays, formatDate } from '@/core/fiscal-year'
import { formatMoney } from '@/core/money'
import { Prisma } from '@/db/types'
import { renderEmail } from '@/emails/email'
import { templateChoices } from '@/features/email-template/email-template.queries'
import { fillSubject, fillTemplate } from '@/features/email-template/fill-template'
import type { ActionContext } from '@/server/define-action'
import { env } from '@/server/env'
import type { OutboxMail } from '@/server/outbox'
import { revisionNumber } from '../open-quotation'
import { mailValues } from './mail-values'

/** A round does so many; the next one, an hour later, does the rest. */
const MAX_REMINDERS = 500

type Due = {
  id: string
  revisionId: string
  number: string | null
  revisionNo: number
  validUntil: string
  currency: string
  totalAmount: string
  attention: string | null
  clientReference: string | null
  project: string | null
  customerName: string
  enquiryNumber: string | null
  salespersonId: string
  salesperson: string
  salespersonPhone: string | null
  /** Null for somebody who left. */
  salespersonEmail: string | null
  /** The last mail with which this revision went out. */
  lastMail: Pick<OutboxMail, 'to' | 'cc'> | null
}

/**
 * Reminds of quotations whose validity ends soon: each salesperson in one mail, and where Settings say so the customer, who
 * got the quotation, in one polite mail each. Only what was sent and is open, once per revision. Run every hour.
 */
export async function remindQuotationsInTx(ctx: ActionContext): Promise<{ reminded: number; customers: number }> {
  const settings = await ctx.tx.companySetting.findFirst({
    select: { quotationReminderDays: true, quotationRemindCustomer: true },
  })
  const days = settings?.quotationReminderDays ?? 0
  if (days === 0) return { reminded: 0, customers: 0 }
  const due = await claimDue(ctx, addDays(ctx.actor.today, days))
  if (due.length === 0) return { reminded: 0, customers: 0 }
  for (const [, mine] of groupBySalesperson(due)) remindSalesperson(ctx, mine)
  const customers = settings?.quotationRemindCustomer ? await remindCustomers(ctx, due) : 0
  ctx.event({ documentType: 'Quotation', remark: `${due.length} quotations, ${customers} customers reminded` })
  return { reminded: due.length, customers }
}

/** Marks what is due as reminded and tells what it is: a second round at the same time finds nothing of it. */
async function claimDue(ctx: ActionContext, until: string): Promise<Due[]> {
  return ctx.tx.$queryRaw<Due[]>(Prisma.sql`
    WITH due AS (
      SELECT q.id, r.id AS "revisionId" FROM "Quotation" q
      JOIN "QuotationRevision" r ON r."companyId" = q."companyId" AND r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo"
      WHERE q."companyId" = ${ctx.actor.companyId}::uuid AND q."validUntil" BETWEEN ${ctx.actor.today}::date AND ${until}::date
        AND q.status = 'OPEN' AND q."revisionStatus" = 'SENT' AND r.status = 'SENT' AND r."reminderSentAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "CustomerPo" p WHERE p."companyId" = q."companyId" AND p."quotationId" = q.id AND p.status <> 'REJECTED')
      ORDER BY q."validUntil", q.id LIMIT ${MAX_REMINDERS} FOR UPDATE OF r SKIP LOCKED
    ), marked AS (
      UPDATE "QuotationRevision" r SET "reminderSentAt" = now() FROM due WHERE r.id = due."revisionId"
      RETURNING r.*
    )
    SELECT q.id, m.id AS "revisionId", q.number, m."revisionNo", m."validUntil"::text, m.currency, m."totalAmount"::text, m.attention,
      m."clientReference", m.project, c.name AS "customerName", e.number AS "enquiryNumber", q."salespersonId",
      coalesce(u.name, '') AS salesperson, u.phone AS "salespersonPhone", CASE WHEN u."isActive" THEN u.email END AS "salespersonEmail",
      (SELECT o.payload FROM "OutboxMessage" o WHERE o."companyId" = q."companyId" AND o."documentId" = q.id AND o.kind = 'EMAIL'
        AND o."documentType" = 'Quotation' AND o."documentNo" = q.number || ' Rev.' || m."revisionNo" AND o.status = 'SENT'
        ORDER BY o."createdAt" DESC LIMIT 1) AS "lastMail"
    FROM marked m JOIN "Quotation" q ON q."companyId" = m."companyId" AND q.id = m."quotationId"
    JOIN "Customer" c ON c."companyId" = q."companyId" AND c.id = q."customerId"
    LEFT JOIN "Enquiry" e ON e."companyId" = q."companyId" AND e.id = q."enquiryId"
    LEFT JOIN "User" u ON u.id = q."salespersonId"
    ORDER BY m."validUntil", q.number`)
}

function groupBySalesperson(due: readonly Due[]): Map<string, Due[]> {
  const groups = new Map<string, Due[]>()
  for (const q of due) groups.set(q.salespersonId, [...(groups.get(q.salespersonId) ?? []), q])
  return groups
}

function remindSalesperson(ctx: ActionContext, mine: readonly Due[]): void {
  const [first] = mine
  if (!first?.salespersonEmail) return
  const many = mine.length > 1
  ctx.mail({
    to: [first.salespersonEmail],
    ...renderEmail({
      subject: many
        ? `${mine.length} quotations are about to expire`
        : `Quotation ${first.number} is valid until ${formatDate(first.validUntil)}`,
      greeting: `Dear ${first.salesperson},`,
      paragraphs: [
        many
          ? 'the validity of these quotations ends soon, and no order has come:'
          : 'the validity of this quotation ends soon, and no order has come:',
      ],
      facts: mine.map((q) => ({
        label: revisionNumber(q.number, q.revisionNo),
        value: `${q.customerName}, ${q.currency} ${formatMoney(q.totalAmount, q.currency)}, valid until ${formatDate(q.validUntil)}`,
      })),
      link: many
        ? { label: 'Open the list', url: `${env().APP_URL}/quotations?status=SENT&outcome=OPEN&sort=validUntil` }
        : { label: `Open ${first.number}`, url: `${env().APP_URL}/quotations/${first.id}` },
      closing: ['Follow up with the buyer, revise it with a new validity, or record what became of it.'],
      signature: [ctx.actor.companyName],
    }),
    // filed under the person it goes to: mails of a quotation are those that its customer gets
    documentType: 'User',
    documentId: first.salespersonId,
    documentNo: many ? null : first.number,
  })
}

/** To whom the quotation went, and only to them; nobody for one that was handed over by other means. */
async function remindCustomers(ctx: ActionContext, due: readonly Due[]): Promise<number> {
  const [text] = await templateChoices(ctx.tx, 'QUOTATION_REMINDER')
  if (!text) return 0
  const list = (addresses: string | null) => addresses?.split(/[,;\s]+/).filter(Boolean) ?? []
  const sent = due.flatMap((q) => (q.lastMail?.to.length ? [{ q, to: q.lastMail.to }] : []))
  for (const { q, to } of sent) {
    const values = mailValues({ ...q, companyName: ctx.actor.companyName })
    ctx.mail({
      to,
      cc: list(text.cc).length > 0 ? list(text.cc) : undefined,
      bcc: list(text.bcc).length > 0 ? list(text.bcc) : undefined,
      replyTo: q.salespersonEmail ?? undefined,
      subject: fillSubject(text.subject, values).slice(0, 200),
      text: fillTemplate(text.body, values),
      documentType: 'Quotation',
      documentId: q.id,
      documentNo: revisionNumber(q.number, q.revisionNo),
    })
  }
  return sent.length
}
