import { formatDate } from '@/core/fiscal-year'
import { dec, formatMoney } from '@/core/money'
import { amountInWords } from '@/core/words'
import { addressLines, companyPaper } from '@/server/company-paper'
import { definePdfDocument, type LoadedPdf, pdfFileName } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import type { ReceiptPdf } from './receipt.pdf'
import { RECEIPT_MODE_LABELS } from './receipt.schema'
import { allocationSums } from './receipt.totals'

export const receiptPdf = definePdfDocument<ReceiptPdf>({
  permission: 'receipt.read',
  documentType: 'Receipt',
  template: 'receipt',
  load: loadReceiptPdf,
})

async function loadReceiptPdf(ctx: ReadContext, id: string): Promise<LoadedPdf<ReceiptPdf> | null> {
  const receipt = await ctx.tx.receipt.findUnique({
    where: { id },
    include: {
      customer: { include: { addresses: { orderBy: { isDefault: 'desc' } } } },
      allocations: { orderBy: { id: 'asc' }, include: { invoice: true } },
    },
  })
  if (!receipt) return null
  const { customer, currency } = receipt
  const paper = await companyPaper(ctx.tx, receipt.allocations[0]?.invoice.gstRegistrationId)
  const address = customer.addresses.find((a) => a.kind !== 'SHIPPING') ?? customer.addresses[0]
  const sums = allocationSums(receipt.allocations)
  const left = dec(receipt.amount).minus(sums.amount)
  const money = (x: Parameters<typeof formatMoney>[0]) => formatMoney(x, currency)
  return {
    fileName: pdfFileName(receipt.number ?? 'Receipt'),
    documentId: id,
    documentNo: receipt.number,
    data: {
      company: paper.company,
      footer: paper.footer,
      number: receipt.number ?? '',
      date: formatDate(dateText(receipt.receiptDate)),
      watermark: receipt.status === 'REVERSED' ? 'REVERSED' : null,
      parties: [
        {
          label: 'Received from',
          name: customer.legalName || customer.name,
          addressLines: address
            ? addressLines({ ...address, addressLine1: address.line1, addressLine2: address.line2 })
            : [],
          gstin: customer.gstin,
        },
      ],
      facts: [
        {
          label: 'Mode',
          value: RECEIPT_MODE_LABELS[receipt.mode as keyof typeof RECEIPT_MODE_LABELS] ?? receipt.mode,
        },
        { label: 'Reference', value: receipt.reference },
      ],
      lines: receipt.allocations.map((a) => ({
        invoice: a.invoice.number ?? '',
        date: formatDate(dateText(a.invoice.invoiceDate)),
        total: money(a.invoice.totalAmount),
        amount: money(a.amount),
        tds: money(a.tdsAmount),
      })),
      sums: { amount: money(sums.amount), tds: money(sums.tdsAmount) },
      totals: [
        ...(left.gt(0) ? [{ label: 'On account', value: money(left) }] : []),
        ...(dec(receipt.tdsAmount).gt(0) ? [{ label: 'TDS', value: money(receipt.tdsAmount) }] : []),
        { label: `Received ${currency}`, value: money(receipt.amount), strong: true },
      ],
      amountInWords: amountInWords(receipt.amount, currency),
      remarks: receipt.remarks,
    },
  }
}
