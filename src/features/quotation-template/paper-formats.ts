/** The three formats of a quotation and what can be chosen about their paper. Pure: the screens, the PDF and the spreadsheet share it. */
export const QUOTATION_FORMATS = ['DOMESTIC', 'EXPORT', 'PROJECT_BOM'] as const
export type QuotationFormat = (typeof QUOTATION_FORMATS)[number]

export const FORMAT_LABELS: Readonly<Record<QuotationFormat, string>> = {
  DOMESTIC: 'Domestic',
  EXPORT: 'Export',
  PROJECT_BOM: 'Project BOM',
}

/** The name within a sentence. */
export const formatWord = (format: QuotationFormat): string =>
  format === 'PROJECT_BOM' ? 'project BOM' : FORMAT_LABELS[format].toLowerCase()

export const isQuotationFormat = (text: string | null | undefined): text is QuotationFormat =>
  (QUOTATION_FORMATS as readonly string[]).includes(text ?? '')

/** Every column a quotation can print, with its heading on the paper. S/N stands before them on every paper. */
export const PAPER_COLUMNS = {
  itemNo: 'Item no.',
  position: 'Position',
  kind: 'Kind',
  product: 'Product',
  material: 'Material',
  additionalSpec: 'Additional spec',
  description: 'Description',
  size: 'Size',
  odMm: 'OD mm',
  wallMm: 'WT mm',
  length: 'Length',
  ends: 'Ends',
  itemCode: 'Material code',
  tagNo: 'Tag no.',
  drawingNo: 'Drawing',
  certificate: 'Certificate',
  quantity: 'Qty',
  unit: 'Unit',
  unitWeight: 'kg/m',
  weightKg: 'Weight kg',
  listRate: 'List rate',
  discountPct: 'Disc. %',
  rate: 'Rate',
  amount: 'Amount',
  delivery: 'Delivery',
  remark: 'Remark',
} as const
export type PaperColumn = keyof typeof PAPER_COLUMNS
export const PAPER_COLUMN_KEYS = Object.keys(PAPER_COLUMNS) as [PaperColumn, ...PaperColumn[]]

/** Columns of a format where its template chooses none. */
export const FORMAT_COLUMNS: Readonly<Record<QuotationFormat, readonly PaperColumn[]>> = {
  DOMESTIC: [
    'product',
    'material',
    'additionalSpec',
    'size',
    'odMm',
    'wallMm',
    'length',
    'ends',
    'quantity',
    'rate',
    'amount',
    'delivery',
    'remark',
  ],
  EXPORT: ['description', 'quantity', 'unit', 'rate', 'amount', 'weightKg', 'delivery'],
  PROJECT_BOM: [
    'position',
    'kind',
    'description',
    'drawingNo',
    'size',
    'wallMm',
    'length',
    'quantity',
    'unitWeight',
    'weightKg',
    'rate',
    'amount',
    'certificate',
  ],
}

/** Columns that print weights; a template may leave all of them out. */
export const WEIGHT_COLUMNS: readonly PaperColumn[] = ['unitWeight', 'weightKg']
/** At most so many fit beside each other and stay readable. */
export const MAX_COLUMNS = 15

/** What a template says about the paper. Terms and notes are copied to the quotation; these stay with the template. */
export type PaperOptions = {
  title: string | null
  intro: string | null
  closing: string | null
  footer: string | null
  /** `#rrggbb` */
  accentColour: string | null
  showLogo: boolean
  showIsoMark: boolean
  showBank: boolean
  showWeights: boolean
  /** Keys of PAPER_COLUMNS in their order; empty: those of the format. */
  columns: readonly string[]
}

/** The paper of a company that has made no template of its own. */
export const BUILT_IN_OPTIONS: Readonly<PaperOptions> = {
  title: null,
  intro: null,
  closing: null,
  footer: null,
  accentColour: null,
  showLogo: true,
  showIsoMark: true,
  showBank: false,
  showWeights: true,
  columns: [],
}

/** Known columns, each once, in the order chosen; those of the format where nothing usable was chosen. */
export function columnsOf(format: QuotationFormat, chosen: readonly string[], showWeights = true): PaperColumn[] {
  const known = [...new Set(chosen)].filter((key): key is PaperColumn => Object.hasOwn(PAPER_COLUMNS, key))
  const columns = known.length > 0 ? known : FORMAT_COLUMNS[format]
  return columns.filter((key) => showWeights || !WEIGHT_COLUMNS.includes(key))
}
