import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { createEnquiry } from '@/features/enquiry/enquiry.actions'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import {
  approveQuotation,
  closeQuotation,
  createQuotation,
  expireQuotations,
  reviseQuotation,
  sendQuotation,
  submitQuotation,
} from '@/features/quotation/quotation.actions'
import { currentRevision, getQuotation } from '@/features/quotation/quotation.queries'
import type { OutboxMail } from '@/server/outbox'
import { printDocument } from '@/server/pdf-document'
import { read } from '@/server/read'
import { pdfDocuments } from '@/workers/pdf-documents'
import { as, customerId, type Desk, fail, member, ok, readAs, sizeId, specId } from '../support/actors'
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
      'Tag P-101',
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
  it('puts the mail with the PDF of that revision into the outbox and marks it sent in one commit', async () => {
    const { id, number } = await approved()
    await as('sales', async () => ok(await sendQuotation({ id, ...MAIL, cc: ['copy@example.com'] })))
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
      recipients: 'buyer@example.com, boss@example.com, copy@example.com',
      documentNo: `${number} Rev.0`,
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

  it('is refused for what is not approved, for wrong addresses and after the validity', async () => {
    const draft = await make()
    expect(fail(await as('sales', () => sendQuotation({ id: draft.id, ...MAIL }))).code).toBe('ILLEGAL_TRANSITION')
    const { id } = await approved({ quotationDate: '2026-04-02', validUntil: '2026-04-05' })
    expect(fail(await as('sales', () => sendQuotation({ id, ...MAIL, to: 'nobody' }))).code).toBe('VALIDATION')
    const late = fail(await as('sales', () => sendQuotation({ id, ...MAIL })))
    expect(late).toMatchObject({ code: 'CONFLICT' })
    expect(late.message).toMatch(/valid until 05 Apr 2026/)
    expect((await page(id)).mails).toHaveLength(0)
  })
})

describe('the outcome of a quotation', () => {
  it('expires when its validity is over, and a revision opens it again', async () => {
    const { id } = await approved({ quotationDate: '2026-04-02', validUntil: '2026-04-05' })
    const fresh = await approved()
    const draft = await make({ quotationDate: '2026-04-02', validUntil: '2026-04-05' })
    const { expired } = await as('sales', async () => ok(await expireQuotations({})))
    expect(expired).toBeGreaterThanOrEqual(1)
    expect((await page(id)).status).toBe('EXPIRED')
    expect((await page(fresh.id)).status).toBe('OPEN')
    expect((await page(draft.id)).status).toBe('OPEN')
    const revision = await readAs('sales', (tx) => currentRevision({ tx, actor: { today: '2026-11-20' } }, id))
    expect(revision).toMatchObject({ revisionNo: 0, expired: true })
    await as('sales', async () => ok(await reviseQuotation({ id, reason: 'Buyer came back' })))
    expect(await page(id)).toMatchObject({ status: 'OPEN', revision: { revisionNo: 1, status: 'DRAFT' } })
  })

  it('is won with an approved revision only, and its enquiry with it', async () => {
    const asked = {
      productSpecId: await specId('ASTM A106 GR.B'),
      pipeSizeId: await sizeId('6', '40'),
      quantity: '10',
      unit: 'MTR' as const,
    }
    const enquiry = await as('sales', async () =>
      ok(await createEnquiry({ customerId: await customerId('C001'), lines: [asked] })),
    )
    const { id } = await make({ enquiryId: enquiry.id, customerId: undefined })
    expect(fail(await as('sales', () => closeQuotation({ id, event: 'win' }))).message).toMatch(/never approved/)
    await as('sales', async () => ok(await submitQuotation({ id })))
    await as('management', async () => ok(await approveQuotation({ id })))
    await as('sales', async () => ok(await closeQuotation({ id, event: 'partly-win', remark: 'Line 1 only' })))
    await as('sales', async () => ok(await closeQuotation({ id, event: 'win' })))
    expect((await page(id)).status).toBe('WON')
    expect((await as('sales', () => read((ctx) => getEnquiry(ctx, enquiry.id))))?.status).toBe('WON')
    expect(fail(await as('sales', () => closeQuotation({ id, event: 'lose', remark: 'x' }))).code).toBe(
      'ILLEGAL_TRANSITION',
    )
  })

  it('lost keeps the reason and the price of the competitor, and can no longer be ordered from', async () => {
    const { id } = await approved()
    const close = (remark?: string) =>
      as('sales', () => closeQuotation({ id, event: 'lose', remark, competitorPrice: '280000' }))
    expect(fail(await close()).fieldErrors?.remark).toBeTruthy()
    ok(await close('Price'))
    expect(await page(id)).toMatchObject({ status: 'LOST', closeReason: 'Price', competitorPrice: '280000' })
    expect(await readAs('sales', (tx) => currentRevision({ tx, actor: { today: '2026-11-20' } }, id))).toBeNull()
    expect(fail(await as('sales', () => reviseQuotation({ id, reason: 'x' }))).code).toBe('ILLEGAL_TRANSITION')
  })

  it('leaves an audit trail of every step with user, document number and what changed', async () => {
    const { id, number } = await approved()
    const { companyId } = await member('sales')
    const rows = await withOwner(async (owner) => {
      const { rows: found } = await owner.query<{
        action: string
        documentNo: string
        email: string
        tables: string[]
      }>(
        `SELECT l.action, l."documentNo", u.email, (SELECT array_agg(DISTINCT c."tableName") FROM "AuditChange" c WHERE c."requestId" = l."requestId") AS tables
         FROM "AuditLog" l JOIN "User" u ON u.id = l."userId" WHERE l."companyId" = $1 AND l."documentId" = $2 ORDER BY l.id`,
        [companyId, id],
      )
      return found
    })
    expect(rows.map((r) => [r.action, r.documentNo, r.email])).toEqual([
      ['quotation.create', number, 'sales@erp.com'],
      ['quotation.submit', `${number} Rev.0`, 'sales@erp.com'],
      ['quotation.approve', `${number} Rev.0`, 'management@erp.com'],
    ])
    expect(rows[0]?.tables).toEqual(
      expect.arrayContaining(['Quotation', 'QuotationLine', 'QuotationRevision', 'QuotationTerm']),
    )
  })
})
