import { describe, expect, it } from 'vitest'
import { createCustomerPoAction, reviewCustomerPoAction } from '@/features/customer-po/customer-po.actions'
import { createEnquiry } from '@/features/enquiry/enquiry.actions'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import { outcomeForm } from '@/features/quotation/outcome/outcome.queries'
import {
  approveQuotation,
  closeQuotation,
  copyQuotation,
  correctOutcome,
  createQuotation,
  expireQuotations,
  reviseQuotation,
  sendQuotation,
  submitQuotation,
  updateQuotation,
} from '@/features/quotation/quotation.actions'
import { currentRevision, getQuotation } from '@/features/quotation/quotation.queries'
import { compareTwoRevisions } from '@/features/quotation/revisions/revision-comparison.queries'
import { quotationTimeline } from '@/features/quotation/timeline/quotation-timeline.queries'
import { acceptCustomerPoAction } from '@/features/sales-order/sales-order.actions'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, member, ok, readAs, sizeId, specId } from '../support/actors'
import { withOwner } from '../support/owner'

const lineOf = async (more: Record<string, unknown> = {}) => ({
  productSpecId: await specId('ASTM A106 GR.B'),
  pipeSizeId: await sizeId('6', '40'),
  quantity: '120',
  unit: 'MTR' as const,
  rate: '2450.50',
  rateUnit: 'MTR' as const,
  ...more,
})

const make = async (more: Record<string, unknown> = {}, count = 1) => {
  const line = await lineOf()
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

const approve = async (id: string) => {
  await as('sales', async () => ok(await submitQuotation({ id })))
  await as('management', async () => ok(await approveQuotation({ id })))
}
const approved = async (more: Record<string, unknown> = {}, count = 1) => {
  const made = await make(more, count)
  await approve(made.id)
  return made
}

const page = async (id: string, who: Desk = 'sales') => {
  const quotation = await as(who, () => read((ctx) => getQuotation(ctx, id)))
  if (!quotation) throw new Error('quotation not found')
  return quotation
}
const MAIL = { to: 'buyer@example.com', subject: 'Our quotation', message: 'Please find it attached.' }

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

describe('the outcome of the lines', () => {
  const lost = { event: 'lose' as const, remark: 'Cheaper elsewhere', category: 'PRICE' as const }
  const outcomes = async (id: string) => (await page(id)).revision.lines.map((l) => l.outcome)

  it('follows the whole, and keeps per line where it differs: reason and the rate of the competitor', async () => {
    const { id } = await approved({}, 3)
    const [first, second] = (await page(id)).revision.lines
    await as('sales', async () =>
      ok(
        await closeQuotation({
          id,
          ...lost,
          competitorName: 'Pipe World',
          competitorPrice: '700000',
          lines: [
            { id: first?.id ?? '', outcome: 'LOST', reason: 'Our delivery', competitorRate: '2300.5' },
            { id: second?.id ?? '', outcome: 'REGRETTED' },
          ],
        }),
      ),
    )
    const q = await page(id)
    expect(q).toMatchObject({
      status: 'LOST',
      closeCategory: 'PRICE',
      closeReason: 'Cheaper elsewhere',
      competitorName: 'Pipe World',
      competitorPrice: '700000',
    })
    expect(q.closedAt).toBeTruthy()
    expect(q.revision.lines.map((l) => [l.outcome, l.outcomeReason, l.competitorRate])).toEqual([
      ['LOST', 'Our delivery', '2300.5'],
      ['REGRETTED', null, null],
      ['LOST', null, null],
    ])
  })

  it('cannot contradict the whole, and names no line of another quotation', async () => {
    const { id } = await approved({}, 2)
    const other = await approved()
    const [first] = (await page(id)).revision.lines
    const [foreign] = (await page(other.id)).revision.lines
    const close = (input: Record<string, unknown>) =>
      as('sales', async () => fail(await closeQuotation({ id, ...lost, ...input } as never)))
    expect((await close({ lines: [{ id: first?.id, outcome: 'WON' }] })).fieldErrors?.['lines.0.outcome']).toMatch(
      /partly won/,
    )
    expect(
      (await close({ event: 'win', lines: [{ id: first?.id, outcome: 'LOST' }] })).fieldErrors?.['lines.0.outcome'],
    ).toMatch(/partly won/)
    expect((await close({ lines: [{ id: foreign?.id, outcome: 'LOST' }] })).code).toBe('NOT_FOUND')
    expect((await close({ category: 'MOOD' })).fieldErrors?.category).toBe('Choose what decided.')
    expect(await page(id)).toMatchObject({ status: 'OPEN', closedAt: null })
  })

  it('can be corrected later without changing what it is; who may not close may not correct', async () => {
    const { id } = await approved({}, 2)
    expect(fail(await as('sales', () => correctOutcome({ id, remark: 'x' }))).code).toBe('ILLEGAL_TRANSITION')
    await as('sales', async () => ok(await closeQuotation({ id, ...lost })))
    const { quotationVersion: version, revision } = await page(id)
    const input = {
      id,
      version,
      category: 'DELIVERY' as const,
      remark: 'They had it in stock',
      competitorName: 'Pipe World',
      lines: [{ id: revision.lines[1]?.id ?? '', outcome: 'LOST' as const, competitorRate: '2400' }],
    }
    expect(fail(await as('management', () => correctOutcome(input))).code).toBe('FORBIDDEN')
    expect(fail(await as('sales', () => correctOutcome({ ...input, remark: '' }))).fieldErrors?.remark).toBeTruthy()
    await as('sales', async () => ok(await correctOutcome(input)))
    const q = await page(id)
    expect(q).toMatchObject({ status: 'LOST', closeCategory: 'DELIVERY', closeReason: 'They had it in stock' })
    expect(q.revision.lines.map((l) => l.competitorRate)).toEqual([null, '2400'])
    expect(fail(await as('sales', () => correctOutcome(input))).code).toBe('STALE')
  })

  it('is won for what is ordered; the balance stays open, line by line', async () => {
    const { id } = await approved({}, 2)
    const [first] = (await page(id)).revision.lines
    const order = async (metres: string, poNumber: string) => {
      const po = await as('sales', async () =>
        ok(
          await createCustomerPoAction({
            quotationId: id,
            poNumber,
            poDate: '2026-11-01',
            receivedDate: '2026-11-02',
            lines: [{ ...(await lineOf({ quantity: metres })), quotationLineId: first?.id }],
          } as never),
        ),
      )
      return po
    }
    const po = await order('50', 'PO-PART-1')
    expect((await page(id)).ordered).toMatchObject([
      { lineId: first?.id, ordered: '0', inReview: '50', balance: '120' },
      { ordered: '0', inReview: '0', balance: '120' },
    ])
    ok(await as('sales', () => reviewCustomerPoAction({ id: po.id })))
    ok(await as('sales', () => acceptCustomerPoAction({ id: po.id, remark: 'Part of it' })))
    const q = await page(id)
    expect(q.status).toBe('PARTLY_WON')
    expect(q.closedAt).toBeTruthy()
    expect(await outcomes(id)).toEqual(['WON', null])
    expect(q.ordered).toMatchObject([{ ordered: '50', inReview: '0', balance: '70' }, { balance: '120' }])
    const form = await as('sales', () => read((ctx) => outcomeForm(ctx, id)))
    expect(form).toMatchObject({ decided: true, events: ['win'] })
    expect(form?.lines.map((l) => l.ordered)).toEqual(['50', '0'])
    // what is not ordered goes elsewhere in the end
    const lines = [{ id: q.revision.lines[1]?.id ?? '', outcome: 'LOST' as const, reason: 'Bought elsewhere' }]
    await as('sales', async () =>
      ok(await correctOutcome({ id, lines: [{ id: first?.id ?? '', outcome: 'WON' }, ...lines] })),
    )
    expect(await outcomes(id)).toEqual(['WON', 'LOST'])
  })
})

describe('a copy of a quotation', () => {
  it('takes lines, terms and format over with new dates and number, and says where it is from', async () => {
    const source = await approved({ quotationDate: '2026-04-02', validUntil: '2026-04-05', project: 'Unit 4' }, 2)
    const { id } = await as('sales', async () => ok(await copyQuotation({ id: source.id })))
    const [was, is] = [await page(source.id), await page(id)]
    expect(is).toMatchObject({
      status: 'OPEN',
      copiedFrom: { id: source.id, number: source.number },
      format: was.format,
      revision: { revisionNo: 0, status: 'DRAFT', quotationDate: is.today, totalAmount: was.revision.totalAmount },
    })
    expect(is.number).not.toBe(was.number)
    expect(is.revision).toMatchObject({ project: 'Unit 4', clientReference: null, attention: 'R. Shah' })
    expect(is.revision.lines.map((l) => [l.sizeText, l.quantity, l.rate])).toEqual(
      was.revision.lines.map((l) => [l.sizeText, l.quantity, l.rate]),
    )
    expect(is.revision.terms.map((t) => t.text)).toEqual(was.revision.terms.map((t) => t.text))
    const told = await as('sales', () =>
      read((ctx) => quotationTimeline(ctx, { id, currency: 'INR', revisions: is.revisions })),
    )
    expect(told[0]).toMatchObject({ what: 'Made as a copy', detail: `From ${source.number} Rev.0` })
  })

  it('for another customer leaves person and payment to that customer, and the rates where one wishes', async () => {
    const source = await approved()
    const customer = await customerId('C002')
    const { id } = await as('sales', async () =>
      ok(await copyQuotation({ id: source.id, customerId: customer, rates: 'CLEAR' })),
    )
    const q = await page(id)
    expect(q).toMatchObject({ customer: { id: customer }, revision: { attention: null, totalAmount: '0' } })
    expect(q.revision.lines.map((l) => l.rate)).toEqual(['0'])
  })

  it('can answer an enquiry, of its own customer only', async () => {
    const source = await approved()
    const enquiry = await as('sales', async () =>
      ok(
        await createEnquiry({
          customerId: await customerId('C002'),
          lines: [await lineOf({ rate: undefined })],
        } as never),
      ),
    )
    const wrong = { id: source.id, enquiryId: enquiry.id, customerId: await customerId('C003') }
    expect(fail(await as('sales', () => copyQuotation(wrong))).fieldErrors?.customerId).toMatch(/another customer/)
    const { id } = await as('sales', async () => ok(await copyQuotation({ id: source.id, enquiryId: enquiry.id })))
    expect(await page(id)).toMatchObject({ enquiry: { id: enquiry.id }, customer: { code: 'C002' } })
    expect(fail(await as('management', () => copyQuotation({ id: source.id }))).code).toBe('FORBIDDEN')
    expect(fail(await as('other-admin', () => copyQuotation({ id: source.id }))).code).toBe('NOT_FOUND')
  })
})

describe('two revisions of a quotation', () => {
  it('stand side by side, whichever they are, with the effect on the total', async () => {
    const { id } = await approved({}, 2)
    await as('sales', async () => ok(await reviseQuotation({ id, reason: 'Buyer wants less' })))
    const draft = await page(id)
    const [kept] = draft.revision.lines
    await as('sales', async () =>
      ok(
        await updateQuotation({
          id,
          version: draft.version,
          lines: [await lineOf({ id: kept?.id, rate: '2400' })],
          terms: draft.revision.terms.map(({ title, text }) => ({ title, text })),
        } as never),
      ),
    )
    const compare = (from?: number, to?: number, who: Desk = 'sales') =>
      as(who, () => read((ctx) => compareTwoRevisions(ctx, id, from, to)))
    const data = await compare()
    expect(data).toMatchObject({
      before: { revisionNo: 0 },
      after: { revisionNo: 1, reason: 'Buyer wants less' },
      comparison: { totals: { before: '588120.00', after: '288000.00', effect: '-300120.00' } },
    })
    expect(data?.comparison.removed).toHaveLength(1)
    expect(data?.comparison.changed[0]?.differences).toContainEqual({
      what: 'Rate',
      before: '2,450.50',
      after: '2,400.00',
    })
    // the older one stands first, whichever way they are asked for
    expect((await compare(1, 0))?.before.revisionNo).toBe(0)
    expect(await compare(0, 7)).toBeNull()
    expect(await as('other-admin', () => read((ctx) => compareTwoRevisions(ctx, id)))).toBeNull()
    const entries = await as('sales', () =>
      read((ctx) => quotationTimeline(ctx, { id, currency: 'INR', revisions: draft.revisions })),
    )
    const edit = entries.find((e) => e.what === 'Changed: Rev.1')
    expect(edit).toMatchObject({ who: 'Sales Desk', kind: 'edit' })
    expect(edit?.detail).toBe('changed 1 line, removed 1 line, total 5,88,120.00 → 2,88,000.00')
    const unpriced = await as('stores', () =>
      read((ctx) => quotationTimeline(ctx, { id, currency: 'INR', revisions: draft.revisions })),
    )
    expect(unpriced.find((e) => e.what === 'Changed: Rev.1')?.detail).toBe('changed 1 line, removed 1 line')
  })

  it('tell no price and no cost to those who may not see them', async () => {
    const { id } = await approved()
    await as('sales', async () => ok(await reviseQuotation({ id, reason: 'x' })))
    const data = await as('stores', () => read((ctx) => compareTwoRevisions(ctx, id)))
    expect(data?.comparison.totals).toBeNull()
    const line = (await page(id, 'stores')).revision.lines[0]
    expect(line).toMatchObject({ rate: null, amount: null, listRate: null, competitorRate: null, costPerMetre: null })
    expect((await page(id, 'sales')).revision).toMatchObject({ marginPct: null })
  })
})

describe('the time it took to answer', () => {
  it('runs from the enquiry to the first mail, and a second mail does not change it', async () => {
    const enquiry = await as('sales', async () =>
      ok(
        await createEnquiry({
          customerId: await customerId('C001'),
          lines: [await lineOf({ rate: undefined })],
        } as never),
      ),
    )
    const { id } = await make({ enquiryId: enquiry.id, customerId: undefined })
    expect(await page(id)).toMatchObject({ responseMinutes: null, firstSentAt: null })
    await approve(id)
    await as('sales', async () => ok(await sendQuotation({ id, ...MAIL })))
    const { firstSentAt, responseMinutes } = await page(id)
    expect(firstSentAt).toBeTruthy()
    expect(responseMinutes).toBe(0)
    await as('sales', async () => ok(await sendQuotation({ id, ...MAIL })))
    expect((await page(id)).firstSentAt).toBe(firstSentAt)
    expect((await as('sales', () => read((ctx) => getEnquiry(ctx, enquiry.id))))?.responseMinutes).toBe(0)
  })
})
