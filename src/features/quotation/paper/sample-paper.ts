import { dec, decimalText, sumMoney } from '@/core/money'
import { unitWeight } from '@/core/pipe'
import { lineAmount, roundKg, weightKg } from '@/core/units'
import { amountInWords } from '@/core/words'
import type { Term } from '@/documents/types'
import { columnsOf, type PaperOptions, type QuotationFormat } from '@/features/quotation-template/paper-formats'
import type { onPaper } from '@/features/quotation-template/paper-words'
import { quantitiesByUnit } from '../lines/quotation.totals'
import { groupLines, type PaperLine, type QuotationPaper } from './quotation-paper'

type SampleLine = PaperLine & { section: string | null }
type Item = Partial<SampleLine> & { rate: string }

const CARBON = { product: 'C.S. SEAMLESS PIPE', material: 'ASTM A106 GR.B', ends: 'BE' }
const ALLOY = { product: 'A.S. SEAMLESS TUBE', material: 'ASTM A213 T22', ends: 'PE', kind: 'TUBE' }
const STAINLESS = { product: 'S.S. SEAMLESS PIPE', material: 'ASTM A312 TP316L', ends: 'PE', weightFactor: '1.014' }

const ITEMS: readonly Item[] = [
  {
    ...CARBON,
    sizeText: '6" NB X SCH 40',
    nps: '6',
    odMm: '168.3',
    wallMm: '7.11',
    quantity: '120',
    rate: '2450.5',
    additionalSpecs: ['NACE MR0175', 'HIC'],
    lengthText: '5-7 m random',
    certificate: 'EN 10204 3.1',
    itemCode: '10004711',
    tagNo: 'P-101',
  },
  {
    ...ALLOY,
    sizeText: '44.5 X 7.1 MIN',
    odMm: '44.5',
    wallMm: '7.1',
    wallType: 'MIN',
    averageWallMm: '7.81',
    quantity: '248',
    unit: 'NOS',
    pieceLengthM: '6',
    rate: '9150',
    rateUnit: 'NOS',
    certificate: 'EN 10204 3.2',
    drawingNo: 'SH-2201-07',
  },
  {
    ...STAINLESS,
    sizeText: '2" NB X SCH 40S',
    nps: '2',
    odMm: '60.3',
    wallMm: '3.91',
    quantity: '1.25',
    unit: 'MTS',
    rate: '415000',
    rateUnit: 'MTS',
    certificate: 'EN 10204 3.1',
    itemCode: '10004812',
  },
  {
    kind: 'FITTING',
    product: 'ELBOW 90 DEG LR',
    material: 'ASTM A234 WPB',
    sizeText: '6" NB X SCH 40',
    ends: 'BE',
    quantity: '24',
    unit: 'NOS',
    rate: '3480',
    rateUnit: 'NOS',
    weightEachKg: '10.6',
    tagNo: 'E-07',
    remark: 'Butt-weld, seamless',
  },
  {
    kind: 'PLATE',
    product: 'BOILER QUALITY PLATE',
    material: 'ASTM A516 GR.70',
    sizeText: '2500 x 6300 x 16 mm',
    quantity: '3956',
    unit: 'KGS',
    rate: '92.5',
    rateUnit: 'KGS',
    certificate: 'EN 10204 3.2',
    drawingNo: 'SH-2201-11',
  },
  {
    ...CARBON,
    sizeText: '12" NB X SCH 20',
    nps: '12',
    odMm: '323.9',
    wallMm: '6.35',
    quantity: '36.5',
    rate: '5125.75',
    lengthText: 'DRL 11-12.6 m',
    description: 'Hot finished, black, with end caps',
  },
]

/** The line with that number, counted from 1: quantities differ, so that no two lines are the same. */
function sampleLine(index: number, format: QuotationFormat): SampleLine {
  const { rate, ...over }: Item = ITEMS[index % ITEMS.length] ?? { rate: '1' }
  const base = over.quantity ?? '1'
  const quantity = decimalText(dec(base).plus(Math.floor(index / ITEMS.length)))
  const unit = over.unit ?? 'MTR'
  const perMetre =
    over.odMm && over.wallMm
      ? decimalText(unitWeight(over.odMm, over.averageWallMm ?? over.wallMm, over.weightFactor ?? '1'))
      : null
  const metres =
    unit === 'MTR'
      ? quantity
      : unit === 'NOS' && over.pieceLengthM
        ? decimalText(dec(quantity).times(over.pieceLengthM))
        : unit === 'MTS' && perMetre
          ? decimalText(roundKg(dec(quantity).times(1000).div(perMetre)))
          : '0'
  const kg = perMetre
    ? weightKg(metres, perMetre)
    : unit === 'KGS'
      ? dec(quantity)
      : roundKg(dec(quantity).times(over.weightEachKg ?? '0'))
  return {
    section:
      format === 'PROJECT_BOM'
        ? (['Tubes for fabrication', 'Loose supply', 'Spares'][Math.floor(index / 2) % 3] ?? null)
        : null,
    no: index + 1,
    kind: 'PIPE',
    position: format === 'PROJECT_BOM' ? `${10 * (index + 1)}` : null,
    itemNo: null,
    itemCode: null,
    tagNo: null,
    drawingNo: null,
    certificate: null,
    product: '',
    material: '',
    additionalSpecs: [],
    description: null,
    sizeText: '',
    nps: null,
    odMm: null,
    wallMm: null,
    wallType: null,
    averageWallMm: null,
    weightFactor: '1',
    ends: null,
    lengthText: null,
    pieceLengthM: null,
    unit: 'MTR',
    weightEachKg: null,
    rateUnit: unit,
    hasListRate: false,
    hasDiscount: false,
    delivery: index % 3 === 2 ? '6-8 weeks' : 'Ex-stock',
    remark: null,
    ...over,
    quantity,
    metres,
    unitWeight: perMetre,
    weightKg: decimalText(kg, 3),
    prices: {
      listRate: null,
      discountPct: '0',
      rate,
      ratePerMetre: unit === 'MTR' ? rate : '0',
      amount: decimalText(lineAmount(quantity, rate), 2),
    },
  }
}

type Sample = {
  format: QuotationFormat
  options: PaperOptions
  company: ReturnType<typeof onPaper>
  terms: Term[]
  notes: string[]
  date: string
  validUntil: string
  lines?: number
}

/** A quotation that shows how a paper looks, before there is one: the preview of Settings. */
export function samplePaper({
  format,
  options,
  company,
  terms,
  notes,
  date,
  validUntil,
  lines: count = 12,
}: Sample): QuotationPaper {
  const currency = format === 'EXPORT' ? 'USD' : 'INR'
  const lines = Array.from({ length: count }, (_, i) => sampleLine(i, format))
  const amount = (own: readonly PaperLine[]) => decimalText(sumMoney(own.map((l) => l.prices?.amount ?? '0')), 2)
  const weight = (own: readonly PaperLine[]) =>
    decimalText(roundKg(own.reduce((n, l) => n.plus(dec(l.weightKg)), dec(0))))
  const total = decimalText(dec(amount(lines)).plus('1500'), 2)
  return {
    format,
    sheet: format === 'EXPORT' ? 'COMMERCIAL' : 'OFFER',
    ...company,
    number: 'SAMPLE Rev.0',
    date,
    watermark: 'SPECIMEN',
    parties: [
      {
        label: 'To',
        name: 'Sample Refinery Limited',
        addressLines: ['Plot 12, Industrial Area', format === 'EXPORT' ? 'Sohar, Oman' : 'Mumbai 400 001, Maharashtra'],
        contact: { name: 'A. Buyer', email: 'buyer@example.com' },
      },
    ],
    facts: [
      { label: 'Your reference', value: 'RFQ-1001' },
      { label: 'Project', value: 'Refinery expansion' },
      { label: 'Valid until', value: validUntil },
      { label: 'Payment', value: '100 % within 30 days of dispatch' },
      { label: 'Delivery terms', value: 'Ex-works our warehouse' },
      { label: 'Currency', value: currency },
    ],
    currency,
    columns: columnsOf(format, options.columns, options.showWeights),
    groups: groupLines(lines).map(({ heading, lines: own }) => ({
      heading,
      lines: own,
      quantities: quantitiesByUnit(own),
      weightKg: weight(own),
      amount: amount(own),
    })),
    quantities: quantitiesByUnit(lines),
    totalMetres: decimalText(lines.reduce((n, l) => n.plus(dec(l.metres)), dec(0))),
    totalWeightKg: weight(lines),
    hasCharges: true,
    chargesLabel: 'Third-party inspection',
    prices: {
      subTotal: amount(lines),
      chargesAmount: '1500.00',
      totalAmount: total,
      inWords: amountInWords(total, currency),
    },
    remarks: null,
    terms,
    notes,
    approvedBy: 'A. Manager',
  }
}
