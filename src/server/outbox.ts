import type { Prisma, Tx } from '@/db/types'

/** An attachment of a mail: a stored file, or a document (PDF, spreadsheet) made when the mail is sent. */
export type OutboxAttachment =
  | { kind: 'file'; fileId: string; fileName?: string }
  | { kind: 'pdf' | 'sheet'; document: string; id: string; fileName: string }

export type OutboxMail = {
  to: string[]
  cc?: string[]
  bcc?: string[]
  replyTo?: string
  subject: string
  text: string
  html?: string
  attachments?: OutboxAttachment[]
  documentType: string
  documentId: string
  documentNo?: string | null
  /** Name of the job to run in the company when the mail has been handed over, e.g. to mark a quotation as sent. */
  onSent?: string
}

export type OutboxJob = { name: string; payload: Prisma.InputJsonObject; documentType?: string; documentId?: string }

/** Writes mails and jobs into the outbox, in the caller's transaction. The job worker relays them after the commit. */
export async function writeOutbox(tx: Tx, mails: OutboxMail[], jobs: OutboxJob[]): Promise<void> {
  if (mails.length === 0 && jobs.length === 0) return
  const rows: Prisma.OutboxMessageCreateManyInput[] = [
    ...mails.map((mail) => ({
      kind: 'EMAIL',
      payload: mail as unknown as Prisma.InputJsonObject,
      subject: mail.subject,
      recipients: [...mail.to, ...(mail.cc ?? []), ...(mail.bcc ?? [])].join(', '),
      documentType: mail.documentType,
      documentId: mail.documentId,
      documentNo: mail.documentNo ?? null,
    })),
    ...jobs.map((job) => ({
      kind: 'JOB',
      payload: { name: job.name, payload: job.payload },
      subject: job.name,
      documentType: job.documentType ?? null,
      documentId: job.documentId ?? null,
    })),
  ]
  await tx.outboxMessage.createMany({ data: rows })
}
