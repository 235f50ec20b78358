import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { db } from '@/db/client'
import { relayMail } from '@/server/outbox-relay'
import { systemWrite } from '@/server/system'
import { pdfDocument } from '@/workers/pdf-documents'
import { sheetDocument } from '@/workers/sheet-documents'
import { type Desk, member } from './actors'
import { type ReceivedMail, readMail } from './received-mail'

/** A mail server of this machine that takes everything, unless told to answer otherwise. */
export class MailServer {
  readonly received: ReceivedMail[] = []
  /** How it answers, until set to null again. */
  answer: { code: number; message: string } | null = null
  private readonly server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (this.answer) return done(Object.assign(new Error(this.answer.message), { responseCode: this.answer.code }))
        this.received.push(
          readMail(
            Buffer.concat(chunks).toString('latin1'),
            session.envelope.rcptTo.map((r) => r.address),
          ),
        )
        done()
      })
    },
  })

  /** Starts it and makes it the mail server of the desk's company. */
  async start(who: Desk = 'admin'): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()))
    const { port } = this.server.server.address() as AddressInfo
    const { companyId } = await member(who)
    await systemWrite(companyId, 'settings.test', (tx) =>
      tx.companySetting.updateMany({
        data: {
          smtpHost: '127.0.0.1',
          smtpPort: port,
          smtpSecure: false,
          smtpUser: null,
          smtpFrom: 'sales@example.com',
        },
      }),
    )
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()))
  }
}

/** What the job worker does with the mails that wait: hands each over once. @returns their outcomes */
export async function relayWaiting(who: Desk = 'admin', lastTry = true): Promise<string[]> {
  const { companyId } = await member(who)
  const due = await db().$queryRaw<{ id: string; companyId: string; kind: string }[]>`SELECT * FROM outbox_due(500)`
  const outcomes: string[] = []
  for (const message of due.filter((m) => m.companyId === companyId && m.kind === 'EMAIL'))
    outcomes.push(await relayMail(message, { pdfDocument, sheetDocument }, lastTry).catch(() => 'DEFERRED'))
  return outcomes
}
