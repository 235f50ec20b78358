import { humanise } from '@/core/state-machine'
import type { ActionContext } from '@/server/define-action'
import { found, lockDocument } from '@/server/documents-base'
import { AppError } from '@/server/errors'

/** A quotation with its latest revision, locked for a step. */
export type OpenQuotation = {
  id: string
  number: string | null
  status: string
  version: number
  enquiryId: string | null
  customerId: string
  salespersonId: string
  revision: {
    id: string
    revisionNo: number
    status: string
    version: number
    preparedByIds: string[]
    validUntil: Date
  }
  /** `NPS/26/00012 Rev.1` */
  documentNo: string
}

/**
 * Locks a quotation, which orders all steps on it one after the other, and reads its latest revision.
 * @param states where the quotation must stand
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION
 */
export async function openQuotation(ctx: ActionContext, id: string, states: readonly string[]): Promise<OpenQuotation> {
  const locked = await lockDocument(ctx, 'Quotation', id)
  if (!states.includes(locked.status))
    throw new AppError(
      'ILLEGAL_TRANSITION',
      `Quotation ${locked.documentNo} is ${humanise(locked.status).toLowerCase()}; this is not possible any more.`,
    )
  const row = found(
    await ctx.tx.quotation.findUnique({
      where: { id },
      select: { enquiryId: true, customerId: true, salespersonId: true, latestRevisionNo: true },
    }),
    'Quotation',
  )
  const revision = found(
    await ctx.tx.quotationRevision.findFirst({
      where: { quotationId: id, revisionNo: row.latestRevisionNo },
      select: { id: true, revisionNo: true, status: true, version: true, preparedByIds: true, validUntil: true },
    }),
    'Quotation',
  )
  return {
    id,
    number: locked.documentNo,
    status: locked.status,
    version: locked.version,
    enquiryId: row.enquiryId,
    customerId: row.customerId,
    salespersonId: row.salespersonId,
    revision,
    documentNo: revisionNumber(locked.documentNo, revision.revisionNo),
  }
}

/** How a revision is called: `NPS/26/00012 Rev.1`. */
export function revisionNumber(number: string | null, revisionNo: number): string {
  return `${number ?? 'draft'} Rev.${revisionNo}`
}
