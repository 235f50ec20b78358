import { addOwn } from './company'
import { type DemoParty, type DemoVendor, gstinOf } from './demo-parties'
import type { SeedTx } from './owner'

const OTHER_COUNTRY = '96'

/** Columns that customers and vendors share. */
function columns(party: DemoParty) {
  const gstin = gstinOf(party)
  return {
    code: party.code,
    name: party.name,
    legalName: party.name,
    gstin,
    pan: gstin?.slice(2, 12) ?? null,
    stateCode: gstin?.slice(0, 2) ?? OTHER_COUNTRY,
    country: party.country ?? 'IN',
    currency: party.currency ?? 'INR',
    paymentTerms: party.paymentTerms,
    email: party.contacts[0]?.email ?? null,
    phone: party.contacts[0]?.phone ?? null,
    isActive: true,
    version: 1,
  }
}

async function addDetails(
  tx: SeedTx,
  owner: 'Customer' | 'Vendor',
  parties: readonly DemoParty[],
  known: Set<string>,
): Promise<void> {
  const rows = await tx.rows<{ id: string; code: string }>(
    `SELECT id, code FROM "${owner}" WHERE "companyId" = app_company_id()`,
  )
  const ids = new Map(rows.map((r) => [r.code, r.id]))
  const fresh = parties.filter((p) => !known.has(p.code))
  const link = owner === 'Customer' ? 'customerId' : 'vendorId'
  const addresses = fresh.flatMap((p) =>
    p.addresses.map((a, i) => ({
      [link]: ids.get(p.code),
      label: a.label,
      ...(owner === 'Customer' && { kind: a.kind ?? 'BOTH' }),
      line1: a.line1,
      line2: a.line2 ?? null,
      city: a.city,
      pin: a.pin ?? null,
      stateCode: gstinOf(p)?.slice(0, 2) ?? OTHER_COUNTRY,
      country: p.country ?? 'IN',
      gstin: gstinOf(p),
      isDefault: i === 0,
    })),
  )
  const contacts = fresh.flatMap((p) =>
    p.contacts.map((c, i) => ({ [link]: ids.get(p.code), ...c, isDefault: i === 0 })),
  )
  await addOwn(tx, `${owner}Address`, addresses, ['id'])
  await addOwn(tx, `${owner}Contact`, contacts, ['id'])
}

async function codes(tx: SeedTx, table: 'Customer' | 'Vendor'): Promise<Set<string>> {
  const rows = await tx.rows<{ code: string }>(`SELECT code FROM "${table}" WHERE "companyId" = app_company_id()`)
  return new Set(rows.map((r) => r.code))
}

/** Customers that are not there yet, with their addresses and contacts. */
export async function seedCustomers(tx: SeedTx, parties: readonly DemoParty[]): Promise<void> {
  const known = await codes(tx, 'Customer')
  await addOwn(
    tx,
    'Customer',
    parties.map((p) => ({ ...columns(p), isSez: p.isSez ?? false, creditDays: 30 })),
    ['code'],
  )
  await addDetails(tx, 'Customer', parties, known)
}

/** Vendors that are not there yet. They wait for the approval of somebody else than the one who entered them. */
export async function seedVendors(tx: SeedTx, parties: readonly DemoVendor[], preparedBy: string): Promise<void> {
  const known = await codes(tx, 'Vendor')
  await addOwn(
    tx,
    'Vendor',
    parties.map((p) => ({ ...columns(p), makes: p.makes, isApproved: false, preparedByIds: [preparedBy] })),
    ['code'],
  )
  await addDetails(tx, 'Vendor', parties, known)
}
