import { randomUUID } from 'node:crypto'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import readSheets from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sendForm } from '@/features/quotation/mail/quotation-send.queries'
import {
  approveQuotation,
  createQuotation,
  retryQuotationMail,
  sendQuotation,
  submitQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import type { OutboxMail } from '@/server/outbox'
import { closePdf } from '@/server/pdf'
import { printDocument } from '@/server/pdf-document'
import { read } from '@/server/read'
import { filesOf } from '@/server/storage'
import { pdfDocuments } from '@/workers/pdf-documents'
import { as, customerId, type Desk, fail, member, ok, readAs, sizeId, specId, uploadedFile } from '../support/actors'
import { MailServer, relayWaiting } from '../support/mail-server'
import { withOwner } from '../support/owner'

const LINES = 20

const make = async (more: Record<string, unknown> = {}, count = 1) => {
  const line = {
    productSpecId: await specId('ASTM A106 GR.B'),
    pipeSizeId: await sizeId('6', '40'),
    additionalSpecs: ['NACE MR0175', 'HIC'],
    quantity: '120',
    unit: 'MTR' as const,
    rate: '2450.50',
    rateUnit: 'MTR' as const,
    lengthText: '5-7 m random',
    deliveryText: 'Ex-stock',
    tagNo: 'P-101',
  }
  return as(
    'sales',
    async () =>
      ok(
        await createQuotation({
          customerId: await customerId('C001'),
          attention: 'R. Shah',
          clientReference: 'RFQ-778',
          lines: Array.from({ length: count }, () => line),
          ...more,
        }),
      ) as { id: string; number: string },
  )
}

const approved = async (more: Record<string, unknown> = {}, count = 1) => {
  const made = await make(more, count)
  await as('sales', async () => ok(await submitQuotation({ id: made.id })))
  await as('management', async () => ok(await approveQuotation({ id: made.id })))
  return made
}

const page = async (id: string) => {
  const quotation = await as('sales', () => read((ctx) => getQuotation(ctx, id)))
  if (!quotation) throw new Error('quotation not found')
  return quotation
}

const MAIL = {
  to: 'buyer@example.com, boss@example.com',
  subject: 'Our quotation',
  message: 'Please find it attached.',
}

/** Text of a PDF, page by page, with single spaces. */
async function textOf(pdf: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: true })
  const document = await task.promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const content = await (await document.getPage(n)).getTextContent()
    pages.push(
      content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    )
  }
  await task.destroy()
  return pages
}

const print = (id: string, who: Desk = 'sales') => {
  const document = pdfDocuments.quotation
  if (!document) throw new Error('the quotation cannot be printed')
  return as(who, () => printDocument(document, id))
}

describe('the PDF of a quotation', () => {
  it('carries letterhead, parties, lines, totals, amount in words and all 15 terms, and is named after the number', async () => {
    const { id, number } = await approved({ chargesLabel: 'Testing', chargesAmount: '1500' })
    const { pdf, fileName } = await print(id)
    expect(fileName).toBe(`${number.replaceAll('/', '-')}-Rev.0.pdf`)
    const text = (await textOf(pdf)).join(' ')
    for (const part of [
      'National Pipe & Supply',
      `${number} Rev.0`,
      'Sahyadri Refineries',
      'R. Shah',
      'RFQ-778',
      'C.S. SEAMLESS PIPE',
      'ASTM A106 GR.B',
      'NACE MR0175, HIC',
      '6" NB X SCH 40',
      '168.30',
      '7.11',
      '5-7 m random',
      '120 MTR',
      '2,450.50 /MTR',
      '2,94,060.00',
      'Ex-stock',
      'P-101',
      '120.000 m',
      '3.3917 t',
      'Testing',
      '2,95,560.00',
      'Rupees Two Lakh Ninety Five Thousand Five Hundred Sixty Only',
      'Price basis',
      'Part orders',
    ])
      expect(text).toContain(part)
    expect(text).toMatch(/Page 1 of \d/)
    expect(text).not.toContain('DRAFT')
  })

  it('of 20 lines goes over pages that count themselves and repeat the header of the table', async () => {
    const { id } = await make({}, LINES)
    const pages = await textOf((await print(id)).pdf)
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((text, i) => {
      expect(text).toContain(`Page ${i + 1} of ${pages.length}`)
      expect(text).toContain('DRAFT')
    })
    expect(pages[1]).toContain('Additional spec')
    expect(pages.join(' ')).toContain('58,81,200.00')
  })

  it('is kept from other companies and from roles without prices', async () => {
    const { id } = await make()
    await expect(print(id, 'other-admin')).rejects.toThrow(/not found/)
    await expect(print(id, 'stores')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('mailing a quotation', () => {
  const server = new MailServer()
  beforeAll(() => server.start())
  beforeEach(() => {
    server.received.length = 0
    server.answer = null
  })
  afterAll(async () => {
    await closePdf()
    await server.stop()
  })

  it('puts the mail with the PDF of that revision into the outbox and marks it sent in one commit', async () => {
    const { id, number } = await approved()
    await as('sales', async () =>
      ok(await sendQuotation({ id, ...MAIL, cc: ['copy@example.com'], bcc: 'own@example.com' })),
    )
    const q = await page(id)
    expect(q.revision.status).toBe('SENT')
    expect(q.revision.sentAt).toBeTruthy()
    expect(q.history.at(-1)).toMatchObject({
      fromState: 'APPROVED',
      toState: 'SENT',
      remark: 'To buyer@example.com, boss@example.com, copy@example.com',
    })
    expect(q.mails).toHaveLength(1)
    expect(q.mails[0]).toMatchObject({
      to: ['buyer@example.com', 'boss@example.com'],
      cc: ['copy@example.com'],
      bcc: ['own@example.com'],
      documentNo: `${number} Rev.0`,
      sentBy: 'Sales Desk',
      status: 'QUEUED',
    })
    const row = await readAs('sales', (tx) => tx.outboxMessage.findFirst({ where: { documentId: id } }))
    const mail = row?.payload as unknown as OutboxMail
    expect(mail.attachments).toEqual([
      { kind: 'pdf', document: 'quotation', id: q.revision.id, fileName: `${number.replaceAll('/', '-')}-Rev.0.pdf` },
    ])
    await as('sales', async () => ok(await sendQuotation({ id, ...MAIL })))
    expect((await page(id)).mails).toHaveLength(2)
  })

  it('is received by a mail server with a PDF that reads as the quotation, and the page tells when', async () => {
    const { id, number } = await approved()
    const fileId = await uploadedFile('sales', 'Data sheet.pdf')
    await as('sales', async () =>
      ok(await sendQuotation({ id, ...MAIL, cc: 'copy@example.com', bcc: 'own@example.com', fileIds: [fileId] })),
    )
    expect(await relayWaiting()).toContain('SENT')
    const mail = server.received.find((m) => m.files.length === 2)
    expect(mail?.text).toContain(MAIL.message)
    expect(mail?.to.sort()).toEqual(['boss@example.com', 'buyer@example.com', 'copy@example.com', 'own@example.com'])
    // the blind copy goes out, and stands nowhere in what the others read
    expect(mail?.raw).not.toContain('own@example.com')
    expect(mail?.headers).toMatchObject({
      subject: MAIL.subject,
      to: 'buyer@example.com, boss@example.com',
      cc: 'copy@example.com',
      'reply-to': 'sales@erp.com',
    })
    const name = `${number.replaceAll('/', '-')}-Rev.0.pdf`
    expect(mail?.files.map((f) => [f.fileName, f.contentType])).toEqual([
      [name, 'application/pdf'],
      ['Data sheet.pdf', 'application/pdf'],
    ])
    const text = (await textOf(mail?.files[0]?.content ?? Buffer.alloc(0))).join(' ')
    expect(text).toContain(`${number} Rev.0`)
    expect(text).toContain('2,94,060.00')
    const [sent] = (await page(id)).mails
    expect(sent).toMatchObject({ status: 'SENT', files: [name, 'Data sheet.pdf'], lastError: null })
    expect(sent?.messageId).toMatch(/@example\.com>$/)
    expect(sent?.sentAt).toBeTruthy()
    // what went out stays with the quotation
    expect(await as('sales', () => read((ctx) => filesOf(ctx, 'Quotation', id)))).toMatchObject([{ id: fileId }])
  })

  it('of an export offer carries the sheets one chooses, apart, and the spreadsheet', async () => {
    const { id, number } = await approved({ format: 'EXPORT', currency: 'INR' })
    const papers = ['COMMERCIAL', 'TECHNICAL', 'XLSX'] as const
    await as('sales', async () => ok(await sendQuotation({ id, ...MAIL, papers: [...papers] })))
    await relayWaiting()
    const mail = server.received.find((m) => m.files.length === papers.length)
    const name = `${number.replaceAll('/', '-')}-Rev.0`
    expect(mail?.files.map((f) => f.fileName)).toEqual([
      `${name}-commercial.pdf`,
      `${name}-technical.pdf`,
      `${name}.xlsx`,
    ])
    const text = async (i: number) => (await textOf(mail?.files[i]?.content ?? Buffer.alloc(0))).join(' ')
    expect(await text(0)).toContain('2,94,060.00')
    expect(await text(1)).not.toContain('2,94,060.00')
    expect(await text(1)).toContain('QUOTED')
    const sheets = await readSheets(mail?.files[2]?.content ?? Buffer.alloc(0))
    expect(JSON.stringify(sheets)).toContain('294060')
    expect((await page(id)).mails[0]).toMatchObject({ status: 'SENT', lastError: null })
  })

  it('that the mail server refuses reads failed with the reason, and is tried again from the quotation', async () => {
    const { id } = await approved()
    await as('sales', async () => ok(await sendQuotation({ id, ...MAIL, subject: 'Refused at first' })))
    server.answer = { code: 554, message: 'no mail today' }
    expect(await relayWaiting()).toContain('FAILED')
    const [failed] = (await page(id)).mails
    expect(failed).toMatchObject({ status: 'FAILED', lastError: expect.stringContaining('no mail today') })
    const again = { id, mailId: failed?.id ?? '' }
    const other = await approved()
    expect(fail(await as('sales', () => retryQuotationMail({ ...again, id: other.id }))).code).toBe('NOT_FOUND')
    expect(fail(await as('management', () => retryQuotationMail(again))).code).toBe('FORBIDDEN')
    await as('sales', async () => ok(await retryQuotationMail(again)))
    server.answer = null
    expect(await relayWaiting()).toContain('SENT')
    expect(server.received.map((m) => m.headers.subject)).toEqual(['Refused at first'])
    expect((await page(id)).mails).toMatchObject([{ id: failed?.id, status: 'SENT', attempts: 2, lastError: null }])
    expect(fail(await as('sales', () => retryQuotationMail(again))).message).toMatch(/has been sent/)
  })

  it('starts with the text of the company, filled, and offers the people of the customer', async () => {
    const { id, number } = await approved({ attentionEmail: 'shah@example.com' })
    const form = await as('sales', () => read((ctx) => sendForm(ctx, id)))
    expect(form).toMatchObject({ name: `${number} Rev.0`, problem: null, firstRecipient: 'shah@example.com' })
    expect(form?.people[0]).toEqual({ email: 'shah@example.com', label: 'R. Shah' })
    expect(form?.texts.map((t) => t.name)).toEqual(['Quotation', 'Export offer'])
    expect(form?.texts[0]?.subject).toBe(`Quotation ${number} Rev.0`)
    expect(form?.texts[0]?.message).toContain('Dear R. Shah,')
    expect(form?.texts[0]?.message).toContain('Your reference: RFQ-778')
    expect(form?.texts[0]?.message).not.toContain('Project:')
    await as('sales', async () => ok(await sendQuotation({ id, ...MAIL, bcc: 'own@example.com' })))
    const [mail] = (await page(id)).mails
    const again = await as('sales', () => read((ctx) => sendForm(ctx, id, mail?.id)))
    expect(again?.again).toMatchObject({
      to: ['buyer@example.com', 'boss@example.com'],
      bcc: ['own@example.com'],
      subject: MAIL.subject,
      documents: ['quotation'],
    })
  })

  it('takes the text that the format of the quotation names', async () => {
    const { id } = await approved()
    await withOwner(async (owner) => {
      const { companyId, userId } = await member('admin')
      await owner.query('BEGIN')
      await owner.query(
        `SELECT set_config('app.company_id', $1, true), set_config('app.user_id', $2, true), set_config('app.request_id', gen_random_uuid()::text, true)`,
        [companyId, userId],
      )
      await owner.query(
        `WITH t AS (INSERT INTO "QuotationTemplate" (id, name, "emailTemplateId")
           SELECT gen_random_uuid(), 'With its own text', e.id FROM "EmailTemplate" e WHERE e."companyId" = $2 AND e.name = 'Export offer' RETURNING id)
         UPDATE "Quotation" SET "quotationTemplateId" = (SELECT id FROM t) WHERE id = $1`,
        [id, companyId],
      )
      await owner.query(`SELECT audit_event('Quotation', NULL, NULL, NULL, 'test.format')`)
      await owner.query('COMMIT')
    })
    const form = await as('sales', () => read((ctx) => sendForm(ctx, id)))
    expect(form?.texts.map((t) => t.name)).toEqual(['Export offer', 'Quotation'])
  })

  it('is refused for what is not approved, for wrong addresses, papers and files, and after the validity', async () => {
    const draft = await make()
    expect(fail(await as('sales', () => sendQuotation({ id: draft.id, ...MAIL }))).code).toBe('ILLEGAL_TRANSITION')
    const fresh = await approved()
    const refused = async (more: Record<string, unknown>) =>
      fail(await as('sales', () => sendQuotation({ id: fresh.id, ...MAIL, ...more })))
    expect((await refused({ papers: ['TECHNICAL'] })).fieldErrors?.papers).toMatch(/export quotation/)
    expect((await refused({ papers: [] })).fieldErrors?.papers).toMatch(/at least one paper/)
    expect((await refused({ bcc: 'nobody' })).fieldErrors?.['bcc.0']).toMatch(/e-mail address/)
    expect((await refused({ fileIds: [randomUUID()] })).code).toBe('NOT_FOUND')
    expect((await refused({ version: 1 })).code).toBe('STALE')
    expect((await page(fresh.id)).mails).toHaveLength(0)
    const { id } = await approved({ quotationDate: '2026-04-02', validUntil: '2026-04-05' })
    expect(fail(await as('sales', () => sendQuotation({ id, ...MAIL, to: 'nobody' }))).code).toBe('VALIDATION')
    const late = fail(await as('sales', () => sendQuotation({ id, ...MAIL })))
    expect(late).toMatchObject({ code: 'CONFLICT' })
    expect(late.message).toMatch(/valid until 05 Apr 2026/)
    expect((await page(id)).mails).toHaveLength(0)
  })
})
