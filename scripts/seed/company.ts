import { businessDate, fiscalYear } from '@/core/fiscal-year'
import type { SeedTx } from './owner'
import { DELIVERY_TERMS, EXPORT_NOTES, OFFER_TERMS, PAYMENT_TERMS, SEQUENCES, TPI_AGENCIES } from './terms'

const TIME_ZONE = 'Asia/Kolkata'

/** The company of that code, made when it is not there. Its letterhead stays as people set it. */
export async function ensureCompany(
  tx: SeedTx,
  company: { code: string; name: string; legalName: string },
): Promise<string> {
  await tx.add(
    'Company',
    [
      {
        ...company,
        baseCurrency: 'INR',
        timeZone: TIME_ZONE,
        fyFirstMonth: 4,
        taxRegime: 'IN_GST',
        version: 1,
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    ],
    ['code'],
  )
  const [row] = await tx.rows<{ id: string }>('SELECT id FROM "Company" WHERE code = $1', [company.code])
  if (!row) throw new Error(`The company ${company.code} could not be made.`)
  return row.id
}

/** What every company starts with: settings, number series of the financial year, terms, notes, agencies. */
export async function seedCompanyMasters(tx: SeedTx): Promise<void> {
  await tx.rows(
    `INSERT INTO "CompanySetting" (id, "sessionIdleSeconds", "sessionMaxSeconds") SELECT gen_random_uuid(), $1, $2
     WHERE NOT EXISTS (SELECT 1 FROM "CompanySetting" WHERE "companyId" = app_company_id())`,
    [seconds(process.env.SESSION_TIMEOUT, 300, 28_800), seconds(process.env.SESSION_MAX_AGE, 900, 86_400)],
  )
  const fy = fiscalYear(businessDate(new Date(), TIME_ZONE), 4)
  const own = { version: 1 }
  await addOwn(
    tx,
    'NumberSequence',
    SEQUENCES.map((docType) => ({ docType, fy, prefix: docType, startNumber: 1, lastNumber: 0, ...own })),
    ['docType', 'fy'],
  )
  await addOwn(
    tx,
    'PaymentTerm',
    PAYMENT_TERMS.map(([code, name, days]) => ({ code, name, days, isActive: true, ...own })),
    ['code'],
  )
  await addOwn(
    tx,
    'DeliveryTerm',
    DELIVERY_TERMS.map(([code, name]) => ({ code, name, isActive: true, ...own })),
    ['code'],
  )
  await addOwn(
    tx,
    'TpiAgency',
    TPI_AGENCIES.map(([code, name]) => ({ code, name, isActive: true, ...own })),
    ['code'],
  )
  // Terms have an order people may change: they are filled in once, as a whole.
  const [has] = await tx.rows<{ terms: boolean; notes: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "OfferTerm" WHERE "companyId" = app_company_id()) AS terms,
            EXISTS (SELECT 1 FROM "ExportNote" WHERE "companyId" = app_company_id()) AS notes`,
  )
  if (!has?.terms)
    await addOwn(
      tx,
      'OfferTerm',
      OFFER_TERMS.map(([title, text], i) => ({ position: i + 1, title, text, isActive: true, ...own })),
      ['position'],
    )
  if (!has?.notes)
    await addOwn(
      tx,
      'ExportNote',
      EXPORT_NOTES.map((text, i) => ({ position: i + 1, text, isActive: true, ...own })),
      ['position'],
    )
}

/** Rows of the transaction's company; the company, the maker and the times fill themselves. */
export const addOwn = (tx: SeedTx, table: string, rows: readonly Record<string, unknown>[], key: readonly string[]) =>
  tx.add(table, rows, ['companyId', ...key])

export type PlaceFacts = {
  gstin: string
  label: string
  addressLine1: string
  addressLine2: string
  city: string
  pin: string
}

/** A GST registration; the first of a company is its default. */
export async function ensureRegistration(tx: SeedTx, place: PlaceFacts): Promise<string> {
  const [has] = await tx.rows<{ known: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM "GstRegistration" WHERE "companyId" = app_company_id()) AS known',
  )
  if (!has?.known)
    await addOwn(
      tx,
      'GstRegistration',
      [{ ...place, stateCode: place.gstin.slice(0, 2), country: 'IN', isDefault: true, isActive: true, version: 1 }],
      ['gstin'],
    )
  const [row] = await tx.rows<{ id: string }>(
    'SELECT id FROM "GstRegistration" WHERE "companyId" = app_company_id() ORDER BY "isDefault" DESC, "createdAt" LIMIT 1',
  )
  if (!row) throw new Error('The company has no GST registration.')
  return row.id
}

/** Seconds from the environment within what the database allows; the most where nothing usable is given. */
const seconds = (text: string | undefined, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.trunc(Number(text)) || most))
