import { DomainError } from './errors'

/**
 * What the number of a tax document may look like: at most 16 characters, upper case, first one a letter or 1-9.
 * @source CGST rule 46(b); e-invoice schema INV-01, DocDtls.No
 */
export const DOCUMENT_NUMBER_PATTERN = /^[A-Z1-9][A-Z0-9/-]{0,15}$/

/** `/26/00001` takes nine of the sixteen characters. */
export const MAX_PREFIX_LENGTH = 7

const PREFIX_PATTERN = /^[A-Z1-9](?:[A-Z0-9-]|\/(?=[A-Z0-9]))*$/

/** A prefix that leaves room for the year and five digits, and does not end in a slash. */
export function isValidPrefix(prefix: string): boolean {
  return prefix.length <= MAX_PREFIX_LENGTH && PREFIX_PATTERN.test(prefix)
}

/**
 * `PREFIX/YY/NNNNN`: formatDocumentNumber('NPS', 2026, 1) = `NPS/26/00001`. `fy` is the first year of the financial
 * year; above 99,999 the number simply gets longer.
 * @throws DomainError VALIDATION when the prefix, the year or the count is not usable, or the result exceeds 16 characters
 * @source CGST rule 46(b)
 */
export function formatDocumentNumber(prefix: string, fy: number, n: number): string {
  if (!isValidPrefix(prefix)) {
    throw new DomainError(
      'VALIDATION',
      `“${prefix}” cannot start a document number: use at most ${MAX_PREFIX_LENGTH} characters A-Z, 0-9, / or -.`,
    )
  }
  if (!Number.isInteger(fy) || fy < 2000 || fy > 2999) {
    throw new DomainError('VALIDATION', `${fy} is not a financial year.`)
  }
  if (!Number.isSafeInteger(n) || n < 1) throw new DomainError('VALIDATION', 'Document numbers count from 1.')
  const number = `${prefix}/${String(fy % 100).padStart(2, '0')}/${String(n).padStart(5, '0')}`
  if (!DOCUMENT_NUMBER_PATTERN.test(number)) {
    throw new DomainError('VALIDATION', `The document number ${number} is longer than 16 characters.`)
  }
  return number
}

/** The parts of a number made by {@link formatDocumentNumber}, null for anything else. `yy` is the two-digit year. */
export function parseDocumentNumber(number: string): { prefix: string; yy: string; n: number } | null {
  const match = /^(.+)\/(\d{2})\/(\d{5,})$/.exec(number)
  const [, prefix, yy, count] = match ?? []
  if (!prefix || !yy || !count || !isValidPrefix(prefix) || !DOCUMENT_NUMBER_PATTERN.test(number)) return null
  return { prefix, yy, n: Number(count) }
}
