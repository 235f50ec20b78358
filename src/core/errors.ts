/** Why something was refused. One list for the whole product, so that a screen can react to the code alone. */
export type DomainErrorCode =
  | 'VALIDATION'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'STALE'
  | 'ILLEGAL_TRANSITION'
  | 'SHORT_STOCK'
  | 'FORBIDDEN'

/** Field path (`lines.3.quantity`) -> sentence for the person at the screen. */
export type FieldErrors = Readonly<Record<string, string>>

/**
 * A business rule said no. The message is a sentence a salesperson understands; it is shown as it is.
 * Anything that is not a DomainError is a defect.
 */
export class DomainError extends Error {
  readonly code: DomainErrorCode
  readonly fieldErrors?: FieldErrors

  constructor(code: DomainErrorCode, message: string, fieldErrors?: FieldErrors) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.fieldErrors = fieldErrors
  }
}
