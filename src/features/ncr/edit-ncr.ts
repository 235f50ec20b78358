import type { z } from 'zod'
import { can } from '@/core/permissions'
import { normaliseHeatNo } from '@/core/pipe'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { attachFile } from '@/server/storage'
import type { addNcrActionSchema, completeNcrActionSchema, createNcrSchema, updateNcrSchema } from './ncr.schema'

import { openNcr, prepared } from './open-ncr'

const EDITABLE = ['OPEN', 'UNDER_INVESTIGATION'] as const

/** Opens an NCR by hand, for a lot or for anything else that is not as it should be. */
export async function createNcrInTx(
  ctx: ActionContext,
  input: z.output<typeof createNcrSchema>,
): Promise<{ id: string }> {
  const lot = input.stockLotId
    ? found(
        await ctx.tx.stockLot.findUnique({ where: { id: input.stockLotId }, select: { heatNo: true, vendorId: true } }),
        'Stock lot',
      )
    : null
  if (input.locationId)
    found(await ctx.tx.location.findUnique({ where: { id: input.locationId }, select: { id: true } }), 'Location')
  if (input.vendorId)
    found(await ctx.tx.vendor.findUnique({ where: { id: input.vendorId }, select: { id: true } }), 'Vendor')
  return openNcr(ctx, {
    ...input,
    heatNo: lot?.heatNo ?? (input.heatNo ? normaliseHeatNo(input.heatNo) : null),
    vendorId: input.vendorId ?? lot?.vendorId ?? null,
  })
}

/** Root cause, disposition and effectiveness check; whoever writes them cannot approve the closing. */
export async function updateNcrInTx(
  ctx: ActionContext,
  input: z.output<typeof updateNcrSchema>,
): Promise<{ id: string; version: number }> {
  const claim = await claimForEdit(ctx, { model: 'Ncr', id: input.id, version: input.version, states: EDITABLE })
  const { id, version, ...facts } = input
  const row = await lockDocument(ctx, 'Ncr', id)
  await ctx.tx.ncr.update({ where: { id }, data: { ...claim, ...facts }, select: { id: true } })
  await prepared(ctx, row)
  ctx.event({ documentType: 'Ncr', documentId: id, documentNo: row.documentNo })
  return { id, version: version + 1 }
}

/** Gives a corrective action to a person of the company, with a date. */
export async function addNcrActionInTx(
  ctx: ActionContext,
  input: z.output<typeof addNcrActionSchema>,
): Promise<{ id: string; actionId: string }> {
  const ncr = await lockDocument(ctx, 'Ncr', input.ncrId)
  if (!EDITABLE.some((s) => s === ncr.status))
    throw new AppError('ILLEGAL_TRANSITION', 'Actions can be added only while the NCR is open or under investigation.')
  if (input.dueDate < ctx.actor.today)
    throw new AppError('VALIDATION', 'The day is past already.', { dueDate: 'Choose today or a later day.' })
  const member = await ctx.tx.membership.findFirst({
    where: { userId: input.assignedToId, isActive: true, user: { isActive: true, isSystem: false } },
    select: { roles: true },
  })
  if (!member)
    throw new AppError('NOT_FOUND', 'This person does not work in the company.', {
      assignedToId: 'Choose a person of the company.',
    })
  if (!can(member.roles, 'ncr.act'))
    throw new AppError('VALIDATION', 'This person cannot complete actions of an NCR.', {
      assignedToId: 'Choose somebody of quality control, purchase or stores.',
    })
  const last = await ctx.tx.ncrAction.aggregate({ where: { ncrId: input.ncrId }, _max: { position: true } })
  const action = await ctx.tx.ncrAction.create({
    data: { ...input, dueDate: dbDate(input.dueDate), position: (last._max.position ?? 0) + 1 },
    select: { id: true },
  })
  await prepared(ctx, ncr)
  ctx.event({ documentType: 'Ncr', documentId: input.ncrId, documentNo: ncr.documentNo, remark: input.description })
  return { id: input.ncrId, actionId: action.id }
}

/** Records that an action is done, with its evidence. Its owner does that, or quality control. */
export async function completeNcrActionInTx(
  ctx: ActionContext,
  input: z.output<typeof completeNcrActionSchema>,
): Promise<{ id: string }> {
  const action = found(await ctx.tx.ncrAction.findUnique({ where: { id: input.id } }), 'Action')
  const ncr = await lockDocument(ctx, 'Ncr', action.ncrId)
  if (action.assignedToId !== ctx.actor.userId && !ctx.actor.can('ncr.create'))
    throw new AppError('FORBIDDEN', 'This action is assigned to somebody else.')
  const done = await ctx.tx.ncrAction.updateMany({
    where: { id: input.id, status: 'OPEN' },
    data: {
      status: 'DONE',
      evidence: input.evidence,
      evidenceFileId: input.evidenceFileId,
      doneAt: new Date(),
      doneById: ctx.actor.userId,
    },
  })
  if (done.count !== 1) throw new AppError('CONFLICT', 'This action is done already.')
  await prepared(ctx, ncr)
  if (input.evidenceFileId)
    await attachFile(ctx, {
      fileId: input.evidenceFileId,
      documentType: 'Ncr',
      documentId: action.ncrId,
      label: 'Evidence',
    })
  ctx.event({ documentType: 'Ncr', documentId: action.ncrId, documentNo: ncr.documentNo, remark: input.evidence })
  return { id: action.ncrId }
}
