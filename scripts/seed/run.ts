import { randomBytes } from 'node:crypto'
import { hash } from 'bcrypt'
import type { Client } from 'pg'
import { businessDate, fiscalYear, fyStart } from '@/core/fiscal-year'
import { disconnect } from '@/db/client'
import { connect } from '../lib/connect.mjs'
import { approveVendors } from './approvals'
import { ensureCompany, seedCompanyMasters } from './company'
import {
  DEMO_PASSWORD,
  DEMO_USERS,
  type DemoCompany,
  KONKAN_DEMO,
  NPS_DEMO,
  OTHER_ADMIN,
  seedDemoCompany,
} from './demo'
import { type DemoLot, KONKAN_LOTS, NPS_LOTS } from './demo-lots'
import { CUSTOMERS, type DemoParty, type DemoVendor, OTHER_CUSTOMERS, OTHER_VENDORS, VENDORS } from './demo-parties'
import { seedEmailTexts } from './email-texts'
import { seedMasters } from './masters'
import { asOwner } from './owner'
import { seedCustomers, seedVendors } from './parties'
import { seedQuotationFormats } from './quotation-formats'
import { seedStock } from './stock'
import { ensureUser, type SeedUser, SYSTEM_EMAIL } from './users'

const NPS = { code: 'NPS', name: 'NPS India', legalName: 'National Pipe & Supply' }
const KONKAN = { code: 'KT', name: 'Konkan Tubulars', legalName: 'Konkan Tubulars' }

const rounds = () => Number(process.env.BCRYPT_ROUNDS) || 12

/** Twenty characters that keep the password rule, whatever comes out of the generator. */
const randomPassword = () => `${randomBytes(12).toString('base64url')}aA1-`

/** Fills the database. @returns lines to show */
export async function seed({ demo }: { demo: boolean }): Promise<string[]> {
  const client = await connect(process.env.DATABASE_OWNER_URL ?? '', 'DATABASE_OWNER_URL')
  try {
    await asOwner(client, {}, seedMasters)
    const nps = await setUpCompany(client, NPS)
    if (!demo) return [...(await firstAdministrator(client, nps)), ...(await counts(client))]
    const passwordHash = await hash(DEMO_PASSWORD, rounds())
    const konkan = await setUpCompany(client, KONKAN)
    const desks = DEMO_USERS.map((user) => ({ ...user, passwordHash }))
    const others = [{ ...OTHER_ADMIN, passwordHash }]
    await setUpDemo(client, nps, {
      people: desks,
      company: NPS_DEMO,
      customers: CUSTOMERS,
      vendors: VENDORS,
      lots: NPS_LOTS,
      desks: {
        purchase: 'purchase@erp.com',
        stores: 'stores@erp.com',
        qc: 'qc@erp.com',
        management: 'management@erp.com',
      },
    })
    await setUpDemo(client, konkan, {
      people: others,
      company: KONKAN_DEMO,
      customers: OTHER_CUSTOMERS,
      vendors: OTHER_VENDORS,
      lots: KONKAN_LOTS,
      desks: { purchase: SYSTEM_EMAIL, stores: SYSTEM_EMAIL, qc: OTHER_ADMIN.email, management: OTHER_ADMIN.email },
    })
    return [
      `Sign-ins (password ${DEMO_PASSWORD}): ${[...DEMO_USERS, OTHER_ADMIN].map((u) => u.email).join(', ')}`,
      ...(await counts(client)),
    ]
  } finally {
    await disconnect()
    await client.end()
  }
}

type SeededCompany = { companyId: string; userId: string }

/** The company, its own masters, and the system user that works for it. */
async function setUpCompany(client: Client, facts: typeof NPS): Promise<SeededCompany> {
  const companyId = await asOwner(client, {}, (tx) => ensureCompany(tx, facts))
  return asOwner(client, { companyId }, async (tx) => {
    const { id: userId } = await ensureUser(tx, {
      email: SYSTEM_EMAIL,
      name: 'System',
      roles: ['ADMIN'],
      isSystem: true,
    })
    await seedCompanyMasters(tx)
    await seedEmailTexts(tx)
    await seedQuotationFormats(tx)
    return { companyId, userId }
  })
}

/** Without demo data: one administrator, whose password is shown once and changed at the first sign-in. */
async function firstAdministrator(client: Client, company: SeededCompany): Promise<string[]> {
  const [known] = (await client.query(`SELECT 1 FROM "User" WHERE NOT "isSystem" LIMIT 1`)).rows
  if (known) return []
  const password = randomPassword()
  const admin: SeedUser = {
    email: 'admin@erp.com',
    name: 'Administrator',
    roles: ['ADMIN'],
    passwordHash: await hash(password, rounds()),
    mustChangePassword: true,
  }
  await asOwner(client, company, (tx) => ensureUser(tx, admin))
  return [
    `Administrator: ${admin.email}, password ${password} (shown only now; it is changed at the first sign-in).`,
    'Then enter the company’s address, GSTIN and bank in Settings.',
  ]
}

type Demo = {
  people: SeedUser[]
  company: DemoCompany
  customers: readonly DemoParty[]
  vendors: readonly DemoVendor[]
  lots: readonly DemoLot[]
  /** Who enters and who approves: never the same person. */
  desks: { purchase: string; stores: string; qc: string; management: string }
}

async function setUpDemo(client: Client, company: SeededCompany, demo: Demo): Promise<void> {
  const firstDay = fyStart(fiscalYear(businessDate(new Date(), 'Asia/Kolkata'), 4), 4)
  const ids = await asOwner(client, company, async (tx) => {
    for (const person of demo.people) await ensureUser(tx, person)
    const users = await tx.rows<{ id: string; email: string }>('SELECT id, email FROM "User"')
    const id = (email: string) => users.find((r) => r.email === email)?.id ?? company.userId
    await seedDemoCompany(tx, demo.company, firstDay)
    await seedCustomers(tx, demo.customers)
    await seedVendors(tx, demo.vendors, id(demo.desks.purchase))
    return { stores: id(demo.desks.stores), qc: id(demo.desks.qc), management: id(demo.desks.management) }
  })
  await approveVendors(client, { companyId: company.companyId, userId: ids.management }, demo.vendors)
  await seedStock(
    client,
    { companyId: company.companyId, enteredBy: ids.stores, approvedBy: ids.qc },
    demo.lots,
    firstDay,
  )
}

async function counts(client: Client): Promise<string[]> {
  const tables = [
    'ProductSpec',
    'PipeSize',
    'MaterialLimit',
    'State',
    'LabTest',
    'Company',
    'User',
    'Customer',
    'Vendor',
    'StockLot',
  ]
  const { rows } = await client.query(
    `SELECT ${tables.map((t) => `(SELECT count(*)::int FROM "${t}") AS "${t}"`).join(', ')}`,
  )
  return [tables.map((t) => `${rows[0][t]} ${t}`).join(', ')]
}
