import type { OutboxMail } from '@/server/outbox'
import type { ReadContext } from '@/server/read'

/**
 * Mails of a quotation, newest first, with their whole delivery: to whom, in copy to whom, when they were handed over, why
 * not. Reminders we sent stand among them.
 */
export async function mailsOf({ tx }: ReadContext, quotationId: string) {
  const rows = await tx.outboxMessage.findMany({
    where: { documentId: quotationId, documentType: 'Quotation', kind: 'EMAIL' },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ payload, ...row }) => {
    const mail = payload as unknown as OutboxMail
    return {
      id: row.id,
      documentNo: row.documentNo,
      subject: row.subject,
      recipients: row.recipients,
      to: mail.to ?? [],
      cc: mail.cc ?? [],
      bcc: mail.bcc ?? [],
      files: (mail.attachments ?? []).map((a) => a.fileName ?? 'a file'),
      status: row.status,
      attempts: row.attempts,
      lastError: row.lastError,
      messageId: row.messageId,
      createdAt: row.createdAt,
      createdById: row.createdById,
      sentAt: row.sentAt,
    }
  })
}
