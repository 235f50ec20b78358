import type { Tx } from '@/db/types'

/** A party as it was on the day of the document: kept with it, so that a later change of the master does not reach it. */
export type PartySnapshot = {
  name: string
  line1: string | null
  line2: string | null
  city: string | null
  pin: string | null
  stateCode: string | null
  state: string | null
  country: string
  gstin: string | null
}

/** Bill-to and ship-to of an order, as they stand now. */
export async function orderParties(
  tx: Tx,
  salesOrderId: string,
): Promise<{ billTo: PartySnapshot; shipTo: PartySnapshot }> {
  const order = await tx.salesOrder.findUniqueOrThrow({
    where: { id: salesOrderId },
    select: {
      billingAddress: true,
      shippingAddress: true,
      customer: { include: { addresses: { orderBy: [{ isDefault: 'desc' }, { label: 'asc' }] } } },
    },
  })
  const { customer } = order
  const states = new Map((await tx.state.findMany()).map((s) => [s.code, s.name]))
  const own = (kind: string) =>
    customer.addresses.find((a) => a.kind === kind) ??
    customer.addresses.find((a) => a.kind === 'BOTH') ??
    customer.addresses[0]
  const snapshot = (address: typeof order.billingAddress | undefined): PartySnapshot => {
    const stateCode = address?.stateCode ?? address?.gstin?.slice(0, 2) ?? customer.stateCode
    return {
      name: customer.legalName || customer.name,
      line1: address?.line1 ?? null,
      line2: address?.line2 ?? null,
      city: address?.city ?? null,
      pin: address?.pin ?? null,
      stateCode,
      state: stateCode ? (states.get(stateCode) ?? null) : null,
      country: address?.country ?? customer.country,
      gstin: address?.gstin ?? customer.gstin,
    }
  }
  const billing = order.billingAddress ?? own('BILLING')
  return { billTo: snapshot(billing), shipTo: snapshot(order.shippingAddress ?? own('SHIPPING') ?? billing) }
}

/** A stored snapshot; null where an old row has none. */
export function readParty(json: unknown): PartySnapshot | null {
  return typeof json === 'object' && json !== null && 'name' in json ? (json as PartySnapshot) : null
}
