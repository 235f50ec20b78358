import { createCustomerPoAction, reviewCustomerPoAction } from '@/features/customer-po/customer-po.actions'
import { approveQuotation, createQuotation, submitQuotation } from '@/features/quotation/quotation.actions'
import { acceptCustomerPoAction } from '@/features/sales-order/sales-order.actions'
import { as, customerId, ok, readAs, sizeId, specId } from './actors'

export type OrderLine = {
  size: string
  schedule: string
  metres: string
  rate: string
  designation?: string
  additionalSpecs?: string[]
  ends?: 'BE' | 'PE'
}

let count = 0

/** An approved quotation of SALES, approved by MANAGEMENT. */
export async function approvedQuotation(lines: readonly OrderLine[], customer = 'C001'): Promise<{ id: string }> {
  const input = {
    customerId: await customerId(customer),
    lines: await Promise.all(
      lines.map(async (l) => ({
        productSpecId: await specId(l.designation),
        pipeSizeId: await sizeId(l.size, l.schedule),
        additionalSpecs: l.additionalSpecs ?? [],
        ends: l.ends ?? ('BE' as const),
        quantity: l.metres,
        rate: l.rate,
      })),
    ),
  }
  const { id } = ok(await as('sales', () => createQuotation(input)))
  ok(await as('sales', () => submitQuotation({ id })))
  ok(await as('management', () => approveQuotation({ id })))
  return { id }
}

/** A recorded customer PO for everything quoted; the next of its numbers. */
export async function customerPoFor(quotationId: string): Promise<{ id: string; poNumber: string }> {
  const poNumber = `PO-${++count}-${quotationId.slice(-6)}`.toUpperCase()
  const { id } = ok(
    await as('sales', () =>
      createCustomerPoAction({ quotationId, poNumber, poDate: '2026-11-01', receivedDate: '2026-11-02' }),
    ),
  )
  return { id, poNumber }
}

/** A sales order through the whole sales side: quotation, approval, customer PO, review, acceptance. */
export async function salesOrderOf(
  lines: readonly OrderLine[],
  customer = 'C001',
): Promise<{ id: string; number: string; lineIds: string[]; quotationId: string; customerPoId: string }> {
  const { id: quotationId } = await approvedQuotation(lines, customer)
  const po = await customerPoFor(quotationId)
  ok(await as('sales', () => reviewCustomerPoAction({ id: po.id })))
  const order = ok(await as('sales', () => acceptCustomerPoAction({ id: po.id, remark: 'As quoted' })))
  const rows = await readAs('sales', (tx) =>
    tx.salesOrderLine.findMany({ where: { salesOrderId: order.id }, orderBy: { lineNo: 'asc' }, select: { id: true } }),
  )
  return {
    id: order.id,
    number: (order as { number?: string }).number ?? '',
    lineIds: rows.map((r) => r.id),
    quotationId,
    customerPoId: po.id,
  }
}
