import type { ActionError, ActionResult } from '@/core/result'
import type { Prisma, Tx } from '@/db/types'
import { runAs } from '@/server/caller'
import { read } from '@/server/read'
import { storeUpload } from '@/server/storage'
import { sampleCertificate } from '../../scripts/seed/certificate-pdf'
import { withOwner } from './owner'

/** The desks of the demo data; `other-admin` works in the second company. */
export type Desk = 'admin' | 'sales' | 'purchase' | 'qc' | 'stores' | 'accounts' | 'management' | 'other-admin'
export type Member = { userId: string; companyId: string }

let desks: Promise<Map<string, Member>> | undefined

/** Forgets whom it looked up; after a change of database within a test file. */
export function forgetActors(): void {
  desks = undefined
}

async function lookUp(): Promise<Map<string, Member>> {
  return withOwner(async (owner) => {
    const { rows } = await owner.query<Member & { email: string }>(
      `SELECT u.email, u.id AS "userId", m."companyId" FROM "User" u JOIN "Membership" m ON m."userId" = u.id WHERE NOT u."isSystem"`,
    )
    return new Map(rows.map(({ email, ...member }) => [email.replace('@erp.com', ''), member]))
  })
}

/** User and company of a desk. */
export async function member(who: Desk): Promise<Member> {
  desks ??= lookUp()
  const found = (await desks).get(who)
  if (!found) throw new Error(`The demo data has no ${who}@erp.com; is this database seeded with --demo?`)
  return found
}

/** Runs `fn` as that desk: actions and reads inside it have its rights, in its company. */
export async function as<T>(who: Desk, fn: () => Promise<T>): Promise<T> {
  const { userId, companyId } = await member(who)
  return runAs({ identity: { kind: 'member', userId, companyId }, ip: '192.0.2.1' }, fn)
}

/** What the action gave back. @throws Error with its sentence and the fields */
export function ok<T>(result: ActionResult<T>): T {
  if (result.ok) return result.data
  throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error.fieldErrors ?? {})}`)
}

/** Why the action was refused. @throws Error when it was not */
export function fail<T>(result: ActionResult<T>): ActionError {
  if (!result.ok) return result.error
  throw new Error(`Expected a refusal, got ${JSON.stringify(result.data)}`)
}

/** Reads under RLS as a desk. */
export const readAs = <T>(who: Desk, fn: (tx: Tx) => Promise<T>) => as(who, () => read((ctx) => fn(ctx.tx)))

const required = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`The demo data has no ${what}.`)
  return value
}

/** Id of a customer of the demo, by code (C001 Mumbai, C002 Bharuch, C003 Chennai, C004 Gurugram, C005 SEZ, C006 abroad in USD). */
export const customerId = async (code = 'C001', who: Desk = 'admin'): Promise<string> =>
  required(
    await readAs(who, (tx) => tx.customer.findFirst({ where: { code }, select: { id: true } })),
    `customer ${code}`,
  ).id

/** Id of a vendor of the demo, by code; V001 to V004 are approved, V005 and V006 are not. */
export const vendorId = async (code = 'V001', who: Desk = 'admin'): Promise<string> =>
  required(await readAs(who, (tx) => tx.vendor.findFirst({ where: { code }, select: { id: true } })), `vendor ${code}`)
    .id

/** Id of a product spec, by designation; the first product that has it, or the one named. */
export const specId = async (designation = 'ASTM A106 GR.B', product?: string): Promise<string> =>
  required(
    await readAs('admin', (tx) =>
      tx.productSpec.findFirst({
        where: { designation, ...(product && { product }) },
        orderBy: { product: 'desc' },
        select: { id: true },
      }),
    ),
    `product ${designation}`,
  ).id

/** Id of a pipe size, by nominal size and schedule ('6', '40'). */
export const sizeId = async (
  nps = '6',
  schedule = '40',
  family = /S$/.test(schedule) && /\d/.test(schedule) ? 'SS_DS' : 'CS_AS',
): Promise<string> =>
  required(
    await readAs('admin', (tx) => tx.pipeSize.findFirst({ where: { nps, schedule, family }, select: { id: true } })),
    `size ${nps}" ${schedule}`,
  ).id

/** Ids of a warehouse and of one of its locations, by their codes. */
export async function place(code = 'A-01', who: Desk = 'admin'): Promise<{ locationId: string; warehouseId: string }> {
  const row = await readAs(who, (tx) =>
    tx.location.findFirst({ where: { code }, select: { id: true, warehouseId: true } }),
  )
  const { id, warehouseId } = required(row, `location ${code}`)
  return { locationId: id, warehouseId }
}

export const locationId = async (code = 'A-01', who: Desk = 'admin'): Promise<string> =>
  (await place(code, who)).locationId

/** Id of a sample PDF that the desk has just uploaded (an MTC, a customer PO …). */
export async function uploadedFile(who: Desk, name = 'Sample.pdf'): Promise<string> {
  const pdf = sampleCertificate({ mtcNo: name, make: 'SAMPLE', heats: ['SAMPLE'], designation: 'SAMPLE' })
  const content = (async function* () {
    yield pdf as Uint8Array
  })()
  return (await as(who, () => storeUpload(async () => ({ name, content })))).id
}

/** Changes a setting of the first company, past its screen, for a test that needs another rule. */
export async function setSetting(
  column: keyof Prisma.CompanySettingUncheckedUpdateInput & string,
  value: string | number | boolean,
): Promise<void> {
  const { companyId, userId } = await member('admin')
  await withOwner(async (owner) => {
    await owner.query('BEGIN')
    await owner.query(
      `SELECT set_config('app.company_id', $1, true), set_config('app.user_id', $2, true), set_config('app.request_id', gen_random_uuid()::text, true)`,
      [companyId, userId],
    )
    await owner.query(`UPDATE "CompanySetting" SET "${column}" = $1 WHERE "companyId" = $2`, [value, companyId])
    await owner.query(`SELECT audit_event('CompanySetting', NULL, NULL, NULL, 'settings.test')`)
    await owner.query('COMMIT')
  })
}
