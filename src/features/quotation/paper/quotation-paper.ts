import type { BankDetails, CompanyHead, Fact, Party, Term, Watermark } from '@/documents/types'
import type { PaperColumn, QuotationFormat } from '@/features/quotation-template/paper-formats'

/**
 * A quotation as it goes out: what the PDF and the spreadsheet are both made of. Figures are decimal strings as they
 * stand in the database; how they are written is said in paper-cells.ts. Plain data: it crosses to a worker thread.
 */
export type PaperLinePrices = {
  listRate: string | null
  discountPct: string
  rate: string
  ratePerMetre: string
  amount: string
}

export type PaperLine = {
  no: number
  /** PIPE, TUBE, PLATE, FITTING, OTHER */
  kind: string
  position: string | null
  itemNo: string | null
  itemCode: string | null
  tagNo: string | null
  drawingNo: string | null
  certificate: string | null
  product: string
  material: string
  additionalSpecs: string[]
  description: string | null
  sizeText: string
  nps: string | null
  odMm: string | null
  wallMm: string | null
  /** MIN, AVG or null (nominal) */
  wallType: string | null
  /** The wall on which the weight of a minimum wall is computed. */
  averageWallMm: string | null
  /** Factor of the material family in the weight per metre (1.014 for stainless). */
  weightFactor: string
  ends: string | null
  lengthText: string | null
  pieceLengthM: string | null
  quantity: string
  unit: string
  metres: string
  /** kg per metre */
  unitWeight: string | null
  /** kg of one piece of what is no pipe */
  weightEachKg: string | null
  weightKg: string
  rateUnit: string
  /** What the technical sheet says QUOTED for, and where it stays as empty as the commercial one. */
  hasListRate: boolean
  hasDiscount: boolean
  /** null on the technical sheet. */
  prices: PaperLinePrices | null
  delivery: string | null
  remark: string | null
}

export type PaperQuantity = { unit: string; quantity: string }

export type PaperGroup = {
  heading: string | null
  lines: PaperLine[]
  quantities: PaperQuantity[]
  weightKg: string
  /** null on the technical sheet. */
  amount: string | null
}

export type PaperPrices = { subTotal: string; chargesAmount: string; totalAmount: string; inWords: string }

/** COMMERCIAL and TECHNICAL are the two sheets of an export offer; OFFER is the one of any other format. */
export type PaperSheet = 'OFFER' | 'COMMERCIAL' | 'TECHNICAL'

export type QuotationPaper = {
  format: QuotationFormat
  sheet: PaperSheet
  company: CompanyHead
  bank: BankDetails | null
  footer: string | null
  /** Heading of the template, e.g. `Offer for seamless pipe`; null: the usual one of the format. */
  title: string | null
  intro: string | null
  closing: string | null
  /** `NPS/26/00012 Rev.1` */
  number: string
  date: string
  watermark: Watermark | null
  parties: Party[]
  facts: Fact[]
  currency: string
  columns: PaperColumn[]
  showWeights: boolean
  groups: PaperGroup[]
  quantities: PaperQuantity[]
  totalMetres: string
  totalWeightKg: string
  hasCharges: boolean
  chargesLabel: string | null
  /** null on the technical sheet. */
  prices: PaperPrices | null
  remarks: string | null
  terms: Term[]
  notes: string[]
  approvedBy: string | null
}

/** What stands on the technical sheet instead of a price. */
export const QUOTED = 'QUOTED'

/** The two sheets of an export offer, in the order they are printed; the one of any other format. */
export const SHEET_TITLES: Readonly<Record<PaperSheet, string>> = {
  OFFER: 'Quotation',
  COMMERCIAL: 'Commercial offer',
  TECHNICAL: 'Technical offer',
}

/** Lines under their sections in the order in which these first appear; one group without heading where there are none. */
export function groupLines(
  lines: readonly (PaperLine & { section: string | null })[],
): { heading: string | null; lines: PaperLine[] }[] {
  const groups = new Map<string, PaperLine[]>()
  for (const { section, ...line } of lines) {
    const key = section?.trim() ?? ''
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  if (groups.size === 0) return [{ heading: null, lines: [] }]
  const sections = [...groups.keys()].some((key) => key !== '')
  return [...groups].map(([key, own]) => ({ heading: sections ? key || 'Other items' : null, lines: own }))
}
