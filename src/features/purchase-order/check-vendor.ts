import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'

/**
 * Orders go to approved vendors only; checked when the order is saved and again when it is approved.
 * @throws AppError NOT_FOUND, VALIDATION with a sentence at the vendor
 */
export async function checkVendor(ctx: ActionContext, vendorId: string) {
  const vendor = found(
    await ctx.tx.vendor.findUnique({
      where: { id: vendorId },
      select: { id: true, name: true, isApproved: true, isActive: true, paymentTerms: true, stateCode: true },
    }),
    'Vendor',
  )
  const refuse = (sentence: string): never => {
    throw new AppError('VALIDATION', sentence, { vendorId: sentence })
  }
  if (!vendor.isActive) refuse(`${vendor.name} is not in use any more. Choose another vendor.`)
  if (!vendor.isApproved)
    refuse(`${vendor.name} is not an approved vendor. MANAGEMENT approves vendors; choose another one until then.`)
  return vendor
}
