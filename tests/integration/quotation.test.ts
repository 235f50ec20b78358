import { describe, expect, it } from 'vitest'
import { createEnquiry } from '@/features/enquiry/enquiry.actions'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import {
  approveQuotation,
  closeQuotation,
  createQuotation,
  returnQuotation,
  reviseQuotation,
  submitQuotation,
  updateQuotation,
  voidQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { quotationList } from '@/features/quotation/register/quotation-register.queries'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, ok, setSetting, sizeId, specId } from '../support/actors'

const pipe = async (more: Record<string, unknown> = {}) => ({
  productSpecId: await specId('ASTM A106 GR.B'),
  pipeSizeId: await sizeId('6', '40'),
  quantity: '120',
  unit: 'MTR' as const,
  rate: '2450.50',
  rateUnit: 'MTR' as const,
  ...more,
})

const make = async (more: Record<string, unknown> = {}, who: Desk = 'sales') =>
  as(
    who,
    async () =>
      ok(await createQuotation({ customerId: await customerId('C001'), lines: [await pipe()], ...more })) as {
        id: string
        number: string
      },
  )

const page = async (id: string, who: Desk = 'sales', revisionNo?: number) => {
  const quotation = await as(who, () =>
    read((ctx) => getQuotation(ctx, id, revisionNo), { permission: 'quotation.read' }),
  )
  if (!quotation) throw new Error('quotation not found')
  return quotation
}

const approved = async (more: Record<string, unknown> = {}) => {
  const made = await make(more)
  await as('sales', async () => ok(await submitQuotation({ id: made.id })))
  await as('management', async () => ok(await approveQuotation({ id: made.id, remark: 'Fine' })))
  return made
}

/** The draft as its form sends it back. */
const formOf = async (id: string) => {
  const q = await page(id)
  const { revision } = q
  return {
    id,
    version: q.version,
    validUntil: revision.validUntil,
    paymentTerms: revision.paymentTerms,
    lines: revision.lines.map((line) => ({
      id: line.id,
      enquiryLineId: line.enquiryLineId,
      productSpecId: line.productSpecId,
      pipeSizeId: line.pipeSizeId,
      quantity: line.quantity,
      unit: line.unit as 'MTR',
      rate: line.rate ?? '0',
      rateUnit: line.rateUnit as 'MTR',
    })),
    terms: revision.terms.map(({ title, text }) => ({ title, text })),
  }
}

describe('a quotation', () => {
  it('computes amounts, weights and totals on the server and brings the 15 offer terms', async () => {
    const { id, number } = await make({
      lines: [await pipe(), await pipe({ quantity: '2', unit: 'MTS', rate: '98500', rateUnit: 'MTS' })],
      chargesLabel: 'Packing',
      chargesAmount: '1500',
    })
    expect(number).toMatch(/^NPS\/\d{2}\/\d{5}$/)
    const q = await page(id)
    expect(q).toMatchObject({ status: 'OPEN', latestRevisionNo: 0, isLatest: true })
    expect(q.revision).toMatchObject({ status: 'DRAFT', revisionNo: 0, currency: 'INR', exchangeRate: '1' })
    // 6" SCH 40: (168.3 - 7.11) x 7.11 x 0.0246615 = 28.264 kg/m
    expect(q.revision.lines[0]).toMatchObject({ unitWeight: '28.264', amount: '294060', weightKg: '3391.68' })
    expect(q.revision.lines[1]).toMatchObject({ metres: '70.761', amount: '197000', weightKg: '1999.989' })
    expect(q.revision).toMatchObject({
      subTotal: '491060',
      chargesAmount: '1500',
      totalAmount: '492560',
      totalMetres: '190.761',
      totalWeightKg: '5391.669',
    })
    expect(q.revision.terms).toHaveLength(15)
    expect(q.revision.terms[0]?.title).toBe('Price basis')
  })

  it('takes over the lines of its enquiry, which follows it', async () => {
    const { productSpecId, pipeSizeId } = await pipe()
    const asked = { productSpecId, pipeSizeId, quantity: '10', unit: 'MTR' as const, tagNo: 'P-101' }
    const enquiry = await as('sales', async () =>
      ok(
        await createEnquiry({
          customerId: await customerId('C002'),
          project: 'Unit 4',
          contactName: 'R. Shah',
          lines: [asked],
        }),
      ),
    )
    const statusOf = async () => (await as('sales', () => read((ctx) => getEnquiry(ctx, enquiry.id))))?.status
    const { id } = await make({ enquiryId: enquiry.id, customerId: undefined, lines: undefined })
    const q = await page(id)
    expect(q.enquiry?.id).toBe(enquiry.id)
    expect(q.revision).toMatchObject({ attention: 'R. Shah', project: 'Unit 4' })
    expect(q.revision.lines).toHaveLength(1)
    expect(q.revision.lines[0]).toMatchObject({ quantity: '10', rate: '0', tagNo: 'P-101' })
    expect(q.revision.lines[0]?.enquiryLineId).toBeTruthy()
    expect(await statusOf()).toBe('QUOTED')
    const noRate = fail(await as('sales', () => submitQuotation({ id })))
    expect(noRate.fieldErrors?.['lines.0.rate']).toBeTruthy()
    await as('sales', async () => ok(await voidQuotation({ id, remark: 'Made twice' })))
    expect(await statusOf()).toBe('OPEN')
    const second = await make({ enquiryId: enquiry.id, customerId: undefined, lines: [await pipe()] })
    await as('sales', async () => ok(await closeQuotation({ id: second.id, event: 'lose', remark: 'Price' })))
    expect(await statusOf()).toBe('LOST')
    const third = await as('sales', () => createQuotation({ enquiryId: enquiry.id }))
    expect(fail(third).code).toBe('ILLEGAL_TRANSITION')
  })

  it('goes DRAFT -> PENDING_APPROVAL -> APPROVED, each step with who, when and remark', async () => {
    const { id } = await approved()
    const q = await page(id)
    expect(q.revision).toMatchObject({ status: 'APPROVED', approvalRemark: 'Fine' })
    expect(q.history.map((h) => [h.fromState, h.toState, h.remark])).toEqual([
      ['DRAFT', 'PENDING_APPROVAL', null],
      ['PENDING_APPROVAL', 'APPROVED', 'Fine'],
    ])
    expect(q.history.every((h) => h.userName && h.at)).toBe(true)
    expect(q.revision.approvedBy).toBeTruthy()
  })

  it('is approved by nobody who prepared it, ADMIN included', async () => {
    const { id } = await make({}, 'admin')
    await as('sales', async () => ok(await submitQuotation({ id })))
    expect(fail(await as('admin', () => approveQuotation({ id }))).code).toBe('FORBIDDEN')
    expect(fail(await as('sales', () => approveQuotation({ id }))).code).toBe('FORBIDDEN')
    await as('management', async () => ok(await approveQuotation({ id })))

    const edited = await make()
    await as('admin', async () => ok(await updateQuotation(await formOf(edited.id))))
    await as('sales', async () => ok(await submitQuotation({ id: edited.id })))
    expect(fail(await as('admin', () => approveQuotation({ id: edited.id }))).message).toMatch(/somebody else/)

    const submitted = await make()
    await as('admin', async () => ok(await submitQuotation({ id: submitted.id })))
    expect(fail(await as('admin', () => returnQuotation({ id: submitted.id, remark: 'No' }))).code).toBe('FORBIDDEN')
  })

  it('is returned with a reason only, changed and submitted again', async () => {
    const { id } = await make()
    await as('sales', async () => ok(await submitQuotation({ id })))
    expect(fail(await as('management', () => returnQuotation({ id }))).fieldErrors?.remark).toBeTruthy()
    await as('management', async () => ok(await returnQuotation({ id, remark: 'Rate of line 1 is last year’s' })))
    const form = await formOf(id)
    const [line] = form.lines
    if (!line) throw new Error('no line')
    await as('sales', async () => ok(await updateQuotation({ ...form, lines: [{ ...line, rate: '2600' }] })))
    const q = await page(id)
    expect(q.revision).toMatchObject({ status: 'DRAFT', totalAmount: '312000' })
    expect(q.revision.lines[0]?.id).toBe(line.id)
    await as('sales', async () => ok(await submitQuotation({ id, version: q.version })))
  })

  it('refuses the second of two editors, naming the first', async () => {
    const { id } = await make()
    const [mine, theirs] = [await formOf(id), await formOf(id)]
    await as('admin', async () => ok(await updateQuotation(theirs)))
    const stale = fail(await as('sales', () => updateQuotation(mine)))
    expect(stale.code).toBe('STALE')
    expect(stale.message).toMatch(/changed this while you had it open/)
  })

  it('is frozen once it is submitted; a change is a revision with a reason', async () => {
    const { id } = await approved()
    const frozen = fail(await as('sales', async () => updateQuotation(await formOf(id))))
    expect(frozen.code).toBe('ILLEGAL_TRANSITION')
    expect(fail(await as('sales', () => voidQuotation({ id, remark: 'x' }))).code).toBe('ILLEGAL_TRANSITION')
    expect(fail(await as('sales', () => reviseQuotation({ id, reason: ' ' }))).fieldErrors?.reason).toBeTruthy()
    const revised = await as('sales', async () => ok(await reviseQuotation({ id, reason: 'Price reduced' })))
    expect(revised.revisionNo).toBe(1)
    const draft = await page(id)
    expect(draft.revision).toMatchObject({
      revisionNo: 1,
      status: 'DRAFT',
      reason: 'Price reduced',
      totalAmount: '294060',
    })
    expect(draft.revision.lines).toHaveLength(1)
    expect(draft.revision.terms).toHaveLength(15)
    expect((await page(id, 'sales', 0)).revision.status).toBe('APPROVED')
    expect(fail(await as('sales', () => reviseQuotation({ id, reason: 'Again' }))).code).toBe('CONFLICT')

    const form = await formOf(id)
    await as('sales', async () =>
      ok(await updateQuotation({ ...form, lines: form.lines.map((l) => ({ ...l, rate: '2400' })) })),
    )
    expect((await page(id)).changes).toMatchObject({
      since: 0,
      list: [
        { where: 'Offer', what: 'Total', before: '2,94,060.00', after: '2,88,000.00' },
        { where: 'Line 1', what: 'Rate', before: '2,450.50', after: '2,400.00' },
        { where: 'Line 1', what: 'Amount', before: '2,94,060.00', after: '2,88,000.00' },
      ],
    })
    await as('sales', async () => ok(await submitQuotation({ id })))
    await as('management', async () => ok(await approveQuotation({ id })))
    const old = await page(id, 'sales', 0)
    expect(old.revision).toMatchObject({ status: 'SUPERSEDED', totalAmount: '294060' })
    expect(old.isLatest).toBe(false)
    expect((await page(id)).revision).toMatchObject({ status: 'APPROVED', totalAmount: '288000' })
  })

  it('goes back to the revision before when the draft revision is voided', async () => {
    const { id, number } = await approved()
    await as('sales', async () => ok(await reviseQuotation({ id, reason: 'Try' })))
    await as('sales', async () => ok(await voidQuotation({ id, remark: 'Not needed' })))
    const q = await page(id)
    expect(q).toMatchObject({ status: 'OPEN', latestRevisionNo: 0 })
    const again = await as('sales', async () => ok(await reviseQuotation({ id, reason: 'Better' })))
    expect(again.revisionNo).toBe(2)
    const void0 = await make()
    await as('sales', async () => ok(await voidQuotation({ id: void0.id, remark: 'Typed twice' })))
    expect(await page(void0.id)).toMatchObject({ status: 'VOID', number: void0.number })
    expect(number).not.toBe(void0.number)
  })

  it('is approved at once where Settings ask for no approval, and says by which rule', async () => {
    await setSetting('quotationApprovalAbove', '300000')
    try {
      const small = await make()
      expect(await as('sales', async () => ok(await submitQuotation({ id: small.id })))).toMatchObject({
        status: 'APPROVED',
      })
      expect((await page(small.id)).revision).toMatchObject({
        approvedById: null,
        approvalRule: 'Settings ask for no approval up to INR 3,00,000.00.',
      })
      const large = await make({ lines: [await pipe({ quantity: '500' })] })
      expect(await as('sales', async () => ok(await submitQuotation({ id: large.id })))).toMatchObject({
        status: 'PENDING_APPROVAL',
      })
    } finally {
      await setSetting('quotationApprovalAbove', '0')
    }
  })

  it('freezes the exchange rate of a foreign currency, and says where one is missing', async () => {
    const { id } = await make({ customerId: await customerId('C006') })
    const q = await page(id)
    expect(q.revision.currency).toBe('USD')
    expect(Number(q.revision.exchangeRate)).toBeGreaterThan(1)
    const none = await as('sales', async () =>
      createQuotation({
        customerId: await customerId('C001'),
        currency: 'USD',
        quotationDate: '2001-01-05',
        lines: [await pipe()],
      }),
    )
    expect(fail(none).fieldErrors?.currency).toMatch(/No exchange rate/)
  })

  it('lets its terms be changed and ordered per quotation', async () => {
    const { id } = await make()
    const form = await formOf(id)
    const terms = [...form.terms.slice(1, 3), { title: 'Validity', text: '3 days' }]
    await as('sales', async () => ok(await updateQuotation({ ...form, terms })))
    expect((await page(id)).revision.terms.map((t) => [t.position, t.title])).toEqual([
      [1, 'Delivery'],
      [2, 'Payment'],
      [3, 'Validity'],
    ])
  })

  it('is listed by its latest revision, found by number and customer, with counts on the tabs', async () => {
    const { id, number } = await approved()
    const list = (who: Desk, params: Record<string, string>) =>
      as(who, () => read((ctx) => runList(ctx, quotationList, params)))
    const [row] = (await list('sales', { q: number })).rows
    expect(row).toMatchObject({
      id,
      number,
      revision: 0,
      status: 'APPROVED',
      outcome: 'OPEN',
      totalAmount: '294060',
    })
    const waiting = await list('management', { status: 'APPROVED' })
    expect(waiting.total).toBe(waiting.tabCounts?.APPROVED)
    expect((await list('sales', { orderable: 'true', q: number })).total).toBe(1)
    expect((await list('sales', { from: '2001-01-01', to: '2001-12-31' })).total).toBe(0)
  })

  it('belongs to its company', async () => {
    const { id } = await make()
    expect(await as('other-admin', () => read((ctx) => getQuotation(ctx, id)))).toBeNull()
    for (const call of [
      () => submitQuotation({ id }),
      () => approveQuotation({ id }),
      () => voidQuotation({ id, remark: 'x' }),
      () => reviseQuotation({ id, reason: 'x' }),
      () => closeQuotation({ id, event: 'win' as const }),
    ])
      expect(fail(await as('other-admin', call)).code).toBe('NOT_FOUND')
  })

  it('shows no price to a role that may not see prices', async () => {
    const { id } = await approved()
    const q = await as('stores', () => read((ctx) => getQuotation(ctx, id)))
    expect(q?.priced).toBe(false)
    expect(q?.revision.totalAmount).toBeNull()
    expect(q?.revision.lines[0]).toMatchObject({ rate: null, ratePerMetre: null, amount: null, quantity: '120' })
    const { rows } = await as('stores', () => read((ctx) => runList(ctx, quotationList, {})))
    expect(rows[0]).not.toHaveProperty('totalAmount')
  })
})
