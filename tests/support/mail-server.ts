import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { db } from '@/db/client'
import { relayMail } from '@/server/outbox-relay'
import { systemWrite } from '@/server/system'
import { pdfDocument } from '@/workers/pdf-documents'
import { sheetDocument } from '@/workers/sheet-documents'
import { type Desk, member } from './actors'

export type ReceivedMail = { to: string[]; raw: string; headers: Record<string, string>; text: string; files: Part[] }
type Part = { fileName: string; contentType: string; content: Buffer }

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
          parse(
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

const headersOf = (block: string): Record<string, string> =>
  Object.fromEntries(
    block
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .flatMap((line) => {
        const at = line.indexOf(':')
        return at > 0 ? [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]] : []
      }),
  )

function decoded(body: string, encoding = '7bit'): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const text = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

/** One message into its header, its text and its files. */
function parse(raw: string, to: string[]): ReceivedMail {
  const split = (part: string) => {
    const at = part.indexOf('\r\n\r\n')
    return { headers: headersOf(part.slice(0, at)), body: part.slice(at + 4) }
  }
  const { headers, body } = split(raw)
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1]
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => split(part.replace(/^\r\n/, '').replace(/\r\n$/, '')))
    : [{ headers, body }]
  const name = (h: Record<string, string>) => /filename="?([^";]+)"?/.exec(h['content-disposition'] ?? '')?.[1]
  const text = parts.find((p) => !name(p.headers))
  return {
    to,
    raw,
    headers,
    text: text ? decoded(text.body, text.headers['content-transfer-encoding']).toString('utf8') : '',
    files: parts.flatMap((p) => {
      const fileName = name(p.headers)
      return fileName
        ? [
            {
              fileName,
              contentType: (p.headers['content-type'] ?? '').split(';')[0] ?? '',
              content: decoded(p.body, p.headers['content-transfer-encoding']),
            },
          ]
        : []
    }),
  }
}
