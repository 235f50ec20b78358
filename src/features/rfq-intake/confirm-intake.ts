import { createEnquiryInTx } from '@/features/enquiry/create-enquiry'
import type { ActionContext } from '@/server/define-action'
import { attachFile } from '@/server/storage'
import { learnItemCodes } from './item-codes'
import type { ConfirmIntake } from './rfq-intake.schema'

/**
 * Registers an enquiry from lines that were read from an RFQ and confirmed by a person: enquiry, the original file and what
 * is learnt of the buyer's item codes, all or nothing.
 * @returns id of the enquiry, and how many item codes are new or mean something else now
 * @throws AppError VALIDATION with a sentence per field, NOT_FOUND
 */
export async function confirmIntakeInTx(
  ctx: ActionContext,
  input: ConfirmIntake,
): Promise<{ id: string; codesLearnt: number }> {
  const { fileId, rememberCodes, ...enquiry } = input
  const { id } = await createEnquiryInTx(ctx, enquiry)
  if (fileId) await attachFile(ctx, { fileId, documentType: 'Enquiry', documentId: id, label: 'RFQ of the buyer' })
  const codesLearnt = rememberCodes ? await learnItemCodes(ctx.tx, { enquiryId: id, customerId: input.customerId }) : 0
  return { id, codesLearnt }
}
