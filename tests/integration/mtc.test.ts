import { beforeAll, describe, expect, it } from 'vitest'
import { updateMtc } from '@/features/mtc/mtc.actions'
import { getMtc, mtcList } from '@/features/mtc/mtc.queries'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, fail, ok, readAs, uploadedFile } from '../support/actors'
import { approvedOrder, heat, pipeLine, postedReceipt } from '../support/purchase'

let grnId: string
let mtcId: string

const look = async () => {
  const found = await as('qc', () => read((ctx) => getMtc(ctx, mtcId), { permission: 'mtc.read' }))
  if (!found) throw new Error('no certificate')
  return found
}
const search = async (params: Record<string, string>) =>
  (await as('sales', () => read((ctx) => runList(ctx, mtcList, params), { permission: 'mtc.read' }))).rows.map(
    (r) => r.id,
  )

beforeAll(async () => {
  const order = await approvedOrder([await pipeLine('100')])
  grnId = await postedReceipt(order, [
    await heat(order, 'RPX71', '40', { mtcNo: 'REP-4471' }),
    await heat(order, 'RPX72', '30', { mtcNo: 'REP-4471' }),
  ])
  const mtc = await readAs('qc', (tx) => tx.mtc.findFirstOrThrow({ where: { mtcNo: 'REP-4471' } }))
  mtcId = mtc.id
})

describe('MTC repository', () => {
  it('finds a certificate by part of its number, by heat, by make, by vendor and by date', async () => {
    const { vendor } = await look()
    expect(await search({ q: 'p-447' })).toEqual([mtcId])
    expect(await search({ q: 'rpx7' })).toEqual([mtcId])
    expect(await search({ heatNo: 'rpx72' })).toEqual([mtcId])
    expect(await search({ make: 'jindal', vendorId: vendor?.id ?? '' })).toContain(mtcId)
    expect(await search({ from: '2026-10-05', to: '2026-10-05', q: 'REP' })).toEqual([mtcId])
    expect(await search({ q: 'nothing-like-it' })).toEqual([])
  })

  it('shows heats, lots, receipts and files', async () => {
    const found = await look()
    expect(found.heats).toEqual(['RPX71', 'RPX72'])
    expect(found.lots.map((l) => [l.heatNo, l.underInspection])).toEqual([
      ['RPX71', '40'],
      ['RPX72', '30'],
    ])
    expect(found.grns.map((g) => g.id)).toEqual([grnId])
    expect(found.files.length).toBeGreaterThan(0)
  })

  it('QC corrects the record with a reason; lots follow, the earlier file stays', async () => {
    const before = await look()
    const fileId = await uploadedFile('qc', 'Better scan.pdf')
    const input = {
      id: mtcId,
      version: before.version,
      mtcNo: 'REP-4471A',
      mtcDate: '2026-10-06',
      mtcType: '3.2' as const,
      make: 'Jindal Saw',
      fileId,
      reason: 'Number misread',
    }
    expect(fail(await as('stores', () => updateMtc(input))).code).toBe('FORBIDDEN')
    ok(await as('qc', () => updateMtc(input)))
    const after = await look()
    expect([after.mtcNo, after.mtcDate, after.mtcType, after.fileId]).toEqual([
      'REP-4471A',
      '2026-10-06',
      '3.2',
      fileId,
    ])
    expect(after.files.map((f) => f.id)).toEqual(expect.arrayContaining([before.fileId, fileId]))
    const lots = await readAs('qc', (tx) =>
      tx.stockLot.findMany({ where: { mtcId }, select: { mtcNo: true, mtcType: true } }),
    )
    expect(lots).toEqual(Array(2).fill({ mtcNo: 'REP-4471A', mtcType: '3.2' }))
    expect(fail(await as('qc', () => updateMtc(input))).code).toBe('STALE')
    const log = await as('admin', () =>
      read((ctx) => ctx.tx.auditLog.findMany({ where: { documentId: mtcId, action: 'mtc.update' } })),
    )
    expect(log.map((l) => l.remark)).toEqual(['Number misread'])
  })

  it('is refused to another company', async () => {
    const { version, mtcNo, mtcDate, make } = await look()
    expect(
      fail(
        await as('other-admin', () =>
          updateMtc({ id: mtcId, version, mtcNo, mtcDate, mtcType: '3.1', make, reason: 'x' }),
        ),
      ).code,
    ).toBe('NOT_FOUND')
  })
})
