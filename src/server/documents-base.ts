import { DomainError } from '@/core/errors'
import { humanise, type Machine } from '@/core/state-machine'
import { Prisma } from '@/db/types'
import type { ActionContext } from './define-action'
import { AppError } from './errors'

/**
 * The row, or NOT_FOUND in the user's words. Rows of another company are not found either: RLS hides them.
 */
export function found<T>(row: T | null | undefined, what: string): T {
  if (row === null || row === undefined)
    throw new AppError('NOT_FOUND', `${what} not found. It may have been removed, or it belongs to another company.`)
  return row
}

/** Nobody approves what they prepared, ADMIN included. */
export function fourEyes(ctx: ActionContext, preparedByIds: readonly (string | null)[], what = 'this document'): void {
  if (preparedByIds.includes(ctx.actor.userId))
    throw new AppError('FORBIDDEN', `You prepared ${what}; somebody else must decide on it.`)
}

type Locked = {
  id: string
  status: string
  version: number
  documentNo: string | null
  updatedById: string | null
  updatedAt: Date
  preparedByIds: string[] | null
}

const table = (model: string) => Prisma.raw(`"${model.replace(/[^A-Za-z]/g, '')}"`)

/** Columns that tell a document's number; revisions of a quotation have none of their own. */
const NUMBER_COLUMN: Record<string, string> = {
  QuotationRevision: 'NULL::text',
  CustomerPo: '"poNumber"',
  Vendor: 'name',
}
const WITH_PREPARERS = new Set(['QuotationRevision', 'PurchaseRequisition', 'PurchaseOrder', 'Ncr'])

/** Locks a document's row for the rest of the transaction and tells where it stands. @throws AppError NOT_FOUND */
export async function lockDocument(ctx: ActionContext, model: string, id: string): Promise<Locked> {
  const number = Prisma.raw(NUMBER_COLUMN[model] ?? 'number')
  const preparers = Prisma.raw(WITH_PREPARERS.has(model) ? '"preparedByIds"' : 'NULL::uuid[]')
  const rows = await ctx.tx.$queryRaw<Locked[]>(Prisma.sql`
    SELECT id, status, version, ${number} AS "documentNo", "updatedById", "updatedAt", ${preparers} AS "preparedByIds"
    FROM ${table(model)} WHERE id = ${id}::uuid FOR UPDATE`)
  return found(rows[0], humanise(model))
}

/** @throws AppError STALE naming who changed the record since the user opened it */
export async function refuseStale(
  ctx: ActionContext,
  row: { version: number; updatedById: string | null },
  version: number | undefined,
): Promise<void> {
  if (version === undefined || row.version === version) return
  const user = row.updatedById
    ? await ctx.tx.user.findUnique({ where: { id: row.updatedById }, select: { name: true } })
    : null
  throw new AppError(
    'STALE',
    `${user?.name ?? 'Somebody'} changed this while you had it open. Your input is kept; reload to see the change, then save again.`,
  )
}

export type TransitionInput = {
  machine: Machine
  model: string
  id: string
  event: string
  version?: number
  remark?: string | null
  /** Further columns to set, e.g. Prisma.sql`"approvedAt" = now()`. */
  set?: Prisma.Sql[]
  /** Refuse people who prepared the document. */
  fourEyes?: boolean
  /** For documents without a number column of their own. */
  documentNo?: string | null
  /** Type under which the audit event is filed, when it is not the model. */
  documentType?: string
  documentId?: string
}

/**
 * Moves a document along its machine: lock, state, version, permission of the transition, four eyes, remark; then a
 * conditional update, the status history and the audit event. Anything the table does not allow is refused.
 * @throws AppError NOT_FOUND, STALE, ILLEGAL_TRANSITION, FORBIDDEN, VALIDATION
 */
export async function applyTransition(
  ctx: ActionContext,
  input: TransitionInput,
): Promise<{ from: string; to: string; documentNo: string | null }> {
  const { machine, model, id, event } = input
  const row = await lockDocument(ctx, model, id)
  let transition: ReturnType<Machine['transitionOrThrow']>
  try {
    transition = machine.transitionOrThrow(row.status, event)
  } catch (error) {
    if (error instanceof DomainError) throw new AppError('ILLEGAL_TRANSITION', error.message)
    throw error
  }
  if (!ctx.actor.can(transition.permission)) throw new AppError('FORBIDDEN', 'Your role does not allow this step.')
  await refuseStale(ctx, row, input.version)
  const remark = input.remark?.trim() || null
  if (transition.remark === 'required' && !remark)
    throw new AppError('VALIDATION', 'A reason is needed.', { remark: 'Say why.' })
  if (input.fourEyes) fourEyes(ctx, row.preparedByIds ?? [])
  const changes = [
    Prisma.sql`status = ${transition.to}`,
    Prisma.sql`version = version + 1`,
    Prisma.sql`"updatedAt" = now()`,
    Prisma.sql`"updatedById" = app_user_id()`,
    ...(input.set ?? []),
  ]
  const count = await ctx.tx.$executeRaw(Prisma.sql`
    UPDATE ${table(model)} SET ${Prisma.join(changes, ', ')} WHERE id = ${id}::uuid AND status = ${row.status}`)
  if (count !== 1) throw new AppError('CONFLICT', 'Somebody else was faster. Reload and look again.')
  const documentNo = input.documentNo ?? row.documentNo
  await recordStatus(ctx, { model, id, event, from: row.status, to: transition.to, remark })
  ctx.event({ documentType: input.documentType ?? model, documentId: input.documentId ?? id, documentNo, remark })
  return { from: row.status, to: transition.to, documentNo }
}

/** One line of a document's status history; also for states that follow from children (dispatched, paid). */
export async function recordStatus(
  ctx: ActionContext,
  s: { model: string; id: string; event: string; from: string; to: string; remark?: string | null },
): Promise<void> {
  await ctx.tx.statusHistory.create({
    data: {
      documentType: s.model,
      documentId: s.id,
      event: s.event,
      fromState: s.from,
      toState: s.to,
      remark: s.remark ?? null,
    },
    select: { id: true },
  })
}

/**
 * Claims an editable record for a save: the version must be the one the user opened. Returns columns to put into the
 * following update, so that the row and its new version change together.
 * @throws AppError NOT_FOUND, STALE, ILLEGAL_TRANSITION when its state does not allow editing
 */
export async function claimForEdit(
  ctx: ActionContext,
  input: { model: string; id: string; version: number | undefined; states?: readonly string[] },
): Promise<{ version: { increment: number }; updatedById: string }> {
  const row = await lockRecord(ctx, input.model, input.id)
  if (input.states && !input.states.includes(row.status ?? ''))
    throw new AppError(
      'ILLEGAL_TRANSITION',
      `${humanise(input.model)} is ${humanise(row.status ?? '').toLowerCase()}; it cannot be changed any more.`,
    )
  await refuseStale(ctx, row, input.version)
  return { version: { increment: 1 }, updatedById: ctx.actor.userId }
}

async function lockRecord(ctx: ActionContext, model: string, id: string) {
  const rows = await ctx.tx.$queryRaw<
    { version: number; updatedById: string | null; status: string | null }[]
  >(Prisma.sql`
    SELECT t.version, (to_jsonb(t) ->> 'updatedById')::uuid AS "updatedById", to_jsonb(t) ->> 'status' AS status FROM ${table(model)} t WHERE t.id = ${id}::uuid FOR UPDATE`)
  return found(rows[0], humanise(model))
}
