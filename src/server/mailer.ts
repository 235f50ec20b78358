import nodemailer from 'nodemailer'
import type { Tx } from '@/db/types'
import { env } from './env'
import { AppError } from './errors'
import { decryptSecret } from './secrets'

export type SmtpSettings = {
  host: string
  port: number
  /** TLS from the first byte, for ports other than 465 (always) and 587 (never: STARTTLS). */
  secure: boolean
  user: string | null
  password: string | null
  from: string
  fromName: string | null
}

export type MailMessage = {
  to: string[]
  cc?: string[]
  bcc?: string[]
  replyTo?: string
  subject: string
  text: string
  html?: string
  /** Stays the same when a message is sent again, so that mail programs show it once. */
  messageId?: string
  attachments: { fileName: string; contentType: string; content: Buffer }[]
}

export type SentMail = { messageId: string; accepted: string[]; rejected: string[] }

/**
 * Where mail of this company leaves: its own server from Settings, else the one of the environment, else null.
 * @throws AppError CONFLICT when the stored password cannot be read any more
 */
export async function smtpSettings(tx: Tx): Promise<SmtpSettings | null> {
  const own = await tx.companySetting.findFirst({
    select: {
      smtpHost: true,
      smtpPort: true,
      smtpSecure: true,
      smtpUser: true,
      smtpPasswordEncrypted: true,
      smtpFrom: true,
      smtpFromName: true,
    },
  })
  const company = await tx.company.findFirst({ select: { name: true } })
  if (own?.smtpHost && own.smtpFrom) {
    return {
      host: own.smtpHost,
      port: own.smtpPort ?? 587,
      secure: own.smtpSecure,
      user: own.smtpUser,
      password: own.smtpPasswordEncrypted ? decryptSecret(own.smtpPasswordEncrypted) : null,
      from: own.smtpFrom,
      fromName: own.smtpFromName ?? company?.name ?? null,
    }
  }
  const e = env()
  if (!e.SMTP_HOST || !e.SMTP_FROM) return null
  return {
    host: e.SMTP_HOST,
    port: e.SMTP_PORT,
    secure: e.SMTP_SECURE,
    user: e.SMTP_USER ?? null,
    password: e.SMTP_PASSWORD ?? null,
    from: e.SMTP_FROM,
    fromName: e.SMTP_FROM_NAME ?? company?.name ?? null,
  }
}

/** 465 is TLS from the first byte; 587 must turn to TLS (STARTTLS) before anything is said; others as set. */
export function tlsOf(port: number, secure: boolean): { secure: boolean; requireTLS: boolean } {
  if (port === 465) return { secure: true, requireTLS: false }
  if (port === 587) return { secure: false, requireTLS: true }
  return { secure, requireTLS: false }
}

const plainAddress = (address: string) => ({ name: '', address })

/**
 * Hands one message to the SMTP server.
 * @throws MailRefused for a message the server will never take; any other error is worth another try
 */
export async function sendMail(smtp: SmtpSettings, message: MailMessage): Promise<SentMail> {
  const transport = nodemailer.createTransport({
    host: smtp.host,
    port: smtp.port,
    ...tlsOf(smtp.port, smtp.secure),
    auth: smtp.user ? { user: smtp.user, pass: smtp.password ?? '' } : undefined,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    // A message is data: nothing in it may make us read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const info = await transport.sendMail({
      from: { name: smtp.fromName ?? '', address: smtp.from },
      to: message.to.map(plainAddress),
      cc: message.cc?.map(plainAddress),
      bcc: message.bcc?.map(plainAddress),
      replyTo: message.replyTo ? plainAddress(message.replyTo) : undefined,
      subject: message.subject,
      text: message.text,
      html: message.html,
      messageId: message.messageId,
      attachments: message.attachments.map((a) => ({
        filename: a.fileName,
        contentType: a.contentType,
        content: a.content,
      })),
    })
    const addresses = (list: readonly unknown[] | undefined) =>
      (list ?? []).map((a) => (typeof a === 'object' && a !== null && 'address' in a ? String(a.address) : String(a)))
    return { messageId: info.messageId, accepted: addresses(info.accepted), rejected: addresses(info.rejected) }
  } catch (error) {
    throw isFinal(error) ? new MailRefused(mailProblem(error)) : error
  } finally {
    transport.close()
  }
}

/** The server refused the message itself (a 5xx answer to its sender, recipients or content): trying again changes nothing. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}

type SmtpError = { code?: string; responseCode?: number; response?: string; message?: string }

function isFinal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as SmtpError
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500
}

/** What went wrong, in a sentence for the outbox screen; never with the password. */
export function mailProblem(error: unknown): string {
  const { code, response, message } = error as SmtpError
  const said = (response ?? message ?? 'unknown reason').replace(/\s+/g, ' ').slice(0, 300)
  if (code === 'EAUTH') return `The mail server refused the sign-in: ${said}`
  if (code === 'EDNS' || code === 'ENOTFOUND') return 'The mail server was not found under its name.'
  if (code === 'ECONNECTION' || code === 'ESOCKET' || code === 'ETIMEDOUT' || code === 'ECONNREFUSED')
    return `The mail server could not be reached: ${said}`
  if (code === 'ETLS') return `The mail server offers no proper encryption: ${said}`
  return said
}

/**
 * "Send test" of Settings: one message to the person who asks, at once and past the outbox.
 * @throws AppError CONFLICT with the reason
 */
export async function sendTestMail(smtp: SmtpSettings, to: string): Promise<SentMail> {
  try {
    return await sendMail(smtp, {
      to: [to],
      subject: 'Test message',
      text: `This message shows that mail leaves through ${smtp.host}:${smtp.port}.`,
      attachments: [],
    })
  } catch (error) {
    throw new AppError('CONFLICT', mailProblem(error))
  }
}
