import type { z } from 'zod'
import '@/core/zod-messages'
import { fiscalYear, formatDate, fyLabel } from '@/core/fiscal-year'
import { ALL_PERMISSIONS, type Permission } from '@/core/permissions'
import type { ActionResult } from '@/core/result'
import { type AuditEvent, begin, finish, type NumberRequest } from '@/db/begin'
import { db } from '@/db/client'
import type { Tx } from '@/db/types'
import { actionRegistry } from './action-registry'
import { type Actor, actorOf } from './actor'
import { type Caller, currentCaller } from './caller'
import { AppError, isRetryable, toAppError } from './errors'
import { logger } from './logger'
import { type OutboxJob, type OutboxMail, writeOutbox } from './outbox'
import { type Plain, plain } from './serialize'
import { touch } from './touch'

/** What a write works with: the transaction, the actor, and what leaves with the commit. */
export type ActionContext = {
  tx: Tx
  actor: Actor
  /** Asks for the document's number; it is taken in the tail, so that a rollback returns it and the lock is short. */
  giveNumber(request: { model: string; id: string; type: string; date: string }): void
  /** The audit event of this action. Without one the runner writes it from the action's name and the result's id. */
  event(event: AuditEvent): void
  /** Mail that leaves after the commit. */
  mail(mail: OutboxMail): void
  /** A background job that starts after the commit. */
  job(job: OutboxJob): void
}

export type ActionOptions = { idempotencyKey?: string }

export type DefinedAction<I, R> = ((input: I, options?: ActionOptions) => Promise<ActionResult<Plain<R>>>) & {
  actionName: string
}

const MAX_TRIES = 5
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  const out: Record<string, string> = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.') || 'form'
    out[path] ??= issue.message
  }
  return out
}

/**
 * Defines one write of the product. Every door (server action, API, job, script, test) goes through the same runner:
 * caller -> permission -> validation -> one transaction with RLS and audit settings -> the feature's function ->
 * outbox rows -> numbers -> audit event -> commit. Expected failures come back as values; anything else is logged once.
 */
export function defineAction<S extends z.ZodType, R>(def: {
  name: string
  permission: Permission
  summary: string
  input: S
  /** Also for a person who has yet to replace the password that an administrator gave. */
  beforePasswordChange?: boolean
  /** Leaves no audit event: for what is no business data yet (half-typed forms). */
  unrecorded?: boolean
  /** What is kept for a repeated request, where the answer itself holds a secret. */
  keep?: (data: Plain<R>) => unknown
  run: (ctx: ActionContext, input: z.output<S>) => Promise<R>
}): DefinedAction<z.input<S>, R> {
  if (!ALL_PERMISSIONS.includes(def.permission))
    throw new Error(`Unknown permission ${def.permission} of action ${def.name}`)
  const action = async (input: z.input<S>, options?: ActionOptions) => runAction(def, input, options)
  const defined = Object.assign(action, { actionName: def.name })
  actionRegistry.set(def.name, {
    name: def.name,
    permission: def.permission,
    summary: def.summary,
    input: def.input,
    call: (input, options) => runAction(def, input as z.input<S>, options) as Promise<ActionResult<unknown>>,
  })
  return defined
}

type Definition<S extends z.ZodType, R> = {
  name: string
  permission: Permission
  input: S
  beforePasswordChange?: boolean
  unrecorded?: boolean
  keep?: (data: Plain<R>) => unknown
  run: (ctx: ActionContext, input: z.output<S>) => Promise<R>
}

async function runAction<S extends z.ZodType, R>(
  def: Definition<S, R>,
  input: z.input<S>,
  options?: ActionOptions,
): Promise<ActionResult<Plain<R>>> {
  const started = performance.now()
  const caller = await currentCaller()
  const log = { action: def.name, requestId: caller?.requestId }
  try {
    if (!caller) throw new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again; what you typed is kept.')
    const { data, actor, row } = await inTransaction(def, input, options, caller)
    await touch(caller.identity, row)
    logger.info(
      { ...log, userId: actor.userId, companyId: actor.companyId, ms: Math.trunc(performance.now() - started) },
      'action',
    )
    return { ok: true, data }
  } catch (error) {
    const expected = toAppError(error)
    const ms = Math.trunc(performance.now() - started)
    if (expected) {
      logger.info({ ...log, code: expected.code, ms }, 'action refused')
      return {
        ok: false,
        error: {
          code: expected.code,
          message: expected.message,
          ...(expected.fieldErrors && { fieldErrors: { ...expected.fieldErrors } }),
          requestId: caller?.requestId,
        },
      }
    }
    logger.error({ ...log, err: error, ms }, 'action failed')
    return {
      ok: false,
      error: {
        code: 'INTERNAL',
        message: `Something went wrong on our side; nothing was saved. Quote this number: ${caller?.requestId}`,
        requestId: caller?.requestId,
      },
    }
  }
}

async function inTransaction<S extends z.ZodType, R>(
  def: Definition<S, R>,
  rawInput: z.input<S>,
  options: ActionOptions | undefined,
  caller: Caller,
) {
  const key = options?.idempotencyKey?.slice(0, 100) || undefined
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction(
        async (tx) => {
          const row = await begin(tx, caller.identity, {
            ip: caller.ip,
            action: def.name,
            requestId: caller.requestId,
            idempotencyKey: key,
          })
          if (!row)
            throw new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again; what you typed is kept.')
          const actor = actorOf(row, caller.ip, caller.requestId)
          if (actor.mustChangePassword && caller.identity.kind === 'session' && !def.beforePasswordChange)
            throw new AppError('PASSWORD_DUE', 'Choose a password of your own first.')
          if (!actor.can(def.permission))
            throw new AppError('FORBIDDEN', 'Your role does not allow this. Ask an administrator if you need it.')
          if (row.seen) return { data: row.priorResult as Plain<R>, actor, row }
          const parsed = def.input.safeParse(rawInput)
          if (!parsed.success)
            throw new AppError('VALIDATION', 'Some fields need attention.', fieldErrorsOf(parsed.error))
          const numbers: NumberRequest[] = []
          const events: AuditEvent[] = []
          const mails: OutboxMail[] = []
          const jobs: OutboxJob[] = []
          const ctx: ActionContext = {
            tx,
            actor,
            giveNumber: ({ model, id, type, date }) =>
              void numbers.push({ model, id, type, fy: numberYear(date, actor) }),
            event: (event) => void events.push(event),
            mail: (mail) => void mails.push(mail),
            job: (job) => void jobs.push(job),
          }
          const data = plain(await def.run(ctx, parsed.data))
          await writeOutbox(tx, mails, jobs)
          if (events.length === 0 && !def.unrecorded)
            events.push({ documentType: documentTypeOf(def.name), documentId: idOf(data) })
          const given = await finish(tx, {
            numbers,
            events,
            idempotencyKey: key,
            result: def.keep ? def.keep(data) : data,
          })
          return { data: withNumber(data, numbers, given), actor, row }
        },
        { maxWait: 10_000, timeout: 60_000 },
      )
    } catch (error) {
      if (!isRetryable(error) || attempt >= MAX_TRIES) throw error
      await pause(10 * 2 ** attempt)
    }
  }
}

/**
 * Financial year of a number: this one or the last. A slip of the pen (2006, 2062) must not open a series of its own,
 * whose numbers could never be taken back.
 * @throws AppError VALIDATION
 */
function numberYear(date: string, actor: Actor): number {
  const fy = fiscalYear(date, actor.fyFirstMonth)
  const now = fiscalYear(actor.today, actor.fyFirstMonth)
  if (fy === now || fy === now - 1) return fy
  throw new AppError(
    'VALIDATION',
    `${formatDate(date)} is in the financial year ${fyLabel(fy)}; documents are numbered in ${fyLabel(now - 1)} and ${fyLabel(now)}.`,
  )
}

const idOf = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string' ? data.id : null

/** 'sales-order.cancel' -> 'SalesOrder' */
function documentTypeOf(action: string): string {
  return (action.split('.')[0] ?? '').replace(/(^|-)(\w)/g, (_, __, c: string) => c.toUpperCase())
}

function withNumber<T>(data: T, numbers: NumberRequest[], given: string[]): T {
  const at = numbers.findIndex((n) => n.id === idOf(data))
  return at < 0 ? data : { ...data, number: given[at] }
}
