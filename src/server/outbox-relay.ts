import { hostname } from 'node:os'
import { finish } from '@/db/begin'
import { db } from '@/db/client'
import { Prisma, type Tx } from '@/db/types'
import { AppError } from './errors'
import { logger } from './logger'
import {
  type MailMessage,
  MailRefused,
  mailProblem,
  type SentMail,
  type SmtpSettings,
  sendMail,
  smtpSettings,
} from './mailer'
import { type OutboxAttachment, type OutboxMail, writeOutbox } from './outbox'
import { type PdfDocument, printDocument } from './pdf-document'
import { readStoredFile } from './storage'
import { asSystem, systemWrite } from './system'

export const NO_SMTP = 'not sent: no SMTP set'

export type OutboxDue = { id: string; companyId: string; kind: string }

/** Waiting messages of all companies that no live job carries, oldest first; ids only. */
export async function outboxDue(max = 100): Promise<OutboxDue[]> {
  return db().$queryRaw<OutboxDue[]>(Prisma.sql`SELECT * FROM outbox_due(${max}::int)`)
}

/** A spreadsheet that can go along with a mail, made for the caller, by the id of its document. @throws AppError NOT_FOUND */
export type SheetDocument = (id: string) => Promise<{ content: Buffer; fileName: string }>

type Registry = {
  pdfDocument: (name: string) => PdfDocument | null
  sheetDocument?: (name: string) => SheetDocument | null
}
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export type RelayOutcome = 'SENT' | 'NOT_SENT' | 'FAILED' | 'SKIPPED'

/**
 * Sends one mail of the outbox. The row tells its state at every moment: SENDING before anything leaves, then SENT with
 * time and message id, NOT_SENT where no SMTP server is set, or FAILED; each step is an event of the audit trail. A message
 * is never deleted.
 * @param lastTry true when the queue will not try again: the message then becomes FAILED
 * @throws Error when the queue should try again later
 */
export async function relayMail(
  due: { id: string; companyId: string },
  registry: Registry,
  lastTry: boolean,
): Promise<RelayOutcome> {
  const { id, companyId } = due
  const ready = await systemWrite(companyId, 'mail.send', async (tx) => {
    const row = await tx.outboxMessage.findUnique({ where: { id } })
    if (row?.kind !== 'EMAIL' || (row.status !== 'QUEUED' && row.status !== 'SENDING')) return null
    const { smtp, reason } = await smtpOrReason(tx)
    await tx.outboxMessage.update({
      where: { id },
      data: smtp ? { status: 'SENDING', attempts: { increment: 1 } } : { status: 'NOT_SENT', lastError: reason },
    })
    const mail = row.payload as unknown as OutboxMail
    const event = smtp
      ? mailEvent(mail, `to ${row.recipients ?? ''}`, 'mail.sending')
      : mailEvent(mail, reason, 'mail.not-sent')
    await finish(tx, { numbers: [], result: null, events: [event] })
    return { mail, smtp, recipients: row.recipients ?? '' }
  })
  if (!ready) return 'SKIPPED'
  const { mail, smtp, recipients } = ready
  if (!smtp) return 'NOT_SENT'

  let sent: SentMail
  try {
    const attachments = await asSystem(companyId, () => attachmentsOf(mail.attachments ?? [], registry))
    const domain = smtp.from.split('@')[1] ?? hostname()
    sent = await sendMail(smtp, { ...mail, attachments, messageId: `<${id}@${domain}>` })
  } catch (error) {
    const final = lastTry || error instanceof MailRefused || isFinal(error)
    const reason = error instanceof MailRefused || error instanceof AppError ? error.message : mailProblem(error)
    logger.warn({ outboxId: id, companyId, final, reason }, 'mail not sent')
    await systemWrite(companyId, 'mail.send', async (tx) => {
      await tx.outboxMessage.update({ where: { id }, data: { status: final ? 'FAILED' : 'QUEUED', lastError: reason } })
      const action = final ? 'mail.failed' : 'mail.deferred'
      await finish(tx, { numbers: [], result: null, events: [mailEvent(mail, reason, action)] })
    })
    if (!final) throw error
    return 'FAILED'
  }

  // It has left. Only this note of it may be tried again, never the sending.
  const refused = sent.rejected.length > 0 ? `not accepted for ${sent.rejected.join(', ')}` : null
  await thrice(() =>
    systemWrite(companyId, 'mail.send', async (tx) => {
      await tx.outboxMessage.update({
        where: { id },
        data: { status: 'SENT', sentAt: new Date(), messageId: sent.messageId, lastError: refused },
      })
      if (mail.onSent) await writeOutbox(tx, [], [sentJob(mail, mail.onSent, id)])
      const remark = `to ${recipients}${refused ? ` (${refused})` : ''}`
      await finish(tx, { numbers: [], result: null, events: [mailEvent(mail, remark, 'mail.sent')] })
    }),
  )
  return 'SENT'
}

async function smtpOrReason(tx: Tx): Promise<{ smtp: SmtpSettings | null; reason: string }> {
  try {
    return { smtp: await smtpSettings(tx), reason: NO_SMTP }
  } catch (error) {
    if (error instanceof AppError) return { smtp: null, reason: error.message }
    throw error
  }
}

/** What will not be there at the next try either. */
const isFinal = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')

async function thrice<T>(fn: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fn()
    } catch (error) {
      if (attempt === 3) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * 500))
    }
  }
}

function mailEvent(mail: OutboxMail, remark: string, action: string) {
  return {
    documentType: mail.documentType,
    documentId: mail.documentId,
    documentNo: mail.documentNo ?? null,
    remark: remark.slice(0, 1000),
    action,
  }
}

function jobEvent(id: string, remark: string, action: string) {
  return { documentType: 'OutboxMessage', documentId: id, remark: remark.slice(0, 1000), action }
}

function sentJob(mail: OutboxMail, name: string, outboxId: string) {
  return {
    name,
    payload: { documentType: mail.documentType, documentId: mail.documentId, outboxId },
    documentType: mail.documentType,
    documentId: mail.documentId,
  }
}

async function attachmentsOf(list: OutboxAttachment[], registry: Registry): Promise<MailMessage['attachments']> {
  const out: MailMessage['attachments'] = []
  for (const item of list) {
    if (item.kind === 'file') {
      const file = await readStoredFile(item.fileId)
      out.push({ fileName: file.fileName, contentType: file.contentType, content: file.content })
      continue
    }
    if (item.kind === 'sheet') {
      const sheet = registry.sheetDocument?.(item.document)
      if (!sheet) throw new AppError('NOT_FOUND', `There is no spreadsheet named "${item.document}".`)
      const { content, fileName } = await sheet(item.id)
      out.push({ fileName: item.fileName || fileName, contentType: XLSX, content })
      continue
    }
    const document = registry.pdfDocument(item.document)
    if (!document) throw new AppError('NOT_FOUND', `There is no printable document named "${item.document}".`)
    const { pdf, fileName } = await printDocument(document, item.id)
    out.push({ fileName: item.fileName || fileName, contentType: 'application/pdf', content: pdf })
  }
  return out
}

/** A job of a feature, run in its company as the system user. */
export type JobHandler = (payload: unknown) => Promise<void>

/**
 * Runs one background job of the outbox.
 * @throws Error when the queue should try again later
 */
export async function relayJob(
  due: { id: string; companyId: string },
  handlerOf: (name: string) => JobHandler | null,
  lastTry: boolean,
): Promise<RelayOutcome> {
  const { id, companyId } = due
  const job = await systemWrite(companyId, 'job.run', async (tx) => {
    const row = await tx.outboxMessage.findUnique({ where: { id } })
    if (row?.kind !== 'JOB' || (row.status !== 'QUEUED' && row.status !== 'SENDING')) return null
    await tx.outboxMessage.update({ where: { id }, data: { status: 'SENDING', attempts: { increment: 1 } } })
    const payload = row.payload as { name: string; payload: unknown }
    await finish(tx, { numbers: [], result: null, events: [jobEvent(id, payload.name, 'job.started')] })
    return payload
  })
  if (!job) return 'SKIPPED'
  try {
    const handler = handlerOf(job.name)
    if (!handler) throw new AppError('NOT_FOUND', `There is no job named "${job.name}".`)
    await asSystem(companyId, () => handler(job.payload))
    await systemWrite(companyId, 'job.run', async (tx) => {
      await tx.outboxMessage.update({ where: { id }, data: { status: 'DONE', sentAt: new Date(), lastError: null } })
      await finish(tx, { numbers: [], result: null, events: [jobEvent(id, job.name, 'job.done')] })
    })
    return 'SENT'
  } catch (error) {
    const final = lastTry || isFinal(error)
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    logger.warn({ outboxId: id, companyId, job: job.name, final, err: error }, 'job not done')
    await systemWrite(companyId, 'job.run', async (tx) => {
      await tx.outboxMessage.update({ where: { id }, data: { status: final ? 'FAILED' : 'QUEUED', lastError: reason } })
      const event = jobEvent(id, `${job.name}: ${reason}`, final ? 'job.failed' : 'job.deferred')
      await finish(tx, { numbers: [], result: null, events: [event] })
    })
    if (!final) throw error
    return 'FAILED'
  }
}
