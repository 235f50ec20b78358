import { Decimal, type DecimalInput, dec, decimalText, formatMoney } from '@/core/money'

export type OpenInvoice = { id: string; dueDate: string; balance: DecimalInput }
export type ProposedAllocation = { invoiceId: string; amount: string }

/** Deals money out to invoices, oldest due date first; partial on the last one. Amounts with 2 decimals. */
export function proposeAllocations(amount: DecimalInput, invoices: readonly OpenInvoice[]): ProposedAllocation[] {
  let left = dec(amount)
  const out: ProposedAllocation[] = []
  for (const invoice of invoices.toSorted((a, b) => a.dueDate.localeCompare(b.dueDate) || a.id.localeCompare(b.id))) {
    const take = Decimal.min(left, dec(invoice.balance))
    if (take.lte(0)) continue
    out.push({ invoiceId: invoice.id, amount: decimalText(take, 2) })
    left = left.minus(take)
  }
  return out
}

export type Allocation = { invoiceId: string; amount: DecimalInput; tdsAmount: DecimalInput }

/** Sums of a receipt's allocations, 2 decimals. */
export function allocationSums(allocations: readonly Omit<Allocation, 'invoiceId'>[]) {
  const sum = (pick: (a: Omit<Allocation, 'invoiceId'>) => DecimalInput) =>
    allocations.reduce((total, a) => total.plus(dec(pick(a))), dec(0))
  return {
    amount: decimalText(
      sum((a) => a.amount),
      2,
    ),
    tdsAmount: decimalText(
      sum((a) => a.tdsAmount),
      2,
    ),
  }
}

export type AllocatableInvoice = {
  id: string
  number: string | null
  status: string
  customerId: string
  currency: string
  balance: DecimalInput
}

/**
 * What is wrong with allocations, by field: the invoice must be posted, of this customer and currency, named once, and
 * money and TDS together may not exceed what is open on it; all together not what came in.
 */
export function checkAllocations(
  receipt: { customerId: string; currency: string; amount: DecimalInput },
  allocations: readonly Allocation[],
  invoices: readonly AllocatableInvoice[],
): Record<string, string> {
  const errors: Record<string, string> = {}
  const seen = new Set<string>()
  const byId = new Map(invoices.map((i) => [i.id, i]))
  for (const [i, a] of allocations.entries()) {
    const invoice = byId.get(a.invoiceId)
    const both = dec(a.amount).plus(dec(a.tdsAmount))
    const sentence = !invoice
      ? 'This invoice was not found.'
      : invoice.customerId !== receipt.customerId
        ? `${invoice.number} is of another customer.`
        : invoice.currency !== receipt.currency
          ? `${invoice.number} is in ${invoice.currency}, the money came in ${receipt.currency}.`
          : seen.has(a.invoiceId)
            ? `${invoice.number} is listed twice.`
            : both.lte(0)
              ? 'Enter an amount, or take the invoice out.'
              : openProblem(invoice, both)
    seen.add(a.invoiceId)
    if (sentence) errors[`allocations.${i}.amount`] = sentence
  }
  const sums = allocationSums(allocations)
  if (dec(sums.amount).gt(dec(receipt.amount)))
    errors.amount = `${formatMoney(sums.amount, receipt.currency)} are put against invoices, ${formatMoney(receipt.amount, receipt.currency)} came in.`
  return errors
}

function openProblem(invoice: AllocatableInvoice, both: Decimal): string | null {
  const name = invoice.number ?? 'The draft invoice'
  if (invoice.status === 'PAID') return `${name} is paid already.`
  if (invoice.status !== 'POSTED' && invoice.status !== 'PARTLY_PAID')
    return `${name} is ${invoice.status.toLowerCase()}; nothing can be received on it.`
  if (both.lte(dec(invoice.balance))) return null
  return `${formatMoney(invoice.balance, invoice.currency)} are open on ${name}; money and TDS come to ${formatMoney(both, invoice.currency)}.`
}
