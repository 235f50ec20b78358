import { z } from 'zod'
import {
  zCurrency,
  zId,
  zMoney,
  zOptionalDate,
  zOptionalText,
  zPositiveMoney,
  zReason,
  zRemark,
  zVersion,
} from '@/core/inputs'

export const RECEIPT_MODES = ['NEFT', 'RTGS', 'CHEQUE', 'CASH', 'UPI', 'LC', 'TT'] as const

/** How money comes in, in words. */
export const RECEIPT_MODE_LABELS: Record<(typeof RECEIPT_MODES)[number], string> = {
  NEFT: 'NEFT',
  RTGS: 'RTGS',
  CHEQUE: 'Cheque',
  CASH: 'Cash',
  UPI: 'UPI',
  LC: 'Letter of credit',
  TT: 'Telegraphic transfer',
}

export const allocationSchema = z.object({
  invoiceId: zId,
  /** Money put against the invoice. */
  amount: zMoney,
  /** Tax the customer deducted at source and pays to the government. */
  tdsAmount: zMoney.default('0'),
})

const allocations = z.array(allocationSchema).max(500, 'At most 500 invoices in one receipt.')

export const createReceiptSchema = z.object({
  customerId: zId,
  /** Today where it is left out; not in the future. */
  receiptDate: zOptionalDate,
  mode: z.enum(RECEIPT_MODES, 'Choose how the money came.'),
  /** UTR, cheque number, LC number. */
  reference: zOptionalText(80),
  currency: zCurrency.default('INR'),
  /** What reached the bank. */
  amount: zPositiveMoney,
  /** Where it is given it must be the sum of the TDS of the invoices. */
  tdsAmount: zMoney.optional(),
  remarks: zRemark,
  allocations: allocations.default([]),
})

/** Puts money of a receipt that stood on account against invoices. */
export const allocateReceiptSchema = z.object({
  id: zId,
  version: zVersion.optional(),
  allocations: z
    .array(z.object({ invoiceId: zId, amount: zPositiveMoney }))
    .min(1, 'Enter an amount.')
    .max(500),
})

export const reverseReceiptSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })

export type AllocationInput = z.output<typeof allocationSchema>
export type CreateReceiptInput = z.output<typeof createReceiptSchema>
