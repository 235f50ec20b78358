import type { z } from 'zod'
import { Prisma } from '@/db/types'
import { orderParties } from '@/features/packing-list/ship-to'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, claimForEdit, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dateText, dbDate } from '@/server/serialize'
import { dispatchNoteMachine } from './dispatch-note.machine'
import type {
  CreateDispatchNoteInput,
  deliverDispatchNoteSchema,
  UpdateDispatchNoteInput,
  voidDispatchNoteSchema,
} from './dispatch-note.schema'

type Transport = Omit<CreateDispatchNoteInput, 'packingListId'>

function transportColumns(ctx: ActionContext, input: Transport) {
  const dispatchDate = input.dispatchDate ?? ctx.actor.today
  if (dispatchDate > ctx.actor.today)
    throw new AppError('VALIDATION', 'The dispatch date is in the future.', { dispatchDate: 'Not later than today.' })
  return {
    dispatchDate: dbDate(dispatchDate),
    vehicleNo: input.vehicleNo,
    transporter: input.transporter,
    transporterGstin: input.transporterGstin,
    lrNo: input.lrNo,
    lrDate: dbDate(input.lrDate),
    ewayBillNo: input.ewayBillNo,
    ewayBillDate: dbDate(input.ewayBillDate),
    driverName: input.driverName,
    driverPhone: input.driverPhone,
    freightTerms: input.freightTerms,
    remarks: input.remarks,
  }
}

/**
 * Makes the dispatch note of a packed list; one list leaves on one note.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when it is not packed, CONFLICT when it has a note already
 */
export async function createDispatchNote(ctx: ActionContext, input: CreateDispatchNoteInput): Promise<{ id: string }> {
  const { salesOrderId } = found(
    await ctx.tx.packingList.findUnique({ where: { id: input.packingListId }, select: { salesOrderId: true } }),
    'Packing list',
  )
  // order before packing list, as everybody who takes both
  await lockDocument(ctx, 'SalesOrder', salesOrderId)
  const locked = await lockDocument(ctx, 'PackingList', input.packingListId)
  if (locked.status !== 'PACKED')
    throw new AppError(
      'ILLEGAL_TRANSITION',
      locked.status === 'DRAFT'
        ? 'The packing list is a draft. Mark it packed first.'
        : `Packing list ${locked.documentNo ?? ''} is ${locked.status.toLowerCase()}; it cannot be dispatched.`,
    )
  const other = await ctx.tx.dispatchNote.findFirst({
    where: { packingListId: input.packingListId, status: { not: 'VOID' } },
    select: { number: true },
  })
  if (other)
    throw new AppError('CONFLICT', `${other.number ?? 'A draft dispatch note'} was made of this packing list already.`)
  const list = found(
    await ctx.tx.packingList.findUnique({
      where: { id: input.packingListId },
      select: {
        salesOrderId: true,
        warehouseId: true,
        packingDate: true,
        salesOrder: { select: { customerId: true } },
      },
    }),
    'Packing list',
  )
  const { shipTo } = await orderParties(ctx.tx, list.salesOrderId)
  return ctx.tx.dispatchNote.create({
    data: {
      ...transportColumns(ctx, input),
      packingListId: input.packingListId,
      salesOrderId: list.salesOrderId,
      customerId: list.salesOrder.customerId,
      warehouseId: list.warehouseId,
      shipTo,
    },
    select: { id: true },
  })
}

/** Changes a draft. @throws AppError STALE, ILLEGAL_TRANSITION when the goods have left */
export async function updateDispatchNote(ctx: ActionContext, input: UpdateDispatchNoteInput): Promise<{ id: string }> {
  const stamp = await claimForEdit(ctx, {
    model: 'DispatchNote',
    id: input.id,
    version: input.version,
    states: ['DRAFT'],
  })
  await ctx.tx.dispatchNote.update({
    where: { id: input.id },
    data: { ...stamp, ...transportColumns(ctx, input) },
    select: { id: true },
  })
  return { id: input.id }
}

/** Voids a draft; the packing list is free for another note. */
export async function voidDispatchNote(
  ctx: ActionContext,
  input: z.output<typeof voidDispatchNoteSchema>,
): Promise<{ id: string }> {
  await applyTransition(ctx, {
    machine: dispatchNoteMachine,
    model: 'DispatchNote',
    id: input.id,
    event: 'void',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"voidReason" = ${input.remark}`],
  })
  return { id: input.id }
}

/**
 * Records when the goods arrived.
 * @throws AppError VALIDATION for a day before the dispatch or after today
 */
export async function deliverDispatchNote(
  ctx: ActionContext,
  input: z.output<typeof deliverDispatchNoteSchema>,
): Promise<{ id: string }> {
  const note = found(
    await ctx.tx.dispatchNote.findUnique({ where: { id: input.id }, select: { dispatchDate: true } }),
    'Dispatch note',
  )
  const deliveredOn = input.deliveredOn ?? ctx.actor.today
  if (deliveredOn > ctx.actor.today || deliveredOn < dateText(note.dispatchDate))
    throw new AppError('VALIDATION', 'The day of delivery does not fit.', {
      deliveredOn: 'Between the dispatch date and today.',
    })
  await applyTransition(ctx, {
    machine: dispatchNoteMachine,
    model: 'DispatchNote',
    id: input.id,
    event: 'deliver',
    version: input.version,
    remark: input.remark,
    set: [Prisma.sql`"deliveredOn" = ${deliveredOn}::date`],
  })
  return { id: input.id }
}
