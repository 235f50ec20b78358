/** What every action answers. Expected failures are values, not exceptions. */

export type ActionError = {
  /** e.g. VALIDATION, NOT_FOUND, FORBIDDEN, STALE, CONFLICT, ILLEGAL_TRANSITION, SHORT_STOCK, INTERNAL, NETWORK */
  code: string
  /** A sentence that a salesperson understands. */
  message: string
  /** Sentences by field path: 'customerId', 'lines.3.quantity'. */
  fieldErrors?: Record<string, string>
  /** Quoted to support when something unexpected went wrong. */
  requestId?: string
}

export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError }

/** The shape of a server action as the screen calls it. A retry with the same idempotency key changes nothing twice. */
export type Action<I, T> = (input: I, options?: { idempotencyKey?: string }) => Promise<ActionResult<T>>
