import { afterAll, describe, expect, it } from 'vitest'
import { GET as xlsx } from '@/app/(app)/quotations/[id]/xlsx/route'
import { POST as preview } from '@/app/api/quotation-templates/preview/route'
import { updateCustomerAction } from '@/features/customer/customer.actions'
import { getCustomer } from '@/features/customer/customer.queries'
import { quotationPdf } from '@/features/quotation/paper/quotation.pdf-data'
import { quotationXlsx } from '@/features/quotation/paper/quotation.xlsx-data'
import { approveQuotation, submitQuotation } from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { paperOf } from '@/features/quotation-template/paper-of'
import {
  activateQuotationTemplate,
  createQuotationTemplate,
  deactivateQuotationTemplate,
  updateQuotationTemplate,
} from '@/features/quotation-template/quotation-template.actions'
import { getQuotationTemplate, getQuotationTemplates } from '@/features/quotation-template/quotation-template.queries'
import { closePdf } from '@/server/pdf'
import { printDocument } from '@/server/pdf-document'
import { read } from '@/server/read'
import { writeSpreadsheet } from '@/server/spreadsheet-document'
import { as, customerId, type Desk, fail, ok, sizeId, specId } from '../support/actors'
import { type ErrorAnswer, request, tokenOf } from '../support/api'
import { makeOffer } from '../support/offers'
import { withOwner } from '../support/owner'
import { pagesOfPdf } from '../support/pdf-text'
import { cellsOf } from '../support/workbook'

afterAll(closePdf)

type Content = Parameters<typeof createQuotationTemplate>[0]
const make = (name: string, more: Partial<Content> = {}, who: Desk = 'admin') =>
  as(who, () => createQuotationTemplate({ name, format: 'DOMESTIC', ...more }))
const one = async (id: string) => {
  const found = await as('admin', () => read((ctx) => getQuotationTemplate(ctx, id)))
  if (!found) throw new Error('no such format')
  return found
}
const choose = (wanted: { format?: string; quotationTemplateId?: string; customer?: string }) =>
  as('sales', async () => {
    const id = await customerId(wanted.customer ?? 'C001')
    return read((ctx) => paperOf(ctx, { ...wanted, customerId: id }))
  })
const setCustomers = async (code: string, quotationTemplateId: string | null) => {
  const id = await customerId(code)
  const customer = await as('admin', () => read((ctx) => getCustomer(ctx, id)))
  if (!customer) throw new Error('no such customer')
  const { version, name, stateCode, currency, country, addresses } = customer
  const kept = addresses.map((a) => ({ ...a, kind: a.kind as 'BOTH' }))
  return as('admin', () =>
    updateCustomerAction({
      id,
      version,
      name,
      stateCode,
      country,
      currency: currency as 'INR',
      quotationTemplateId,
      addresses: kept,
    }),
  )
}
const printed = async (id: string) => {
  const { pdf } = await as('sales', () => printDocument(quotationPdf, id))
  return (await pagesOfPdf(pdf)).join(' ')
}

describe('the quotation formats of a company', () => {
  it('start with a standard one of each kind', async () => {
    const { templates } = await as('admin', () => read(getQuotationTemplates))
    expect(templates.map((t) => [t.format, t.name, t.isDefault])).toEqual([
      ['DOMESTIC', 'Domestic', true],
      ['EXPORT', 'Export', true],
      ['PROJECT_BOM', 'Project bill of material', true],
    ])
  })

  it('are changed by administrators, seen by management, and by nobody else; a stale save is refused', async () => {
    expect(fail(await make('X', {}, 'sales')).code).toBe('FORBIDDEN')
    expect(fail(await make('X', {}, 'management')).code).toBe('FORBIDDEN')
    const { id } = ok(await make('Of the desk'))
    await as('management', () => read((ctx) => getQuotationTemplates(ctx), { permission: 'settings.read' }))
    await expect(as('sales', () => read(getQuotationTemplates, { permission: 'settings.read' }))).rejects.toMatchObject(
      { code: 'FORBIDDEN' },
    )
    ok(await as('admin', () => updateQuotationTemplate({ id, version: 1, name: 'Of the sales desk' })))
    expect(fail(await as('admin', () => updateQuotationTemplate({ id, version: 1, name: 'Late' }))).code).toBe('STALE')
    expect(fail(await make('OF THE SALES DESK')).fieldErrors?.name).toMatch(/already/)
  })

  it('say what is wrong at the field', async () => {
    const refused = fail(
      await make(' ', {
        accentColour: 'blue',
        intro: 'In {{currency',
        closing: '{{rate}}',
        columns: ['size', 'size'],
        terms: [{ title: '', text: 'x' }],
      }),
    )
    expect(refused.fieldErrors).toEqual({
      name: 'Give the format a name.',
      accentColour: 'A colour is # and six digits, for example #1d3d63.',
      intro: 'A placeholder is not finished: each begins with {{ and ends with }}.',
      closing: 'There is no placeholder {{rate}}. The list beside the text shows what there is.',
      columns: 'Each column once.',
      'terms.0.title': 'Give the term a title.',
    })
  })

  it('have one standard per kind; one that is switched off is neither standard nor taken', async () => {
    const { id } = ok(await make('Short', { isDefault: true }))
    expect((await choose({ format: 'DOMESTIC' })).quotationTemplateId).toBe(id)
    ok(await as('admin', () => deactivateQuotationTemplate({ id, remark: 'Not wanted' })))
    expect(await choose({ format: 'DOMESTIC' })).toMatchObject({ format: 'DOMESTIC', quotationTemplateId: null })
    await expect(choose({ quotationTemplateId: id })).rejects.toMatchObject({ code: 'VALIDATION' })
    const { version } = await one(id)
    expect(
      fail(await as('admin', () => updateQuotationTemplate({ id, version, name: 'Short', isDefault: true }))).code,
    ).toBe('CONFLICT')
    ok(await as('admin', () => activateQuotationTemplate({ id })))
    ok(await as('admin', () => updateQuotationTemplate({ id, version: version + 1, name: 'Short', isDefault: true })))
    expect((await choose({ format: 'DOMESTIC' })).quotationTemplateId).toBe(id)
  })
})

describe('a new quotation', () => {
  it("takes the customer's format, where it fits; without one, and without a standard, the built-in paper", async () => {
    const mine = ok(await make('For Bharuch', { format: 'PROJECT_BOM' }))
    ok(await setCustomers('C002', mine.id))
    expect(await choose({ customer: 'C002' })).toMatchObject({ format: 'PROJECT_BOM', quotationTemplateId: mine.id })
    expect((await choose({ customer: 'C002', format: 'EXPORT' })).quotationTemplateId).not.toBe(mine.id)
    await expect(choose({ customer: 'C002', format: 'EXPORT', quotationTemplateId: mine.id })).rejects.toMatchObject({
      code: 'VALIDATION',
    })
    ok(await setCustomers('C002', null))
    expect(await choose({ customer: 'C002' })).toMatchObject({ format: 'DOMESTIC' })
    const gone = '01a1fc9f-0000-7000-8000-000000000000'
    expect(fail(await setCustomers('C002', gone)).code).toBe('NOT_FOUND')
  })

  it('has the 15 terms of the company; for export also its 9 notes; or the own ones of the format', async () => {
    const domestic = await choose({ format: 'DOMESTIC' })
    expect([domestic.terms.length, domestic.notes.length]).toEqual([15, 0])
    const foreign = await choose({ format: 'EXPORT' })
    expect([foreign.terms.length, foreign.notes.length]).toEqual([15, 9])
    const own = ok(
      await make('Own words', {
        format: 'EXPORT',
        ownTerms: true,
        terms: [{ title: 'Price', text: 'CIF Sohar' }],
        ownNotes: true,
        notes: [{ text: 'Only this' }],
      }),
    )
    const chosen = await choose({ quotationTemplateId: own.id })
    expect([chosen.terms, chosen.notes]).toEqual([[{ title: 'Price', text: 'CIF Sohar' }], ['Only this']])
  })

  it('keeps its terms and notes when those of the format change; the letterhead follows the format', async () => {
    const { id } = ok(
      await make('Follows', {
        format: 'EXPORT',
        title: 'Offer for pipe',
        intro: 'We quote in {{currency}}.\nRate of the day: {{exchange_rate}}',
        closing: 'Until {{valid_until}}',
        footer: 'Foot of one',
        showBank: true,
        ownTerms: true,
        terms: [{ title: 'Price', text: 'CIF Sohar' }],
        ownNotes: true,
        notes: [{ text: 'Note of old' }],
      }),
    )
    const offer = await makeOffer('EXPORT', 2, { quotationTemplateId: id })
    const before = await printed(offer.id)
    for (const words of [
      'Offer for pipe',
      'We quote in USD.',
      'CIF Sohar',
      'Note of old',
      'Foot of one',
      'Account no.',
    ])
      expect(before).toContain(words)
    expect(before).toMatch(/Rate of the day: 1 USD = [\d.]+ INR/)
    // the technical sheets do not tell at what rate the prices were made
    expect(before).toContain('Rate of the day: QUOTED USD = QUOTED INR')
    ok(
      await as('admin', () =>
        updateQuotationTemplate({
          id,
          version: 1,
          name: 'Follows',
          title: 'New heading',
          footer: 'Foot of two',
          ownTerms: true,
          terms: [{ title: 'Price', text: 'FOB' }],
          ownNotes: true,
          notes: [{ text: 'Note of new' }],
          columns: ['itemNo', 'description', 'quantity', 'amount'],
        }),
      ),
    )
    const after = await printed(offer.id)
    for (const words of ['New heading', 'CIF Sohar', 'Note of old', 'Foot of two', 'S/N Description Qty Amount USD'])
      expect(after).toContain(words)
    for (const words of ['FOB', 'Note of new', 'Foot of one', 'Unit price']) expect(after).not.toContain(words)
    const quotation = await as('sales', () => read((ctx) => getQuotation(ctx, offer.id)))
    expect(quotation?.revision.terms.map((t) => t.text)).toEqual(['CIF Sohar', 'Note of old'])
  })

  it('an approved quotation keeps the words and columns it was approved with', async () => {
    const { id } = ok(await make('Until approval', { title: 'Offer of the day', intro: 'As we spoke.' }))
    const offer = await makeOffer('DOMESTIC', 1, { quotationTemplateId: id })
    ok(await as('sales', () => submitQuotation({ id: offer.id })))
    ok(await as('management', () => approveQuotation({ id: offer.id, remark: 'Fine' })))
    const approved = await printed(offer.id)
    expect(approved).toContain('As we spoke.')
    const { version } = await one(id)
    const words = { title: 'Another title', intro: 'Other words.' }
    ok(await as('admin', () => updateQuotationTemplate({ id, version, name: 'After approval', ...words })))
    expect(await printed(offer.id)).toBe(approved)
  })

  it('prints without a template of its own, on the built-in paper', async () => {
    const offer = await makeOffer('PROJECT_BOM', 2)
    await withOwner((owner) => owner.query(`ALTER TABLE "Quotation" DISABLE TRIGGER USER`))
    await withOwner((owner) =>
      owner.query(`UPDATE "Quotation" SET "quotationTemplateId" = NULL WHERE id = $1`, [offer.id]),
    )
    await withOwner((owner) => owner.query(`ALTER TABLE "Quotation" ENABLE TRIGGER USER`))
    expect(await printed(offer.id)).toContain('Bill of material')
  })
})

describe('a discount from a list rate, where the format prints it', () => {
  it('stands on the paper and in the spreadsheet as a formula; the technical sheet tells neither', async () => {
    const { id } = ok(
      await make('With discounts', {
        format: 'EXPORT',
        columns: ['description', 'quantity', 'unit', 'listRate', 'discountPct', 'rate', 'amount'],
      }),
    )
    const item = {
      productSpecId: await specId('ASTM A106 GR.B'),
      pipeSizeId: await sizeId('6', '40'),
      quantity: '100',
      unit: 'MTR',
      rateUnit: 'MTR',
    }
    const lines = [
      { ...item, listRate: '2500', discountPct: '3.5' },
      { ...item, rate: '2600' },
    ]
    const offer = await makeOffer('EXPORT', 1, { quotationTemplateId: id, lines })
    const [commercial = '', technical = ''] = (await printed(offer.id)).split('Technical offer')
    expect(commercial).toContain('1 C.S. SEAMLESS PIPE')
    expect(commercial).toContain('100 MTR 2,500.00 3.5 2,412.50 241,250.00')
    expect(technical).toContain('100 MTR QUOTED QUOTED QUOTED QUOTED')
    // the other line has no list rate: empty on both sheets
    expect(commercial).toContain('100 MTR 2,600.00 260,000.00')
    expect(technical).toContain('100 MTR QUOTED QUOTED ')
    expect(technical).not.toMatch(/3\.5 |2,500|2,412/)
    const { content } = await as('sales', () => writeSpreadsheet(quotationXlsx, offer.id))
    const sheets = cellsOf(content)
    const rate = [...(sheets.get('Commercial') ?? [])].find(([, cell]) => cell.number === '2412.5' && cell.formula)
    expect(rate?.[1].formula).toMatch(/^ROUND\([A-Z]+\d+\*\(1-[A-Z]+\d+\/100\),3\)$/)
    expect(
      [...(sheets.get('Technical') ?? new Map()).values()].some((cell) =>
        ['2500', '3.5', '2412.5'].includes(cell.number ?? ''),
      ),
    ).toBe(false)
  })
})

describe('the preview of a format', () => {
  const ask = async (who: Desk, body: unknown) =>
    preview(request('/api/quotation-templates/preview', { token: (await tokenOf(who)).token, body }))

  it('prints what is in the form, saved or not, over a sample or over a quotation', async () => {
    const answer = await ask('admin', {
      format: 'EXPORT',
      title: 'Not saved',
      intro: 'Words of {{company}}',
      columns: ['description', 'amount'],
      showWeights: false,
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = (await pagesOfPdf(Buffer.from(await answer.arrayBuffer()))).join(' ')
    for (const words of [
      'Not saved',
      'Words of National Pipe & Supply',
      'S/N Description Amount USD',
      'SPECIMEN',
      'Technical offer',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('Total weight')
    const { templates } = await as('admin', () => read(getQuotationTemplates))
    expect(templates.map((t) => t.name)).not.toContain('Not saved')
    const offer = await makeOffer('DOMESTIC', 3)
    const own = await ask('admin', { format: 'DOMESTIC', quotationId: offer.id })
    expect((await pagesOfPdf(Buffer.from(await own.arrayBuffer()))).join(' ')).toContain(`${offer.number} Rev.0`)
  })

  it('is for those who see settings, over no quotation of another company, and takes no more than a form can hold', async () => {
    expect((await ask('sales', { format: 'DOMESTIC' })).status).toBe(403)
    const offer = await makeOffer('DOMESTIC', 1)
    expect((await ask('other-admin', { format: 'DOMESTIC', quotationId: offer.id })).status).toBe(404)
    const wrong = await ask('admin', { format: 'DOMESTIC', accentColour: 'red', columns: ['nothing'] })
    expect([wrong.status, Object.keys(((await wrong.json()) as ErrorAnswer).error.fieldErrors ?? {})]).toEqual([
      422,
      ['accentColour', 'columns.0'],
    ])
    expect((await ask('admin', { format: 'DOMESTIC', intro: 'x'.repeat(500_000) })).status).toBe(413)
    expect((await preview(request('/api/quotation-templates/preview', { body: {} }))).status).toBe(401)
  })
})

describe('the address of the spreadsheet', () => {
  const get = async (id: string, who: Desk = 'sales') =>
    xlsx(request(`/quotations/${id}/xlsx`, { token: (await tokenOf(who)).token }), { params: Promise.resolve({ id }) })

  it('hands out the file under its number and leaves an event; others get a clear refusal', async () => {
    const offer = await makeOffer('DOMESTIC', 1)
    const answer = await get(offer.id)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain(
      `attachment; filename="${offer.number.replaceAll('/', '-')}-Rev.0.xlsx"`,
    )
    const events = await withOwner((owner) =>
      owner.query(`SELECT remark FROM "AuditLog" WHERE action = 'document.export' AND "documentId"::text = $1`, [
        offer.id,
      ]),
    )
    expect(events.rows).toHaveLength(1)
    expect((await get(offer.id, 'other-admin')).status).toBe(404)
    expect((await get(offer.id, 'stores')).status).toBe(403)
    expect((await get('nonsense')).status).toBe(404)
  })
})
