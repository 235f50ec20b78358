import { z } from 'zod'
import {
  zCurrency,
  zEmail,
  zExchangeRate,
  zId,
  zMoney,
  zOptionalDate,
  zOptionalId,
  zOptionalText,
  zPercent,
  zReason,
  zRemark,
  zText,
  zVersion,
} from '@/core/inputs'
import { pipeLineSchema, priceSchema, zLineId } from '@/features/product/pipe-line.schema'

/** One line to buy; `id` names the line it was when an existing order is changed. */
export const purchaseOrderLineSchema = pipeLineSchema.extend(priceSchema.shape).extend({
  id: zLineId,
  /** The requisition line it covers, in full or in part. */
  purchaseRequisitionLineId: zOptionalId,
  /** Certificate asked of the vendor: `EN 10204 3.1`, `3.2 by TPI`. */
  certificate: zOptionalText(200),
  remark: zOptionalText(500),
})

const headSchema = z.object({
  vendorId: zId,
  /** Where the goods are to be delivered. */
  warehouseId: zId,
  expectedDate: zOptionalDate,
  currency: zCurrency.default('INR'),
  /** Units of the company's currency for one of the order's; the master's rate of the day when left out. */
  exchangeRate: zExchangeRate.nullish(),
  vendorReference: zOptionalText(120),
  paymentTerms: zOptionalText(500),
  deliveryTerms: zOptionalText(500),
  /** How much more than ordered may be received; the company's setting when left out. */
  overReceiptPct: zPercent.nullish(),
  chargesLabel: zOptionalText(80),
  chargesAmount: zMoney.default('0'),
  gstRate: zPercent.default('18'),
  remarks: zOptionalText(4000),
  lines: z.array(purchaseOrderLineSchema).min(1, 'Add at least one line.').max(500, 'At most 500 lines.'),
})

export const createPurchaseOrderSchema = headSchema.extend({ purchaseRequisitionId: zOptionalId })
export const updatePurchaseOrderSchema = headSchema.extend({ id: zId, version: zVersion })

export const purchaseOrderStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const purchaseOrderReasonSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export const acknowledgePurchaseOrderSchema = purchaseOrderStepSchema.extend({
  acknowledgedOn: zOptionalDate,
  acknowledgementReference: zOptionalText(120),
  /** The vendor's delivery date, when it differs. */
  expectedDate: zOptionalDate,
})

/** Addresses as people type them: separated by commas, semicolons or blanks. */
const zAddresses = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((v) => [
    ...new Set((Array.isArray(v) ? v : (v ?? '').split(/[\s,;]+/)).map((s) => s.trim()).filter(Boolean)),
  ])
  .pipe(z.array(zEmail).max(10, 'At most 10 addresses.'))

export const sendPurchaseOrderSchema = z.object({
  id: zId,
  version: zVersion.optional(),
  to: zAddresses.refine((list) => list.length > 0, 'Enter at least one e-mail address.'),
  cc: zAddresses,
  subject: zOptionalText(200),
  message: zText(5000, 'Write a few words to the vendor.').nullish(),
})

export type PurchaseOrderHeadInput = z.output<typeof headSchema>
export type PurchaseOrderLineInput = z.output<typeof purchaseOrderLineSchema>
