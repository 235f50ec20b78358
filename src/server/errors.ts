import { DomainError, type FieldErrors } from '@/core/errors'

export type AppErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'PASSWORD_DUE'
  | 'NOT_FOUND'
  | 'VALIDATION'
  | 'CONFLICT'
  | 'STALE'
  | 'ILLEGAL_TRANSITION'
  | 'SHORT_STOCK'
  | 'TOO_MANY_REQUESTS'
  | 'UNAVAILABLE'
  | 'INTERNAL'

/** HTTP status of each code, for the API. */
export const HTTP_STATUS: Record<AppErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  PASSWORD_DUE: 403,
  NOT_FOUND: 404,
  VALIDATION: 422,
  CONFLICT: 409,
  STALE: 409,
  ILLEGAL_TRANSITION: 409,
  SHORT_STOCK: 409,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

/** An expected failure: a code, a sentence for the user and, where it applies, a sentence per field. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly fieldErrors?: FieldErrors

  constructor(code: AppErrorCode, message: string, fieldErrors?: FieldErrors) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.fieldErrors = fieldErrors
  }
}

type Loose = { name?: unknown; code?: unknown; message?: unknown; meta?: unknown; cause?: unknown }
const loose = (x: unknown): Loose => (typeof x === 'object' && x !== null ? (x as Loose) : {})

type DriverCause = {
  originalCode?: string
  code?: string
  originalMessage?: string
  message?: string
  kind?: string
  constraint?: { index?: string; fields?: string[] }
}

function driverCause(error: unknown): DriverCause {
  const adapter = loose(
    loose(loose(error).meta).cause === undefined
      ? (loose(error).meta as { driverAdapterError?: unknown })?.driverAdapterError
      : loose(error).meta,
  )
  return (loose(adapter).cause ?? loose(error).cause ?? {}) as DriverCause
}

/** PostgreSQL's SQLSTATE behind a Prisma or driver error, if there is one. */
export function sqlState(error: unknown): string | null {
  const cause = driverCause(error)
  const code = cause.originalCode ?? cause.code ?? (loose(error).name === 'error' ? loose(error).code : undefined)
  return typeof code === 'string' ? code : null
}

const textOf = (error: unknown): string => {
  const cause = driverCause(error)
  return [cause.originalMessage, cause.message, loose(error).message].filter((t) => typeof t === 'string').join(' ')
}

/** Serialization failures and deadlocks: worth another try. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40001' || state === '40P01' || loose(error).code === 'P2034'
}

/**
 * Turns what a transaction threw into an AppError, where it is an expected failure. Constraints of the database back the
 * rules of the code, so the few that a race can reach have their own sentences.
 */
export function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  // thrown by the same class out of another bundle
  const other = loose(error) as Loose & { fieldErrors?: FieldErrors }
  if (other.name === 'AppError' && typeof other.code === 'string' && Object.hasOwn(HTTP_STATUS, other.code))
    return new AppError(other.code as AppErrorCode, String(other.message), other.fieldErrors)
  if (error instanceof DomainError) return new AppError(error.code, error.message, error.fieldErrors)
  const code = loose(error).code
  const state = sqlState(error)
  const text = textOf(error)
  if (text.includes('StockBalance_not_negative'))
    return new AppError(
      'SHORT_STOCK',
      'There is not enough stock in that state and place any more. Somebody may have taken it; look again.',
    )
  if (text.includes('Reservation_metres'))
    return new AppError('SHORT_STOCK', 'The reservation does not hold that many metres any more. Look again.')
  if (text.includes('SalesOrderLine_progress'))
    return new AppError('CONFLICT', 'This is more than the order line and its quantity tolerance allow.')
  if (state === 'NP001') return new AppError('CONFLICT', 'A company needs at least one active administrator.')
  if (code === 'P2002' || state === '23505')
    return new AppError('CONFLICT', 'There is already a record with the same name, code or number.')
  if (code === 'P2025')
    return new AppError('NOT_FOUND', 'Not found. It may have been removed, or it belongs to another company.')
  if (code === 'P2003' || state === '23503')
    return new AppError('CONFLICT', 'This is used by, or refers to, another record that does not allow it.')
  if (state === '42501' && /administrator/.test(text))
    return new AppError('FORBIDDEN', 'Only an administrator of every company this person belongs to may do that.')
  if (state === '22003')
    return new AppError('VALIDATION', 'A figure, or a total that follows from it, is too large. Nothing was saved.')
  if (state === '22021' || state === '22P05')
    return new AppError('VALIDATION', 'A text holds a character that cannot be stored. Type it again.')
  if (code === 'P2024' || code === 'P2028' || state === '53300' || state === '57P03')
    return new AppError('UNAVAILABLE', 'The system is very busy. Your input is kept; please try again in a moment.')
  return null
}
