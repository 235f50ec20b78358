import { formatDate } from '@/core/fiscal-year'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { pdfFileName } from '@/server/pdf-document'
import { dateText } from '@/server/serialize'
import { openQuotation } from './open-quotation'
import { QUOTATION_IN_WORK, quotationRevisionMachine } from './quotation.machine'
import type { SendQuotation } from './quotation.schema'

/**
 * Mails the approved quotation with its PDF. The mail stands in the outbox and the revision reads "sent" with the same
 * commit; whether and when it was handed over is shown with the mail.
 * @throws AppError ILLEGAL_TRANSITION for what is not approved, CONFLICT after its validity, STALE, NOT_FOUND
 */
export async function sendQuotationInTx(ctx: ActionContext, input: SendQuotation): Promise<{ id: string }> {
  const open = await openQuotation(ctx, input.id, QUOTATION_IN_WORK)
  const { revision, documentNo } = open
  const validUntil = dateText(revision.validUntil)
  if (quotationRevisionMachine.next(revision.status, 'send') && validUntil < ctx.actor.today)
    throw new AppError(
      'CONFLICT',
      `${documentNo} was valid until ${formatDate(validUntil)}. Revise it before you send it.`,
    )
  const recipients = [...input.to, ...(input.cc ?? [])]
  await applyTransition(ctx, {
    machine: quotationRevisionMachine,
    model: 'QuotationRevision',
    id: revision.id,
    event: 'send',
    version: input.version,
    remark: `To ${recipients.join(', ')}`,
    set: [Prisma.sql`"sentAt" = now()`],
    documentNo,
    documentType: 'Quotation',
    documentId: open.id,
  })
  ctx.mail({
    to: input.to,
    cc: input.cc?.length ? input.cc : undefined,
    replyTo: ctx.actor.email,
    subject: input.subject,
    text: input.message,
    attachments: [
      {
        kind: 'pdf',
        document: 'quotation',
        id: revision.id,
        fileName: quotationFileName(open.number, revision.revisionNo),
      },
    ],
    documentType: 'Quotation',
    documentId: open.id,
    documentNo,
  })
  return { id: open.id }
}

/** `NPS-26-00012-Rev.1.pdf` */
export function quotationFileName(number: string | null, revisionNo: number): string {
  return pdfFileName(number, `Rev.${revisionNo}`)
}
