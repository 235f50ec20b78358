import { beforeAll, describe, expect, it } from 'vitest'
import { reviewCustomerPoAction, updateCustomerPoAction } from '@/features/customer-po/customer-po.actions'
import { getCustomerPo } from '@/features/customer-po/customer-po.queries'
import { createEnquiry, updateEnquiry } from '@/features/enquiry/enquiry.actions'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import {
  approveQuotation,
  createQuotation,
  reviseQuotation,
  submitQuotation,
  updateQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { acceptCustomerPoAction } from '@/features/sales-order/sales-order.actions'
import { getSalesOrder } from '@/features/sales-order/sales-order.queries'
import { read } from '@/server/read'
import { as, customerId, fail, ok, setSetting, sizeId, specId } from '../support/actors'
import { customerPoFor } from '../support/orders'

type Line = Record<string, unknown>
type Create = Parameters<typeof createQuotation>[0]

const pageOf = async (id: string) => {
  const quotation = await as('sales', () => read((ctx) => getQuotation(ctx, id), { permission: 'quotation.read' }))
  if (!quotation) throw new Error('quotation not found')
  return quotation
}
const linesOf = async (id: string) => (await pageOf(id)).revision.lines
const make = async (lines: Line[], more: Line = {}) =>
  as('sales', async () => createQuotation({ customerId: await customerId(), lines, ...more } as Create))
const made = async (lines: Line[], more: Line = {}) => ok(await make(lines, more)).id

const pipe = async (more: Line = {}): Promise<Line> => ({
  productSpecId: await specId(),
  pipeSizeId: await sizeId('6', '40'),
  quantity: '120',
  rate: '2450.50',
  ...more,
})
/** 44.5 x 7.1 MIN: on the minimum it would weigh 6.549 kg/m. */
const tube = async (more: Line = {}): Promise<Line> => ({
  kind: 'TUBE',
  productSpecId: await specId(),
  odMm: '44.5',
  wallMm: '7.1',
  wallType: 'MIN',
  quantity: '248',
  unit: 'NOS',
  pieceLengthM: '6',
  rate: '915.25',
  rateUnit: 'MTR',
  ...more,
})
const plate = (more: Line = {}): Line => ({
  kind: 'PLATE',
  product: 'M.S. PLATE',
  designation: 'IS 2062 E250',
  sizeText: '2500 x 6000 x 12 mm',
  quantity: '4',
  unit: 'NOS',
  weightEachKg: '1413',
  rate: '95',
  rateUnit: 'KGS',
  ...more,
})

describe('kinds of lines', () => {
  it('weigh, measure and price each in their own way: tubes in pieces, plates in numbers, pipes in metres', async () => {
    const [a, b, c, d, e] = await linesOf(
      await made([
        await pipe(),
        await tube(),
        plate(),
        plate({ quantity: '1250.5', unit: 'KGS', weightEachKg: null }),
        {
          kind: 'FITTING',
          product: 'ELBOW 90 LR',
          sizeText: '6" SCH 40',
          quantity: '24',
          unit: 'NOS',
          rate: '3480',
          rateUnit: 'NOS',
        },
      ]),
    )
    expect(a).toMatchObject({ kind: 'PIPE', metres: '120', weightKg: '3391.68', unitWeight: '28.264' })
    // 248 tubes x 6.0 m, 7.067 kg/m on the average wall
    expect(b).toMatchObject({
      kind: 'TUBE',
      metres: '1488',
      unitWeight: '7.067',
      weightKg: '10515.696',
      weightEachKg: '42.402',
    })
    expect(c).toMatchObject({
      kind: 'PLATE',
      metres: '0',
      weightKg: '5652',
      amount: '536940',
      sizeText: '2500 x 6000 x 12 mm',
    })
    expect(d).toMatchObject({ weightKg: '1250.5', amount: '118797.5' })
    // a fitting is no pipe of its size: it has no wall, no kg/m and no metres
    expect(e).toMatchObject({
      kind: 'FITTING',
      odMm: null,
      unitWeight: null,
      metres: '0',
      weightKg: '0',
      amount: '83520',
    })
  })

  it('other than pipe need words, and a rate in a unit they can be counted in', async () => {
    const nameless = fail(await make([{ kind: 'PLATE', quantity: '1', unit: 'NOS', rate: '1', rateUnit: 'NOS' }]))
    expect(nameless.fieldErrors).toMatchObject({ 'lines.0.productSpecId': 'Choose a product or describe the item.' })
    const perMetre = fail(await make([plate({ rateUnit: 'MTR' })]))
    expect(perMetre.fieldErrors).toMatchObject({ 'lines.0.rateUnit': 'Give the rate in the unit of the quantity.' })
    expect(fail(await make([plate({ kind: 'BAR' })])).fieldErrors?.['lines.0.kind']).toContain('Choose pipe, tube')
  })
})

describe('a minimum wall', () => {
  it('is weighed on its average by the tolerance of Settings, and keeps what was used', async () => {
    const [line] = await linesOf(await made([await tube()]))
    expect(line).toMatchObject({ wallMm: '7.1', wallType: 'MIN', wallTolerancePct: '20', averageWallMm: '7.81' })
  })

  it('follows the tolerance or the average that its line states', async () => {
    const [own, stated] = await linesOf(
      await made([await tube({ wallTolerancePct: '28' }), await tube({ averageWallMm: '7.9' })]),
    )
    expect(own).toMatchObject({ averageWallMm: '8.094', unitWeight: '7.267' })
    expect(stated).toMatchObject({ averageWallMm: '7.9', wallTolerancePct: '22.5352', unitWeight: '7.131' })
    const thin = fail(await make([await tube({ averageWallMm: '7' })]))
    expect(thin.fieldErrors).toMatchObject({
      'lines.0.averageWallMm': 'The average wall cannot be less than the minimum wall.',
    })
  })

  it('keeps its weight when Settings change later, and takes the new tolerance in new quotations', async () => {
    const id = await made([await tube()])
    await setSetting('minWallTolerancePct', '10')
    try {
      expect((await linesOf(id))[0]).toMatchObject({ unitWeight: '7.067' })
      expect((await linesOf(await made([await tube()])))[0]).toMatchObject({ averageWallMm: '7.455' })
    } finally {
      await setSetting('minWallTolerancePct', '20')
    }
  })

  it('leaves nominal and average walls as they are', async () => {
    const [line] = await linesOf(await made([await tube({ wallType: 'AVG', wallTolerancePct: '28' })]))
    expect(line).toMatchObject({ averageWallMm: null, wallTolerancePct: null, unitWeight: '6.549' })
  })
})

describe('a discount', () => {
  it('makes the net rate of the list rate; a rate alone has none', async () => {
    const [a, b] = await linesOf(await made([await pipe({ listRate: '2450.50', discountPct: '12.5' }), await pipe()]))
    // 2450.50 less 12.5 % = 2144.1875 -> 2144.188
    expect(a).toMatchObject({ listRate: '2450.5', discountPct: '12.5', rate: '2144.188', amount: '257302.56' })
    expect(b).toMatchObject({ listRate: null, discountPct: '0', rate: '2450.5' })
  })

  it('cannot be taken from nothing or be more than everything', async () => {
    expect(fail(await make([await pipe({ discountPct: '5' })])).fieldErrors).toMatchObject({
      'lines.0.discountPct': 'Give the list rate that the discount is taken from.',
    })
    const more = fail(await make([await pipe({ listRate: '100', discountPct: '101' })]))
    expect(more.fieldErrors?.['lines.0.discountPct']).toBe('Must be at most 100.')
  })
})

describe('the format', () => {
  it('brings the nine notes to an export quotation and none to the others', async () => {
    const kinds = async (format?: string) =>
      (await pageOf(await made([await pipe()], format ? { format } : {}))).revision.terms.map((t) => t.kind)
    expect((await kinds('EXPORT')).filter((k) => k === 'NOTE')).toHaveLength(9)
    expect(await kinds()).not.toContain('NOTE')
    expect(await kinds('PROJECT_BOM')).not.toContain('NOTE')
    expect(fail(await make([await pipe()], { format: 'LETTER' })).fieldErrors?.format).toContain('Choose domestic')
  })

  it('freezes the exchange rate of the date, and keeps references of each line', async () => {
    const lines = [
      await pipe({ itemNo: '10', itemCode: 'MC-1', tagNo: 'P-101', drawingNo: 'ISO-7', certificate: 'EN 10204 3.2' }),
    ]
    const { revision, format } = await pageOf(await made(lines, { format: 'EXPORT', currency: 'USD' }))
    expect(format).toBe('EXPORT')
    expect(Number(revision.exchangeRate)).toBeGreaterThan(1)
    expect(revision.lines[0]).toMatchObject({ itemNo: '10', itemCode: 'MC-1', tagNo: 'P-101', drawingNo: 'ISO-7' })
  })

  it('can be changed in Rev.0, with terms and notes in any order; after that it stays', async () => {
    const id = await made([await pipe()])
    const change = async (more: Line) => {
      const { version, revision } = await pageOf(id)
      const lines = revision.lines.map((l) => ({
        id: l.id,
        productSpecId: l.productSpecId,
        pipeSizeId: l.pipeSizeId,
        quantity: l.quantity,
        rate: l.rate ?? '0',
      }))
      return as('sales', () =>
        updateQuotation({ id, version, lines, terms: [{ title: 'Payment', text: 'Advance' }], ...more } as never),
      )
    }
    ok(await change({ format: 'EXPORT', notes: ['Second.', 'First.'] }))
    const { revision, format } = await pageOf(id)
    expect(format).toBe('EXPORT')
    expect(revision.terms.map((t) => [t.kind, t.position, t.title, t.text])).toEqual([
      ['TERM', 1, 'Payment', 'Advance'],
      ['NOTE', 1, '', 'Second.'],
      ['NOTE', 2, '', 'First.'],
    ])
    ok(await as('sales', () => submitQuotation({ id })))
    ok(await as('management', () => approveQuotation({ id })))
    ok(await as('sales', () => reviseQuotation({ id, reason: 'Price' })))
    expect((await pageOf(id)).revision.terms).toHaveLength(3)
    expect(fail(await change({ format: 'DOMESTIC' })).fieldErrors?.format).toContain('earlier revisions')
    // what is not said stays: the notes, and the format
    ok(await change({}))
    expect((await pageOf(id)).revision.terms.filter((t) => t.kind === 'NOTE')).toHaveLength(2)
  })
})

describe('a project list from enquiry to order', () => {
  const place = (section: string, position: string) => ({ section, position, drawingNo: `SH-22-${position}` })
  let enquiryId: string
  let quotationId: string

  beforeAll(async () => {
    const items = [
      { ...(await tube(place('TUBES FOR FABRICATION', '1'))), itemNo: '0010', wallTolerancePct: '28' },
      { ...plate(place('TUBES FOR FABRICATION', '2')) },
      { ...(await pipe(place('LOOSE SUPPLY', '11'))) },
    ].map(({ rate: _rate, rateUnit: _unit, ...line }: Line) => line)
    enquiryId = ok(
      await as('sales', async () =>
        createEnquiry({ customerId: await customerId(), lines: items } as Parameters<typeof createEnquiry>[0]),
      ),
    ).id
    quotationId = ok(await as('sales', () => createQuotation({ enquiryId, format: 'PROJECT_BOM' }))).id
  })

  const enquiryOf = async () => {
    const enquiry = await as('sales', () => read((ctx) => getEnquiry(ctx, enquiryId), { permission: 'enquiry.read' }))
    if (!enquiry) throw new Error('no enquiry')
    return enquiry
  }
  const facts = (lines: readonly object[]) =>
    lines.map((line) => {
      const l = line as Line
      return [l.kind, l.section, l.position, l.itemNo, l.drawingNo, l.wallTolerancePct, l.averageWallMm, l.weightEachKg]
    })
  const EXPECTED = [
    ['TUBE', 'TUBES FOR FABRICATION', '1', '0010', 'SH-22-1', '28', '8.094', '43.602'],
    ['PLATE', 'TUBES FOR FABRICATION', '2', null, 'SH-22-2', null, null, '1413'],
    ['PIPE', 'LOOSE SUPPLY', '11', null, 'SH-22-11', null, null, null],
  ]

  it('keeps sections, positions, drawings and walls when the enquiry is saved again and quoted', async () => {
    expect(facts((await enquiryOf()).lines)).toEqual(EXPECTED)
    const enquiry = await enquiryOf()
    ok(
      await as('sales', () =>
        updateEnquiry({
          ...enquiry,
          requiredBy: null,
          lines: enquiry.lines.map((l) => ({
            ...l,
            odMm: l.pipeSizeId ? null : l.odMm,
            wallMm: l.pipeSizeId ? null : l.wallMm,
          })),
        } as never),
      ),
    )
    expect(facts((await enquiryOf()).lines)).toEqual(EXPECTED)
    expect(facts(await linesOf(quotationId))).toEqual(EXPECTED)
  })

  it('is revised with everything, and the order keeps positions and drawings', async () => {
    const { version, revision } = await pageOf(quotationId)
    const rates = ['915.25', '95', '2450.5']
    ok(
      await as('sales', () =>
        updateQuotation({
          id: quotationId,
          version,
          terms: [],
          lines: revision.lines.map((l, i) => ({
            ...l,
            odMm: l.pipeSizeId ? null : l.odMm,
            wallMm: l.pipeSizeId ? null : l.wallMm,
            listRate: null,
            discountPct: null,
            rate: rates[i],
            rateUnit: ['MTR', 'KGS', 'MTR'][i],
          })),
        } as never),
      ),
    )
    const approve = async () => {
      ok(await as('sales', () => submitQuotation({ id: quotationId })))
      ok(await as('management', () => approveQuotation({ id: quotationId })))
    }
    await approve()
    ok(await as('sales', () => reviseQuotation({ id: quotationId, reason: 'Delivery' })))
    const again = await pageOf(quotationId)
    expect(facts(again.revision.lines)).toEqual(EXPECTED)
    expect(again.changes?.comparison.same).toBe(true)
    await approve()
    const po = await customerPoFor(quotationId)
    ok(await as('sales', () => reviewCustomerPoAction({ id: po.id })))
    const order = ok(await as('sales', () => acceptCustomerPoAction({ id: po.id })))
    const stored = await as('sales', () =>
      read((ctx) => getSalesOrder(ctx, order.id), { permission: 'sales-order.read' }),
    )
    expect(facts(stored?.lines ?? [])).toEqual(EXPECTED)
    // 1488 m of tube and 120 m of pipe; tube 10,813.296 + plate 5,652 + pipe 3,391.68 kg
    expect(stored).toMatchObject({ totalMetres: '1608', totalWeightKg: '19856.976' })
    expect((await pageOf(quotationId)).status).toBe('WON')
  })
})

describe('a customer PO of a quotation that was revised', () => {
  it('follows its lines to where they stand now, though one was inserted before them', async () => {
    const id = await made([await pipe(), await pipe({ pipeSizeId: await sizeId('4', '40'), rate: '1500' })])
    const approve = async () => {
      ok(await as('sales', () => submitQuotation({ id })))
      ok(await as('management', () => approveQuotation({ id })))
    }
    await approve()
    const { id: poId, poNumber } = await customerPoFor(id)
    ok(await as('sales', () => reviseQuotation({ id, reason: 'One more size' })))
    const draft = await pageOf(id)
    const kept = draft.revision.lines.map((l) => ({
      id: l.id,
      productSpecId: l.productSpecId,
      pipeSizeId: l.pipeSizeId,
      quantity: l.quantity,
      rate: l.rate ?? '0',
    }))
    const lines = [await pipe({ pipeSizeId: await sizeId('2', '80'), rate: '700' }), ...kept]
    ok(await as('sales', () => updateQuotation({ id, version: draft.version, terms: [], lines } as never)))
    await approve()
    const poOf = () => as('sales', () => read((ctx) => getCustomerPo(ctx, poId)))
    const po = await poOf()
    ok(
      await as('sales', () =>
        updateCustomerPoAction({
          id: poId,
          version: po?.version ?? 0,
          poNumber,
          poDate: '2026-11-01',
          receivedDate: '2026-11-02',
          lines: (po?.lines ?? []).map((l) => ({
            quotationLineId: l.quotationLineId,
            productSpecId: l.productSpecId,
            pipeSizeId: l.pipeSizeId,
            ends: l.ends as 'BE',
            quantity: l.quantity,
            rate: l.rate ?? '0',
          })),
        } as never),
      ),
    )
    const kinds = (await poOf())?.comparison.lines.map((l) => l.kind)
    expect(kinds).toEqual(['NOT_ORDERED', 'SAME', 'SAME'])
  })
})

describe('a long draft', () => {
  it('is saved with every rate changed and lines moved in one statement, and only what changed is in the trail', async () => {
    const id = await made(
      await Promise.all(Array.from({ length: 60 }, async (_, i) => pipe({ rate: String(1000 + i), tagNo: `T-${i}` }))),
    )
    const { version, revision } = await pageOf(id)
    const lines = [...revision.lines].reverse().map((l) => ({
      id: l.id,
      productSpecId: l.productSpecId,
      pipeSizeId: l.pipeSizeId,
      additionalSpecs: l.lineNo === 7 ? ['NACE MR0175', 'HIC'] : [],
      tagNo: l.tagNo,
      quantity: l.quantity,
      rate: String(Number(l.rate ?? '0') + 1),
    }))
    ok(await as('sales', () => updateQuotation({ id, version, terms: [], lines } as never)))
    const after = await linesOf(id)
    expect(after.map((l) => [l.lineNo, l.tagNo, l.rate])).toEqual(
      Array.from({ length: 60 }, (_, i) => [i + 1, `T-${59 - i}`, String(1060 - i)]),
    )
    expect(after.filter((l) => l.additionalSpecs.length > 0).map((l) => [l.tagNo, l.additionalSpecs])).toEqual([
      ['T-6', ['NACE MR0175', 'HIC']],
    ])
  })
})
