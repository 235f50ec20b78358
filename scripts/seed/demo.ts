import { gstinWithCheckDigit } from '@/core/gst'
import type { Role } from '@/core/permissions'
import { addOwn, ensureRegistration, type PlaceFacts } from './company'
import type { SeedTx } from './owner'

export const DEMO_PASSWORD = 'Erp-demo-1'

/** One desk per role. */
export const DEMO_USERS: readonly { email: string; name: string; roles: Role[] }[] = [
  { email: 'admin@erp.com', name: 'Administrator', roles: ['ADMIN'] },
  { email: 'sales@erp.com', name: 'Sales Desk', roles: ['SALES'] },
  { email: 'purchase@erp.com', name: 'Purchase Desk', roles: ['PURCHASE'] },
  { email: 'qc@erp.com', name: 'Quality Desk', roles: ['QC'] },
  { email: 'stores@erp.com', name: 'Stores Desk', roles: ['STORES'] },
  { email: 'accounts@erp.com', name: 'Accounts Desk', roles: ['ACCOUNTS'] },
  { email: 'management@erp.com', name: 'Management Desk', roles: ['MANAGEMENT'] },
]

export const OTHER_ADMIN = { email: 'other-admin@erp.com', name: 'Konkan Administrator', roles: ['ADMIN'] as Role[] }

type DemoWarehouse = {
  code: string
  name: string
  addressLine1: string
  addressLine2: string
  city: string
  pin: string | null
  stateCode: string
  racks: { code: string; name: string; kind: 'RACK' | 'YARD' | 'BIN' }[]
}

export type DemoCompany = { letterhead: Record<string, string>; place: PlaceFacts; warehouses: DemoWarehouse[] }

const racks = (...codes: string[]) => codes.map((code) => ({ code, name: `Rack ${code}`, kind: 'RACK' as const }))
const yard = (code: string, name: string) => ({ code, name, kind: 'YARD' as const })

export const NPS_DEMO: DemoCompany = {
  letterhead: {
    tagline: 'Steel pipe and tube for oil, gas, power and petrochemicals',
    phone: '+91 22 5550 0001',
    email: 'office@example.com',
    website: 'www.example.com',
    pan: 'AAPCN5127E',
    bankName: 'Demo Bank of India',
    bankBranch: 'Vashi, Navi Mumbai',
    bankAccountName: 'National Pipe & Supply',
    bankAccountNo: '000000012345678',
    bankIfsc: 'DEMO0000001',
    bankSwift: 'DEMOINBB',
    pdfFooter: 'Stockists of seamless and welded steel pipe',
  },
  place: {
    gstin: gstinWithCheckDigit('27AAPCN5127E1Z'),
    label: 'Navi Mumbai',
    addressLine1: 'Plot 42, TTC Industrial Area',
    addressLine2: 'Turbhe',
    city: 'Navi Mumbai',
    pin: '400705',
  },
  warehouses: [
    {
      code: 'NMB',
      name: 'Navi Mumbai yard',
      addressLine1: 'Plot 42, TTC Industrial Area',
      addressLine2: 'Turbhe',
      city: 'Navi Mumbai',
      pin: '400705',
      stateCode: '27',
      racks: [
        ...racks('A-01', 'A-02', 'A-03', 'B-01', 'B-02', 'B-03'),
        yard('Y-1', 'Open yard'),
        yard('REC', 'Receiving bay'),
      ],
    },
    {
      code: 'JEB',
      name: 'Jebel Ali',
      addressLine1: 'Warehouse 7, Street 12',
      addressLine2: 'Jebel Ali Free Zone',
      city: 'Dubai',
      pin: null,
      stateCode: '96',
      racks: [...racks('J-01', 'J-02', 'J-03'), yard('J-REC', 'Receiving bay')],
    },
  ],
}

export const KONKAN_DEMO: DemoCompany = {
  letterhead: {
    tagline: 'Tubes and pipes',
    phone: '+91 2352 555 0001',
    email: 'konkan@example.com',
    pan: 'AAOCK3390T',
    bankName: 'Demo Bank of India',
    bankBranch: 'Ratnagiri',
    bankAccountName: 'Konkan Tubulars',
    bankAccountNo: '000000087654321',
    bankIfsc: 'DEMO0000002',
  },
  place: {
    gstin: gstinWithCheckDigit('27AAOCK3390T1Z'),
    label: 'Ratnagiri',
    addressLine1: 'Plot 5, MIDC',
    addressLine2: 'Zadgaon',
    city: 'Ratnagiri',
    pin: '415639',
  },
  warehouses: [
    {
      code: 'RTN',
      name: 'Ratnagiri yard',
      addressLine1: 'Plot 5, MIDC',
      addressLine2: 'Zadgaon',
      city: 'Ratnagiri',
      pin: '415639',
      stateCode: '27',
      racks: racks('K-01', 'K-02'),
    },
  ],
}

/** INR per unit, from the first day of the financial year on; invented, for the demo only. */
const RATES = [
  ['USD', '85.50'],
  ['EUR', '93.20'],
  ['AED', '23.28'],
] as const

/** Letterhead (where nothing is set yet), registration, warehouses with racks, exchange rates. */
export async function seedDemoCompany(tx: SeedTx, demo: DemoCompany, firstDayOfYear: string): Promise<void> {
  const sets = Object.keys(demo.letterhead).map((column, i) => `"${column}" = coalesce("${column}", $${i + 1})`)
  await tx.rows(`UPDATE "Company" SET ${sets.join(', ')} WHERE id = app_company_id()`, Object.values(demo.letterhead))
  const gstRegistrationId = await ensureRegistration(tx, demo.place)
  await addOwn(
    tx,
    'Warehouse',
    demo.warehouses.map(({ racks: _, ...w }) => ({ ...w, gstRegistrationId, isActive: true, version: 1 })),
    ['code'],
  )
  const ids = new Map(
    (
      await tx.rows<{ id: string; code: string }>(
        'SELECT id, code FROM "Warehouse" WHERE "companyId" = app_company_id()',
      )
    ).map((w) => [w.code, w.id]),
  )
  const locations = demo.warehouses.flatMap((w) =>
    w.racks.map((rack) => ({ warehouseId: ids.get(w.code), ...rack, isActive: true, version: 1 })),
  )
  await addOwn(tx, 'Location', locations, ['warehouseId', 'code'])
  await addOwn(
    tx,
    'ExchangeRate',
    RATES.map(([currency, rate]) => ({ currency, rateDate: firstDayOfYear, rate, version: 1 })),
    ['currency', 'rateDate'],
  )
}
