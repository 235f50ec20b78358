import { describe, expect, it } from 'vitest'
import { closeEnquiry, createEnquiry, updateEnquiry } from '@/features/enquiry/enquiry.actions'
import { enquiryList, getEnquiry } from '@/features/enquiry/enquiry.queries'
import { createQuotation } from '@/features/quotation/quotation.actions'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, ok, sizeId, specId } from '../support/actors'

const pipe = async (more: Record<string, unknown> = {}) => ({
  productSpecId: await specId('ASTM A106 GR.B'),
  pipeSizeId: await sizeId('6', '40'),
  quantity: '120.5',
  unit: 'MTR' as const,
  ...more,
})

const enquiry = async (more: Record<string, unknown> = {}) => ({
  customerId: await customerId('C001'),
  clientReference: 'RFQ-778',
  project: 'Refinery unit 4',
  mode: 'EMAIL' as const,
  lines: [await pipe(), await pipe({ pipeSizeId: null, sizeText: '10" NB x 7.10MM', quantity: '24', unit: 'FTS' })],
  ...more,
})

const register = async (more: Record<string, unknown> = {}) =>
  as('sales', async () => ok(await createEnquiry(await enquiry(more))) as { id: string; number: string })

const see = (id: string, who: Desk = 'sales') =>
  as(who, () => read((ctx) => getEnquiry(ctx, id), { permission: 'enquiry.read' }))

const found = async (id: string) => {
  const page = await see(id)
  if (!page) throw new Error('enquiry not found')
  return page
}

describe('an enquiry', () => {
  it('gets its number with the first save, and its sizes fill OD, wall and kg/m', async () => {
    const { id, number } = await register({ buyerText: 'Pls quote 6" sch 40 smls' })
    expect(number).toMatch(/^ENQ\/\d{2}\/\d{5}$/)
    const page = await found(id)
    expect(page.status).toBe('OPEN')
    expect(page.buyerText).toBe('Pls quote 6" sch 40 smls')
    expect(page.lines[0]).toMatchObject({
      product: 'C.S. SEAMLESS PIPE',
      designation: 'ASTM A106 GR.B',
      sizeText: '6" NB X SCH 40',
      odMm: '168.3',
      wallMm: '7.11',
      metres: '120.5',
      ends: 'BE',
    })
    expect(page.lines[1]).toMatchObject({ pipeSizeId: null, odMm: '273', wallMm: '7.1', nps: '10', metres: '7.315' })
    expect(page.createdBy).toBeTruthy()
  })

  it('is refused with a sentence at the field, and nothing is kept', async () => {
    const count = () => as('sales', () => read((ctx) => ctx.tx.enquiry.count()))
    const before = await count()
    const refused = await as('sales', async () =>
      fail(await createEnquiry(await enquiry({ lines: [await pipe(), await pipe({ unit: 'NOS', quantity: '10' })] }))),
    )
    expect(refused.fieldErrors?.['lines.1.pieceLengthM']).toMatch(/length of one piece/)
    const dates = await as('sales', async () => fail(await createEnquiry(await enquiry({ enquiryDate: '2099-01-01' }))))
    expect(dates.fieldErrors?.enquiryDate).toBeTruthy()
    expect(await count()).toBe(before)
  })

  it('keeps the identity of its lines when it is changed, and is refused from an old copy', async () => {
    const { id } = await register()
    const before = await found(id)
    const [first, second] = before.lines
    const save = async (version: number, lines: unknown[]) =>
      as('sales', async () => updateEnquiry({ ...(await enquiry()), id, version, lines } as never))
    const swapped = [
      { ...(await pipe({ quantity: '30' })), id: second?.id },
      { ...(await pipe({ quantity: '120.5' })), id: first?.id },
      await pipe({ quantity: '5' }),
    ]
    ok(await save(before.version, swapped))
    const after = await found(id)
    expect(after.lines.map((l) => [l.lineNo, l.quantity])).toEqual([
      [1, '30'],
      [2, '120.5'],
      [3, '5'],
    ])
    expect(after.lines.map((l) => l.id).slice(0, 2)).toEqual([second?.id, first?.id])
    const stale = fail(await save(before.version, swapped))
    expect(stale.code).toBe('STALE')
    expect(stale.message).toMatch(/changed this while you had it open/)
  })

  it('is closed with a reason only, and then stands as it is', async () => {
    const { id } = await register()
    const close = (event: 'lose' | 'regret' | 'void', remark?: string) =>
      as('sales', () => closeEnquiry({ id, event, remark }))
    expect(fail(await close('lose')).fieldErrors?.remark).toBeTruthy()
    ok(await close('lose', 'Price too high'))
    const page = await found(id)
    expect(page).toMatchObject({ status: 'LOST', closeReason: 'Price too high', editable: false })
    expect(page.history.map((h) => [h.fromState, h.toState, h.remark])).toEqual([['OPEN', 'LOST', 'Price too high']])
    expect(fail(await close('void', 'again')).code).toBe('ILLEGAL_TRANSITION')
    const edit = await as('sales', async () => updateEnquiry({ ...(await enquiry()), id, version: page.version }))
    expect(fail(edit).code).toBe('ILLEGAL_TRANSITION')
  })

  it('that is quoted keeps its quoted lines and its outcome comes from the quotation', async () => {
    const { id } = await register()
    const page = await found(id)
    await as('sales', async () => ok(await createQuotation({ enquiryId: id })))
    const quoted = await found(id)
    expect(quoted.status).toBe('QUOTED')
    expect(quoted.quotations).toHaveLength(1)
    const removed = await as('sales', async () =>
      updateEnquiry({ ...(await enquiry()), id, version: quoted.version, lines: [await pipe()] }),
    )
    expect(fail(removed).message).toMatch(/quoted in NPS/)
    const lost = await as('sales', () => closeEnquiry({ id, event: 'lose', remark: 'no' }))
    expect(fail(lost).message).toMatch(/record the outcome there/)
    expect(page.number).toBe(quoted.number)
  })

  it('is found by number, customer and state, with counts on the tabs', async () => {
    const { number } = await register()
    const list = (params: Record<string, string>) => as('sales', () => read((ctx) => runList(ctx, enquiryList, params)))
    const byNumber = await list({ q: number })
    expect(byNumber.rows.map((r) => r.number)).toEqual([number])
    const open = await list({ status: 'OPEN' })
    expect(open.total).toBe(open.tabCounts?.OPEN)
    expect((await list({ from: '2001-01-01', to: '2001-12-31' })).total).toBe(0)
    expect((await list({ customerId: await customerId('C001'), mode: 'EMAIL' })).total).toBeGreaterThan(0)
  })

  it('belongs to its company, and to sales', async () => {
    const { id } = await register()
    expect(await see(id, 'other-admin')).toBeNull()
    const foreign = await as('other-admin', () => closeEnquiry({ id, event: 'void', remark: 'x' }))
    expect(fail(foreign).code).toBe('NOT_FOUND')
    const stores = await as('stores', async () => createEnquiry(await enquiry()))
    expect(fail(stores).code).toBe('FORBIDDEN')
    const foreignCustomer = await as('other-admin', async () => createEnquiry(await enquiry()))
    expect(fail(foreignCustomer).code).toBe('NOT_FOUND')
  })
})
