import { Decimal, type DecimalInput, dec } from './decimal'
import { DomainError } from './errors'
import { roundMoney, roundOffToRupee } from './money'

const GSTIN_PATTERN = /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/
const GSTIN_FIRST_14 = /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z$/
const PAN_PATTERN = /^[A-Z]{5}[0-9]{4}[A-Z]$/
const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** State code of a place of supply outside India. */
export const OTHER_COUNTRY = '96'

function checkDigit(first14: string): string {
  let sum = 0
  for (const [index, char] of [...first14].entries()) {
    const product = BASE_36.indexOf(char) * (index % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + (product % 36)
  }
  return BASE_36.charAt((36 - (sum % 36)) % 36)
}

/**
 * A whole GSTIN from its first 14 characters (state code, PAN, entity, `Z`).
 * @throws DomainError VALIDATION when the 14 characters do not have that form
 * @source GSTN: check character modulo 36, factors 1 and 2
 */
export function gstinWithCheckDigit(first14: string): string {
  if (!GSTIN_FIRST_14.test(first14)) {
    throw new DomainError('VALIDATION', `“${first14.slice(0, 20)}” is not the first 14 characters of a GSTIN.`)
  }
  return first14 + checkDigit(first14)
}

/** What is wrong with a GSTIN, as a sentence; null when its form and check digit are right. Upper case is expected. */
export function gstinProblem(gstin: string): string | null {
  if (gstin.length !== 15) return 'A GSTIN has 15 characters.'
  if (!GSTIN_PATTERN.test(gstin)) {
    return 'A GSTIN is the two-digit state code, the PAN, one character, Z and a check digit, for example 27ABCDE1234F1Z0.'
  }
  if (checkDigit(gstin.slice(0, 14)) !== gstin.charAt(14)) {
    return 'The check digit of this GSTIN does not fit: one of its characters is mistyped.'
  }
  return null
}

/** @source GSTN: form and check digit of a GSTIN */
export function isValidGstin(gstin: string): boolean {
  return gstinProblem(gstin) === null
}

/** State code (two digits) that a GSTIN begins with; null when the GSTIN is not valid. */
export function gstinStateCode(gstin: string): string | null {
  return isValidGstin(gstin) ? gstin.slice(0, 2) : null
}

/** The PAN inside a GSTIN; null when the GSTIN is not valid. */
export function gstinPan(gstin: string): string | null {
  return isValidGstin(gstin) ? gstin.slice(2, 12) : null
}

/** Five letters, four digits, a letter. */
export function isValidPan(pan: string): boolean {
  return PAN_PATTERN.test(pan)
}

export type TaxRegime = 'CGST_SGST' | 'IGST' | 'ZERO'

export interface SupplyPlace {
  /** GST state code of the registration the goods leave from */
  supplierState: string
  /** GST state code of the place of supply; 96 abroad */
  placeOfSupply: string
  isSez?: boolean
  isExport?: boolean
}

function stateCode(code: string, whose: string): string {
  if (!/^\d{2}$/.test(code)) throw new DomainError('VALIDATION', `The GST state code of ${whose} is missing.`)
  return code
}

/**
 * Inter-state or intra-state. Exports and supplies to an SEZ are always inter-state, wherever the buyer stands.
 * @throws DomainError VALIDATION when a state code is missing
 * @source IGST Act, sections 7(1), 7(5) and 8(1)
 */
export function supplyNature(place: SupplyPlace): 'INTER_STATE' | 'INTRA_STATE' {
  const from = stateCode(place.supplierState, 'the supplying registration')
  if (place.isExport || place.isSez) return 'INTER_STATE'
  return from === stateCode(place.placeOfSupply, 'the place of supply') ? 'INTRA_STATE' : 'INTER_STATE'
}

/**
 * Which taxes a supply bears. Exports and SEZ supplies under a letter of undertaking (`lut`) bear none; without it
 * they bear IGST, which is claimed back. (In a union territory without legislature the state half is called UTGST.)
 * @throws DomainError VALIDATION when a state code is missing
 * @source IGST Act, sections 7, 8 and 16
 */
export function placeOfSupplyTax(place: SupplyPlace & { lut?: boolean }): TaxRegime {
  const nature = supplyNature(place)
  if ((place.isExport || place.isSez) && place.lut) return 'ZERO'
  return nature === 'INTRA_STATE' ? 'CGST_SGST' : 'IGST'
}

export interface TaxableLine {
  /** Value before tax */
  taxable: DecimalInput
  /** Per cent, for example 18 */
  gstRate: DecimalInput
}

export interface LineTax {
  cgst: Decimal
  sgst: Decimal
  igst: Decimal
}

export interface InvoiceTax {
  lines: LineTax[]
  taxable: Decimal
  cgst: Decimal
  sgst: Decimal
  igst: Decimal
  roundOff: Decimal
  total: Decimal
}

/**
 * Tax of one line, rounded to paise. CGST and SGST are each half the rate of the value, so they are always equal.
 * @throws DomainError VALIDATION for a rate below 0 or above 100
 */
export function computeLineTax(line: TaxableLine, regime: TaxRegime): LineTax {
  const zero = new Decimal(0)
  const rate = dec(line.gstRate)
  if (rate.isNegative() || rate.gt(100)) {
    throw new DomainError('VALIDATION', 'The GST rate must be between 0 and 100 per cent.')
  }
  if (regime === 'ZERO') return { cgst: zero, sgst: zero, igst: zero }
  const taxable = roundMoney(line.taxable)
  if (regime === 'IGST') return { cgst: zero, sgst: zero, igst: roundMoney(taxable.times(rate).div(100)) }
  const half = roundMoney(taxable.times(rate).div(200))
  return { cgst: half, sgst: half, igst: zero }
}

/**
 * Taxes and total of a document: tax per line rounded to paise and summed, the total rounded to whole rupees with the
 * difference shown as round-off. The one calculator for screen, PDF and JSON. `roundToRupee: false` for documents in
 * another currency, which keep their cents.
 * @throws DomainError VALIDATION for a rate below 0 or above 100
 * @source CGST Act, section 170; CGST rule 46
 */
export function computeInvoiceTax(input: {
  lines: readonly TaxableLine[]
  regime: TaxRegime
  roundToRupee?: boolean
}): InvoiceTax {
  const { lines, regime, roundToRupee = true } = input
  const taxes = lines.map((line) => computeLineTax(line, regime))
  const sum = (amounts: Decimal[]) => amounts.reduce((total, amount) => total.plus(amount), new Decimal(0))
  const taxable = sum(lines.map((line) => roundMoney(line.taxable)))
  const cgst = sum(taxes.map((tax) => tax.cgst))
  const sgst = sum(taxes.map((tax) => tax.sgst))
  const igst = sum(taxes.map((tax) => tax.igst))
  const exact = taxable.plus(cgst).plus(sgst).plus(igst)
  const { rounded, roundOff } = roundToRupee ? roundOffToRupee(exact) : { rounded: exact, roundOff: new Decimal(0) }
  return { lines: taxes, taxable, cgst, sgst, igst, roundOff, total: rounded }
}
