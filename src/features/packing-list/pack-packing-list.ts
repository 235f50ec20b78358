import type { z } from 'zod'
import { decimalText } from '@/core/money'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText } from '@/server/serialize'
import { packingListMachine } from './packing-list.machine'
import type { packPackingListSchema, voidPackingListSchema } from './packing-list.schema'
import { checkedLines, lockPackableOrder } from './save-packing-list'

/**
 * The goods stand bundled: the list gets its number and can no longer change. Everything is checked again, because
 * reservations may have been released and other loads may have left since it was typed.
 * @throws AppError NOT_FOUND, STALE, ILLEGAL_TRANSITION, VALIDATION
 */
export async function packPackingList(
  ctx: ActionContext,
  input: z.output<typeof packPackingListSchema>,
): Promise<{ id: string }> {
  const { salesOrderId } = found(
    await ctx.tx.packingList.findUnique({ where: { id: input.id }, select: { salesOrderId: true } }),
    'Packing list',
  )
  await lockPackableOrder(ctx, salesOrderId)
  await applyTransition(ctx, {
    machine: packingListMachine,
    model: 'PackingList',
    id: input.id,
    event: 'pack',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"packedAt" = now()`, Prisma.sql`"packedById" = app_user_id()`],
  })
  const list = found(
    await ctx.tx.packingList.findUnique({
      where: { id: input.id },
      select: { warehouseId: true, packingDate: true, lines: { orderBy: { lineNo: 'asc' } } },
    }),
    'Packing list',
  )
  await checkedLines(ctx, {
    salesOrderId,
    warehouseId: list.warehouseId,
    packingListId: input.id,
    lines: list.lines.map((l) => ({ ...l, metres: decimalText(l.metres, 3) })),
  })
  ctx.giveNumber({ model: 'PackingList', id: input.id, type: 'PL', date: dateText(list.packingDate) })
  return { id: input.id }
}

/**
 * Voids a list that will not be sent; a number it has stays used. Its reservations stay live and can be packed again.
 * @throws AppError CONFLICT while a dispatch note or an invoice of it is alive
 */
export async function voidPackingList(
  ctx: ActionContext,
  input: z.output<typeof voidPackingListSchema>,
): Promise<{ id: string }> {
  await applyTransition(ctx, {
    machine: packingListMachine,
    model: 'PackingList',
    id: input.id,
    event: 'void',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"voidReason" = ${input.remark}`],
  })
  const note = await ctx.tx.dispatchNote.findFirst({
    where: { packingListId: input.id, status: { not: 'VOID' } },
    select: { number: true },
  })
  if (note)
    throw new AppError('CONFLICT', `${note.number ?? 'A draft dispatch note'} was made of this list. Void that first.`)
  const invoice = await ctx.tx.invoice.findFirst({
    where: { packingListId: input.id, status: { notIn: ['VOID', 'CANCELLED'] } },
    select: { number: true },
  })
  if (invoice)
    throw new AppError(
      'CONFLICT',
      `${invoice.number ?? 'A draft invoice'} was made of this list. Void or cancel that first.`,
    )
  return { id: input.id }
}
