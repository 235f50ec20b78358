import type { Client } from 'pg'
import { addDays } from '@/core/fiscal-year'
import type { ActionResult } from '@/core/result'
import { approveOpeningStockAction, createOpeningStockAction } from '@/features/opening-stock/opening-stock.actions'
import { runAs } from '@/server/caller'
import { storeUpload } from '@/server/storage'
import { sampleCertificate } from './certificate-pdf'
import type { DemoLot } from './demo-lots'

const REFERENCE = 'Opening stock of the demonstration'

export type StockPeople = { companyId: string; enteredBy: string; approvedBy: string }

/** The data of a result. @throws Error with the action's sentence and its fields */
export function done<T>(result: ActionResult<T>, what: string): T {
  if (result.ok) return result.data
  throw new Error(`${what}: ${result.error.message} ${JSON.stringify(result.error.fieldErrors ?? {})}`)
}

const asMember = <T>(companyId: string, userId: string, fn: () => Promise<T>) =>
  runAs({ identity: { kind: 'member', userId, companyId } }, fn)

/**
 * Opening stock of a company that has none, through the product's own doors: entered by one person with a certificate
 * each, approved by another.
 */
export async function seedStock(
  owner: Client,
  people: StockPeople,
  lots: readonly DemoLot[],
  firstDay: string,
): Promise<void> {
  const { companyId } = people
  const known = await owner.query<{ id: string; waiting: boolean }>(
    `SELECT id, "openingApprovedAt" IS NULL AND "openingReference" = $2 AS waiting FROM "StockLot" WHERE "companyId" = $1`,
    [companyId, REFERENCE],
  )
  let waiting = known.rows.filter((lot) => lot.waiting).map((lot) => lot.id)
  if (known.rows.length === 0) {
    const input = { lots: await lotInputs(owner, people, lots, firstDay) }
    waiting = done(
      await asMember(companyId, people.enteredBy, () => createOpeningStockAction(input)),
      'Opening stock',
    ).ids
  }
  if (waiting.length > 0)
    done(
      await asMember(companyId, people.approvedBy, () =>
        approveOpeningStockAction({ lotIds: waiting, remark: 'Pipe and certificate seen' }),
      ),
      'Approval of the opening stock',
    )
}

async function lotInputs(owner: Client, people: StockPeople, lots: readonly DemoLot[], firstDay: string) {
  const specs = await owner.query<{ id: string; key: string }>(
    `SELECT id, product || '|' || designation AS key FROM "ProductSpec"`,
  )
  const places = await owner.query<{ id: string; code: string }>(
    'SELECT id, code FROM "Location" WHERE "companyId" = $1',
    [people.companyId],
  )
  const specIds = new Map(specs.rows.map((s) => [s.key, s.id]))
  const placeIds = new Map(places.rows.map((p) => [p.code, p.id]))
  const files = await certificates(people, lots)
  return lots.map((lot) => ({
    heatNo: lot.heatNo,
    productSpecId: specIds.get(`${lot.product}|${lot.designation}`) ?? '',
    designations: lot.also ?? [],
    additionalSpecs: lot.specs ?? [],
    sizeText: lot.size,
    ends: lot.ends ?? ('BE' as const),
    make: lot.make,
    lengthText: 'Random, 5 to 7 m',
    mtcNo: lot.mtcNo,
    mtcDate: addDays(firstDay, -lot.mtcAge),
    mtcType: lot.mtcType ?? ('3.1' as const),
    mtcFileId: files.get(lot.mtcNo),
    locationId: placeIds.get(lot.rack) ?? '',
    metres: lot.metres,
    pieces: lot.pieces,
    receivedDate: firstDay,
    costPerMetre: lot.cost,
    reference: REFERENCE,
  }))
}

/** One file per certificate; a certificate may cover several sizes of a heat. */
async function certificates(people: StockPeople, lots: readonly DemoLot[]): Promise<Map<string, string>> {
  const byNumber = Map.groupBy(lots, (lot) => lot.mtcNo)
  const files = new Map<string, string>()
  for (const [mtcNo, covered] of byNumber) {
    const [lot] = covered
    if (!lot) continue
    const pdf = sampleCertificate({
      mtcNo,
      make: lot.make,
      designation: lot.designation,
      heats: [...new Set(covered.map((l) => l.heatNo))],
    })
    const upload = async () => ({ name: `MTC ${mtcNo.replaceAll('/', '-')}.pdf`, content: bytes(pdf) })
    files.set(mtcNo, (await asMember(people.companyId, people.enteredBy, () => storeUpload(upload))).id)
  }
  return files
}

async function* bytes(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content
}
