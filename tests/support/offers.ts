import { createQuotation } from '@/features/quotation/quotation.actions'
import { as, customerId, ok, sizeId, specId } from './actors'

type Item = Record<string, unknown>

const pipe = async (i: number): Promise<Item> => ({
  productSpecId: await specId('ASTM A106 GR.B'),
  pipeSizeId: await sizeId('6', '40'),
  additionalSpecs: ['NACE MR0175'],
  quantity: `${120 + i}`,
  unit: 'MTR',
  rate: `${2450 + i}.55`,
  rateUnit: 'MTR',
  lengthText: '5-7 m random',
  deliveryText: 'Ex-stock',
  certificate: 'EN 10204 3.1',
  itemCode: `MC-${1000 + i}`,
  tagNo: `P-${100 + i}`,
})

const tube = async (i: number): Promise<Item> => ({
  kind: 'TUBE',
  productSpecId: await specId('ASTM A106 GR.B'),
  odMm: '44.5',
  wallMm: '7.1',
  wallType: 'MIN',
  quantity: `${248 + i}`,
  unit: 'NOS',
  pieceLengthM: '6',
  rate: `${915 + i}.25`,
  rateUnit: 'MTR',
  drawingNo: `SH-22-${10 + i}`,
  certificate: 'EN 10204 3.2',
})

const stainless = async (i: number): Promise<Item> => ({
  productSpecId: await specId('ASTM A312 TP316L'),
  pipeSizeId: await sizeId('2', '40S'),
  quantity: `${1 + i}.255`,
  unit: 'MTS',
  rate: `${415 + i}.123`,
  rateUnit: 'KGS',
  itemNo: `${10 + i}`,
})

const fitting = async (i: number): Promise<Item> => ({
  kind: 'FITTING',
  product: 'ELBOW 90 DEG LR',
  designation: 'ASTM A234 WPB',
  sizeText: '6" NB X SCH 40',
  quantity: `${24 + i}`,
  unit: 'NOS',
  weightEachKg: '10.6',
  rate: `${3480 + i}.75`,
  rateUnit: 'NOS',
  tagNo: `E-${i}`,
})

const plate = async (i: number): Promise<Item> => ({
  kind: 'PLATE',
  product: 'BOILER QUALITY PLATE',
  designation: 'ASTM A516 GR.70',
  sizeText: '2500 x 6300 x 16 mm',
  quantity: `${3956 + i}`,
  unit: 'KGS',
  rate: `${92 + i}.15`,
  rateUnit: 'KGS',
})

const SECTIONS = ['Tubes for fabrication', 'Loose supply', 'Spares']

/** Lines of a quotation of every kind, unit and way to price, each different from the others. */
export async function offerLines(count: number, format: string): Promise<Item[]> {
  const kinds = [pipe, tube, stainless, fitting, plate]
  const lines: Item[] = []
  for (let i = 0; i < count; i++) {
    const line = await kinds[i % kinds.length]?.(Math.trunc(i / kinds.length))
    const place =
      format === 'PROJECT_BOM' ? { section: SECTIONS[Math.trunc(i / 2) % 3], position: `${10 * (i + 1)}` } : {}
    lines.push({ ...line, ...place })
  }
  return lines
}

/** A quotation in a format, made by the sales desk. */
export async function makeOffer(
  format: string,
  count: number,
  more: Item = {},
): Promise<{ id: string; number: string }> {
  const lines = await offerLines(count, format)
  return as('sales', async () => {
    const input = {
      customerId: await customerId(format === 'EXPORT' ? 'C006' : 'C001'),
      attention: 'R. Shah',
      clientReference: 'RFQ-778',
      chargesLabel: 'Third-party inspection',
      chargesAmount: '1234.56',
      format,
      lines,
      ...more,
    }
    return ok(await createQuotation(input as unknown as Parameters<typeof createQuotation>[0])) as {
      id: string
      number: string
    }
  })
}
