import { dec, decimalText } from '@/core/money'
import { insertRows } from '@/db/insert-rows'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'

export const BUCKETS = ['UNDER_INSPECTION', 'ACCEPTED', 'RESERVED', 'ON_HOLD', 'REJECTED', 'ISSUED'] as const
export type Bucket = (typeof BUCKETS)[number]

export const MOVEMENT_KINDS = [
  'OPENING',
  'RECEIPT',
  'INSPECTION',
  'RESERVE',
  'RELEASE',
  'ISSUE',
  'RETURN',
  'MOVE',
  'CUT',
  'ADJUST',
  'REVERSE',
] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

/** One movement of a lot: from a bucket at a place, to a bucket at a place. Coming in has no `from`, leaving for good no `to`. */
export type Movement = {
  stockLotId: string
  kind: MovementKind
  from?: { bucket: Bucket; locationId: string }
  to?: { bucket: Bucket; locationId: string }
  /** Decimal text, 3 decimals. */
  metres: string
  /** Pieces of accepted and reserved metres are counted together, so reserving and releasing move none. */
  pieces?: number
  remark?: string | null
}

export type MovementDocument = { documentType: string; documentId: string }

/**
 * Locks lots for the rest of the transaction, always in id order, so that two people who need the same lots wait for
 * each other instead of blocking each other.
 */
export async function lockLots(ctx: Pick<ActionContext, 'tx'>, stockLotIds: readonly string[]): Promise<void> {
  const ids = [...new Set(stockLotIds)].sort()
  if (ids.length === 0) return
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id FROM "StockLot" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`)
  if (rows.length !== ids.length)
    throw new AppError('NOT_FOUND', 'A stock lot was not found. It may belong to another company.')
}

/**
 * The only way stock changes: locks the lots, appends to the ledger; the database updates the balances from the ledger
 * and refuses a bucket below zero (SHORT_STOCK).
 * @throws AppError SHORT_STOCK, NOT_FOUND
 */
export async function moveStock(
  ctx: ActionContext,
  document: MovementDocument,
  movements: readonly Movement[],
): Promise<void> {
  const real = movements.filter((m) => dec(m.metres).gt(0) || (m.pieces ?? 0) > 0)
  if (real.length === 0) return
  await lockLots(
    ctx,
    real.map((m) => m.stockLotId),
  )
  await insertRows(
    ctx.tx,
    'StockLedger',
    real.map((m) => ({
      stockLotId: m.stockLotId,
      kind: m.kind,
      fromBucket: m.from?.bucket ?? null,
      fromLocationId: m.from?.locationId ?? null,
      toBucket: m.to?.bucket ?? null,
      toLocationId: m.to?.locationId ?? null,
      metres: m.metres,
      pieces: m.pieces ?? 0,
      remark: m.remark ?? null,
      documentType: document.documentType,
      documentId: document.documentId,
    })),
  )
}

/** Key of a size for matching: the same OD and wall give the same key, however the size is written (6" STD = 6" SCH 40). */
export function sizeKey(odMm: string, wallMm: string): string {
  return `${decimalText(odMm)}X${decimalText(wallMm)}`
}
