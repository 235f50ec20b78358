import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { enqueue, startBoss } from '@/server/jobs'
import { type OutboxMail, writeOutbox } from '@/server/outbox'
import { NO_SMTP, outboxDue, relayJob, relayMail } from '@/server/outbox-relay'
import { closePdf } from '@/server/pdf'
import { definePdfDocument } from '@/server/pdf-document'
import { encryptSecret } from '@/server/secrets'
import { storeUpload } from '@/server/storage'
import { asSystem, systemCompanies, systemWrite } from '@/server/system'

type Received = { from: string; to: string[]; user: string | undefined; raw: string }

let companyId: string
const received: Received[] = []
let answer: { code: number; message: string } | null = null
const servers: SMTPServer[] = []

async function smtpServer(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: (auth, _session, done) =>
      auth.username === 'erp' && auth.password === 'pa$$ wörd'
        ? done(null, { user: 'erp' })
        : done(new Error('Invalid login')),
    onRcptTo: (address, _session, done) =>
      address.address.startsWith('nobody')
        ? done(Object.assign(new Error('no such user'), { responseCode: 550 }))
        : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (answer) return done(Object.assign(new Error(answer.message), { responseCode: answer.code }))
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((r) => r.address),
          user: session.user,
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  servers.push(server)
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port)),
  )
}

const settings = (data: Record<string, unknown>) =>
  systemWrite(companyId, 'settings.test', (tx) => tx.companySetting.updateMany({ data }))

const mail = (over: Partial<OutboxMail> = {}): OutboxMail => ({
  to: ['buyer@example.com'],
  subject: 'Quotation NPS/26/00012',
  text: 'Our offer is attached.',
  documentType: 'Quotation',
  documentId: randomUUID(),
  documentNo: 'NPS/26/00012',
  ...over,
})

async function queue(...mails: OutboxMail[]): Promise<string> {
  return systemWrite(companyId, 'mail.test', async (tx) => {
    await writeOutbox(tx, mails, [])
    const row = await tx.outboxMessage.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    return row.id
  })
}

const row = (id: string) =>
  systemWrite(companyId, 'mail.test', (tx) => tx.outboxMessage.findUniqueOrThrow({ where: { id } }))
const registry = { pdfDocument: () => null as ReturnType<typeof definePdfDocument> | null }

describe('mail leaves from the outbox', () => {
  beforeAll(async () => {
    const [first] = await systemCompanies()
    if (!first) throw new Error('the seed made no system user')
    companyId = first.companyId
    const port = await smtpServer()
    await settings({
      smtpHost: '127.0.0.1',
      smtpPort: port,
      smtpSecure: false,
      smtpUser: 'erp',
      smtpPasswordEncrypted: encryptSecret('pa$$ wörd'),
      smtpFrom: 'sales@example.com',
      smtpFromName: 'National Pipe & Supply',
    })
  })
  beforeEach(() => {
    received.length = 0
    answer = null
    registry.pdfDocument = () => null
  })
  afterAll(async () => {
    await closePdf()
    await Promise.all(servers.map((s) => new Promise<void>((resolve) => s.close(() => resolve()))))
  })

  it('is sent once, signed in to the server of Settings, and the row says when and under which id', async () => {
    const id = await queue(mail({ cc: ['copy@example.com'] }))
    expect(await relayMail({ id, companyId }, registry, false)).toBe('SENT')
    expect(await relayMail({ id, companyId }, registry, false)).toBe('SKIPPED')
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      from: 'sales@example.com',
      to: ['buyer@example.com', 'copy@example.com'],
      user: 'erp',
    })
    expect(received[0]?.raw).toContain('National Pipe & Supply')
    const sent = await row(id)
    expect(sent).toMatchObject({ status: 'SENT', attempts: 1, lastError: null, messageId: `<${id}@example.com>` })
    expect(sent.sentAt).toBeInstanceOf(Date)
  })

  it('leaves an audit event on the document with the recipients', async () => {
    const message = mail()
    const id = await queue(message)
    await relayMail({ id, companyId }, registry, false)
    const events = await systemWrite(companyId, 'mail.test', (tx) =>
      tx.auditLog.findMany({ where: { documentId: message.documentId, action: 'mail.sent' } }),
    )
    expect(events).toMatchObject([
      { documentType: 'Quotation', documentNo: 'NPS/26/00012', remark: 'to buyer@example.com' },
    ])
  })

  it('waits in the outbox, marked, where no SMTP server is set', async () => {
    const before = await systemWrite(companyId, 'mail.test', (tx) => tx.companySetting.findFirstOrThrow())
    await settings({ smtpHost: null })
    try {
      const id = await queue(mail())
      expect(await relayMail({ id, companyId }, registry, false)).toBe('NOT_SENT')
      expect(await row(id)).toMatchObject({ status: 'NOT_SENT', lastError: NO_SMTP, attempts: 0, sentAt: null })
    } finally {
      await settings({ smtpHost: before.smtpHost })
    }
  })

  it('is tried again after a failure, and is FAILED after the last try, never lost', async () => {
    answer = { code: 451, message: 'try again later' }
    const id = await queue(mail())
    await expect(relayMail({ id, companyId }, registry, false)).rejects.toThrow()
    expect(await row(id)).toMatchObject({ status: 'QUEUED', attempts: 1 })
    expect(await relayMail({ id, companyId }, registry, true)).toBe('FAILED')
    expect(await row(id)).toMatchObject({
      status: 'FAILED',
      attempts: 2,
      lastError: expect.stringContaining('try again later'),
    })
    expect(received).toHaveLength(0)
  })

  it('is not tried again when the server refuses the message itself', async () => {
    const id = await queue(mail({ to: ['nobody@example.com'] }))
    expect(await relayMail({ id, companyId }, registry, false)).toBe('FAILED')
    expect((await row(id)).lastError).toMatch(/no such user/)
  })

  it('names the recipients that were refused while others got it', async () => {
    const id = await queue(mail({ to: ['buyer@example.com', 'nobody@example.com'] }))
    expect(await relayMail({ id, companyId }, registry, false)).toBe('SENT')
    expect(await row(id)).toMatchObject({ status: 'SENT', lastError: 'not accepted for nobody@example.com' })
  })

  it('says so when the stored password cannot be read any more', async () => {
    const before = await systemWrite(companyId, 'mail.test', (tx) => tx.companySetting.findFirstOrThrow())
    await settings({ smtpPasswordEncrypted: 'v1.a.b.c' })
    try {
      const id = await queue(mail())
      expect(await relayMail({ id, companyId }, registry, false)).toBe('NOT_SENT')
      expect((await row(id)).lastError).toMatch(/Enter it again in Settings/)
    } finally {
      await settings({ smtpPasswordEncrypted: before.smtpPasswordEncrypted })
    }
  })

  it('carries stored files and documents that are rendered when it leaves', async () => {
    const file = await asSystem(companyId, () =>
      storeUpload(async () => ({ name: 'heats.csv', content: lines('heat,metres\nH1,12.5\n') })),
    )
    registry.pdfDocument = () =>
      definePdfDocument({
        permission: 'home.read',
        documentType: 'Quotation',
        template: 'specimen',
        load: async (_ctx, id) => ({
          data: { company: { name: 'NPS', addressLines: [] }, facts: [], lines: [], paragraph: id },
          fileName: 'from-loader.pdf',
          documentId: id,
          documentNo: null,
        }),
      })
    const id = await queue(
      mail({
        attachments: [
          { kind: 'file', fileId: file.id },
          { kind: 'pdf', document: 'specimen', id: randomUUID(), fileName: 'NPS-26-00012.pdf' },
        ],
      }),
    )
    expect(await relayMail({ id, companyId }, registry, false)).toBe('SENT')
    const raw = received[0]?.raw ?? ''
    expect(raw).toMatch(/filename=heats\.csv/)
    expect(raw).toMatch(/filename=NPS-26-00012\.pdf/)
    expect(raw).toContain(Buffer.from('%PDF-1').toString('base64').slice(0, 6))
  })

  it('FAILED at once when a document it should carry is not there', async () => {
    const id = await queue(
      mail({ attachments: [{ kind: 'pdf', document: 'gone', id: randomUUID(), fileName: 'x.pdf' }] }),
    )
    expect(await relayMail({ id, companyId }, registry, false)).toBe('FAILED')
    expect((await row(id)).lastError).toMatch(/no printable document/)
  })

  it('asks for the follow-up job when it has left, and the job runs in the company', async () => {
    const message = mail({ onSent: 'quotation.mark-sent' })
    const id = await queue(message)
    await relayMail({ id, companyId }, registry, false)
    const job = (await outboxDue()).find((d) => d.kind === 'JOB')
    if (!job) throw new Error('no job in the outbox')
    const seen: unknown[] = []
    const handler = async (payload: unknown) => void seen.push(payload)
    expect(await relayJob(job, (name) => (name === 'quotation.mark-sent' ? handler : null), false)).toBe('SENT')
    expect(seen).toEqual([{ documentType: 'Quotation', documentId: message.documentId, outboxId: id }])
    expect(await row(job.id)).toMatchObject({ status: 'DONE' })
  })

  it('travels through the queue as the application role: one live job per message, however often it is offered', async () => {
    const id = await queue(mail())
    const boss = await startBoss()
    try {
      const due = (await outboxDue()).find((d) => d.id === id)
      if (!due) throw new Error('not due')
      const taken = await Promise.all([enqueue(boss, due), enqueue(boss, due), enqueue(boss, due)])
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect((await outboxDue()).map((d) => d.id)).not.toContain(id)
      const sent = new Promise<void>((resolve, reject) => {
        boss
          .work('mail.send', { pollingIntervalSeconds: 0.5 }, async ([job]) => {
            const ticket = job?.data as { id: string; companyId: string }
            if (ticket.id === id) await relayMail(ticket, registry, false).then(() => resolve(), reject)
          })
          .catch(reject)
      })
      await sent
      expect(received).toHaveLength(1)
      await expect(db().$executeRawUnsafe('CREATE TABLE pgboss.x (i int)')).rejects.toThrow(/permission denied/)
    } finally {
      await boss.stop({ graceful: false })
    }
  })

  it('stays in its company: another company does not see the message', async () => {
    const other = (await systemCompanies()).find((c) => c.companyId !== companyId)
    if (!other) throw new Error('the seed made one company only')
    const id = await queue(mail())
    expect(await relayMail({ id, companyId: other.companyId }, registry, true)).toBe('SKIPPED')
    expect((await row(id)).status).toBe('QUEUED')
  })
})

async function* lines(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
