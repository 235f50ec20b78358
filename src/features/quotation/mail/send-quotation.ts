import { formatDate } from '@/core/fiscal-year'
import { Prisma } from '@/db/types'
import { retryMessage } from '@/features/outbox/retry-message'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { OutboxAttachment } from '@/server/outbox'
import { pdfFileName } from '@/server/pdf-document'
import { dateText } from '@/server/serialize'
import { attachUploads, filesOf } from '@/server/storage'
import { type OpenQuotation, openQuotation } from '../open-quotation'
import { QUOTATION_IN_WORK, quotationRevisionMachine, REVISION_CURRENT } from '../quotation.machine'
import type { SendQuotation } from '../quotation.schema'
import { paperAttachment, paperChoices } from './send-papers'

/** What mail servers commonly take in one message, before it grows by a third on the way. */
const MAX_FILES_MB = 18

/**
 * Mails the approved quotation with its papers. The mail stands in the outbox and the revision reads "sent" with the same
 * commit; whether and when it was handed over is shown with the mail. Uploads that go along belong to the quotation then.
 * @throws AppError ILLEGAL_TRANSITION for what is not approved, CONFLICT after its validity, STALE, NOT_FOUND; VALIDATION
 *   for papers of another format and for too many megabytes
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
  const attachments = [...(await papersOf(ctx, open, input)), ...(await filesOfMail(ctx, open.id, input.fileIds ?? []))]
  await applyTransition(ctx, {
    machine: quotationRevisionMachine,
    model: 'QuotationRevision',
    id: revision.id,
    event: 'send',
    version: input.version,
    // who gets a blind copy stands with the mail, not in the history
    remark: `To ${[...input.to, ...(input.cc ?? [])].join(', ')}`,
    set: [Prisma.sql`"sentAt" = now()`],
    documentNo,
    documentType: 'Quotation',
    documentId: open.id,
  })
  ctx.mail({
    to: input.to,
    cc: input.cc?.length ? input.cc : undefined,
    bcc: input.bcc?.length ? input.bcc : undefined,
    replyTo: ctx.actor.email,
    subject: input.subject,
    text: input.message,
    attachments,
    documentType: 'Quotation',
    documentId: open.id,
    documentNo,
  })
  return { id: open.id }
}

async function papersOf(ctx: ActionContext, open: OpenQuotation, input: SendQuotation): Promise<OutboxAttachment[]> {
  const { format } = found(
    await ctx.tx.quotation.findUnique({ where: { id: open.id }, select: { format: true } }),
    'Quotation',
  )
  const { revision, number } = open
  const fileName = quotationFileName(number, revision.revisionNo)
  const choices = paperChoices({ revisionId: revision.id, fileName, format })
  return input.papers.map((paper) => {
    const choice = choices.find((c) => c.value === paper)
    if (!choice)
      throw new AppError('VALIDATION', 'Some fields need attention.', {
        papers: 'Commercial and technical sheets apart are papers of an export quotation.',
      })
    return paperAttachment(choice, revision.id)
  })
}

/** @throws AppError NOT_FOUND for a file that is not there or not the actor's to give, VALIDATION for too many megabytes */
async function filesOfMail(ctx: ActionContext, quotationId: string, fileIds: string[]): Promise<OutboxAttachment[]> {
  if (fileIds.length === 0) return []
  const there = await filesOf(ctx, 'Quotation', quotationId)
  const uploads = fileIds.filter((id) => !there.some((file) => file.id === id))
  const files = [
    ...there.filter((file) => fileIds.includes(file.id)),
    ...(await attachUploads(ctx, { fileIds: uploads, documentType: 'Quotation', documentId: quotationId })),
  ]
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > MAX_FILES_MB * 1024 * 1024)
    throw new AppError('VALIDATION', 'Some fields need attention.', {
      fileIds: `The files are more than ${MAX_FILES_MB} MB together; most mail servers refuse that. Send fewer of them.`,
    })
  return files.map((file) => ({ kind: 'file', fileId: file.id, fileName: file.fileName }))
}

/**
 * Puts a mail of the quotation into the queue again that failed, or waits for a mail server. It keeps its recipients, text
 * and id; to change them, send again.
 * @throws AppError NOT_FOUND, CONFLICT where it left or is on its way, or where its revision may not be sent any more
 */
export async function retryQuotationMail(
  ctx: ActionContext,
  { id, mailId }: { id: string; mailId: string },
): Promise<{ id: string }> {
  const mail = await ctx.tx.outboxMessage.findFirst({
    where: { id: mailId, documentId: id, documentType: 'Quotation', kind: 'EMAIL' },
    select: { id: true, documentNo: true },
  })
  const { documentNo, ...message } = found(mail, 'Message')
  await refusePastRevision(ctx, id, documentNo)
  return retryMessage(ctx, message)
}

/** The papers of a mail are made when it leaves, of the revision it was written for: that one must still be an offer. */
async function refusePastRevision(ctx: ActionContext, id: string, documentNo: string | null): Promise<void> {
  const quotation = await lockDocument(ctx, 'Quotation', id)
  const revisionNo = Number(/ Rev\.(\d+)$/.exec(documentNo ?? '')?.[1] ?? '0')
  const revision = await ctx.tx.quotationRevision.findFirst({
    where: { quotationId: id, revisionNo },
    select: { status: true, validUntil: true },
  })
  const current = revision && REVISION_CURRENT.includes(revision.status) && QUOTATION_IN_WORK.includes(quotation.status)
  if (!current)
    throw new AppError(
      'CONFLICT',
      `${documentNo ?? 'The quotation'} is not what is offered any more. Send what is now.`,
    )
  const validUntil = dateText(revision.validUntil)
  if (validUntil < ctx.actor.today)
    throw new AppError('CONFLICT', `${documentNo} was valid until ${formatDate(validUntil)}. Revise it and send that.`)
}

/** `NPS-26-00012-Rev.1.pdf` */
export function quotationFileName(number: string | null, revisionNo: number): string {
  return pdfFileName(number, `Rev.${revisionNo}`)
}
