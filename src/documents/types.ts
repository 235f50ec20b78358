/**
 * View models that PDF templates are written over. Everything is plain data (strings, arrays, objects), because it
 * crosses to the PDF worker by structured clone, and everything is already computed: a PDF prints totals, it never
 * computes them. Text from users stays text; there is no markup in any of these fields.
 */

/** A picture as data, never as an address: the renderer must not fetch anything. Only PNG and JPEG can be printed. */
export type PdfImage = { mime: 'image/png' | 'image/jpeg'; base64: string }

/** What the letterhead needs to know about the company that issues the document. All of it comes from Settings. */
export type CompanyHead = {
  name: string
  tagline?: string | null
  addressLines: string[]
  gstin?: string | null
  pan?: string | null
  cin?: string | null
  phone?: string | null
  email?: string | null
  website?: string | null
  /** e.g. `ISO 9001:2015 certified` */
  isoMark?: string | null
  logo?: PdfImage | null
  /** Colour of the heading rule, `#rrggbb`; anything else is ignored. */
  accent?: string | null
}

export type Fact = { label: string; value: string | null | undefined }

/** A box such as "Bill to" or "Ship to". */
export type Party = {
  label: string
  name: string
  addressLines: string[]
  gstin?: string | null
  /** GST state name and code, e.g. { code: '27', name: 'Maharashtra' } */
  state?: { code: string; name: string } | null
  contact?: { name?: string | null; phone?: string | null; email?: string | null } | null
  /** Further facts below the address: vendor code, PAN … */
  facts?: Fact[]
}

/** A numbered term: `1. Payment  100 % within 30 days …` */
export type Term = { title?: string | null; text: string }

/** One row of the totals at the right: `Taxable value   1,23,456.00` */
export type TotalRow = { label: string; value: string; strong?: boolean }

export type BankDetails = {
  accountName?: string | null
  bank: string
  branch?: string | null
  accountNo: string
  ifsc?: string | null
  swift?: string | null
  iban?: string | null
}

/** Large grey word across every page. */
export type Watermark = 'DRAFT' | 'CANCELLED' | 'VOID' | 'SUPERSEDED' | 'REVERSED' | 'SPECIMEN'
