import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type { AssignQuotation } from '../quotation.schema'
import { checkSalesperson } from '../quotation-content'

/**
 * Gives the quotation to another salesperson. Its content, and who may approve it, stay as they are.
 * @throws AppError NOT_FOUND, STALE, VALIDATION for somebody who is not of the company, CONFLICT where nothing would change
 */
export async function assignQuotationInTx(ctx: ActionContext, input: AssignQuotation): Promise<{ id: string }> {
  const { tx } = ctx
  const { id, salespersonId } = input
  const claim = await claimForEdit(ctx, { model: 'Quotation', id, version: input.version })
  const before = found(
    await tx.quotation.findUnique({ where: { id }, select: { number: true, salespersonId: true } }),
    'Quotation',
  )
  await checkSalesperson(tx, salespersonId)
  if (before.salespersonId === salespersonId)
    throw new AppError('CONFLICT', `${before.number ?? 'The quotation'} is with this salesperson already.`)
  await tx.quotation.update({ where: { id }, data: { salespersonId, ...claim }, select: { id: true } })
  ctx.event({ documentType: 'Quotation', documentId: id, documentNo: before.number })
  return { id }
}
