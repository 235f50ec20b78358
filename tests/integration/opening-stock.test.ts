import { beforeAll, describe, expect, it } from 'vitest'
import {
  approveOpeningStockAction,
  createOpeningStockAction,
  withdrawOpeningStockAction,
} from '@/features/opening-stock/opening-stock.actions'
import { getStockLot } from '@/features/stock/stock-lot.queries'
import { read } from '@/server/read'
import { as, fail, locationId, ok, readAs, sizeId, specId, uploadedFile } from '../support/actors'

const fixed = {
  make: 'Test Mill',
  mtcType: '3.1' as const,
  pieces: 5,
  metres: '30',
  receivedDate: '2026-11-01',
  mtcDate: '2026-01-05',
}
let base: typeof fixed & { productSpecId: string; pipeSizeId: string; locationId: string }
let file: string

beforeAll(async () => {
  base = {
    ...fixed,
    productSpecId: await specId(),
    pipeSizeId: await sizeId('6', '40'),
    locationId: await locationId('A-01'),
  }
  file = await uploadedFile('stores', 'OPEN.pdf')
})

const enter = (
  lots: Parameters<typeof createOpeningStockAction>[0]['lots'],
  who: 'stores' | 'admin' | 'other-admin' = 'stores',
) => as(who, () => createOpeningStockAction({ lots }))
const lotAs = (who: Parameters<typeof as>[0], id: string) => as(who, () => read((ctx) => getStockLot(ctx, id)))

describe('Opening stock', () => {
  it('waits under inspection until QC approves it, then is free', async () => {
    const { id } = ok(
      await enter([
        {
          ...base,
          heatNo: ' ops  1 ',
          mtcNo: 'ops/1',
          mtcFileId: file,
          designations: ['ASTM A-53 Gr B', 'ASTM A106 GR.B'],
          additionalSpecs: ['ibr'],
          reference: 'Stock sheet 7',
        },
      ]),
    )
    const waiting = await lotAs('stores', id)
    expect(waiting).toMatchObject({
      heatNo: 'OPS 1',
      make: 'TEST MILL',
      mtcNo: 'OPS/1',
      designations: ['ASTM A106 GR.B', 'ASTM A53 GR.B'],
      additionalSpecs: ['IBR'],
      sizeKey: '168.3X7.11',
      ends: 'BE',
      totals: { underInspection: '30.000', accepted: '0.000', pieces: 5 },
    })
    ok(await as('qc', () => approveOpeningStockAction({ lotIds: [id], remark: 'Seen' })))
    const free = await lotAs('stores', id)
    expect(free).toMatchObject({ totals: { underInspection: '0.000', accepted: '30.000' }, approvedBy: 'Quality Desk' })
    expect(free?.ledger.map((g) => [g.kind, g.fromBucket, g.toBucket, g.documentType])).toEqual([
      ['INSPECTION', 'UNDER_INSPECTION', 'ACCEPTED', 'OpeningStock'],
      ['OPENING', null, 'UNDER_INSPECTION', 'OpeningStock'],
    ])
    expect(fail(await as('qc', () => approveOpeningStockAction({ lotIds: [id] }))).code).toBe('ILLEGAL_TRANSITION')
  })

  it('is never approved by who entered it, ADMIN included', async () => {
    const { id } = ok(await enter([{ ...base, heatNo: 'OPS-2', mtcNo: 'OPS/1', mtcFileId: null }], 'admin'))
    const refused = fail(await as('admin', () => approveOpeningStockAction({ lotIds: [id] })))
    expect(refused).toMatchObject({ code: 'FORBIDDEN' })
    expect(fail(await as('stores', () => approveOpeningStockAction({ lotIds: [id] }))).code).toBe('FORBIDDEN')
    ok(await as('qc', () => approveOpeningStockAction({ lotIds: [id] })))
  })

  it('keeps one record for a certificate that covers several heats', async () => {
    const { ids } = ok(
      await enter([
        { ...base, heatNo: 'OPS-3', mtcNo: 'OPS/3', mtcFileId: file },
        { ...base, heatNo: 'OPS-4', mtcNo: 'OPS/3', mtcFileId: null },
        { ...base, heatNo: 'OPS-3', mtcNo: 'OPS/3', mtcFileId: null, pipeSizeId: await sizeId('4', '40') },
      ]),
    )
    expect(ids).toHaveLength(3)
    const certificates = await readAs('qc', (tx) =>
      tx.mtc.findMany({ where: { mtcNo: 'OPS/3' }, include: { heats: { orderBy: { heatNo: 'asc' } } } }),
    )
    expect(certificates.map((m) => m.heats.map((h) => h.heatNo))).toEqual([['OPS-3', 'OPS-4']])
  })

  it('says at the field what is wrong, and keeps nothing of it', async () => {
    const noFile = fail(await enter([{ ...base, heatNo: 'OPS-5', mtcNo: 'OPS/5', mtcFileId: null }]))
    expect(noFile.fieldErrors).toMatchObject({ 'lots.0.mtcFileId': expect.stringContaining('not on file') })
    const otherDate = fail(
      await enter([{ ...base, heatNo: 'OPS-5', mtcNo: 'OPS/3', mtcFileId: null, mtcDate: '2026-02-02' }]),
    )
    expect(otherDate.fieldErrors?.['lots.0.mtcDate']).toContain('2026-01-05')
    const future = fail(
      await enter([{ ...base, heatNo: 'OPS-5', mtcNo: 'OPS/3', mtcFileId: null, receivedDate: '2099-01-01' }]),
    )
    expect(future.fieldErrors?.['lots.0.receivedDate']).toBeDefined()
    const nothing = fail(await enter([{ ...base, heatNo: '  ', mtcNo: '', mtcFileId: null, metres: '0', pieces: 0 }]))
    expect(Object.keys(nothing.fieldErrors ?? {})).toEqual(
      expect.arrayContaining(['lots.0.heatNo', 'lots.0.mtcNo', 'lots.0.metres', 'lots.0.pieces']),
    )
    expect(await readAs('stores', (tx) => tx.stockLot.count({ where: { heatNo: 'OPS-5' } }))).toBe(0)
  })

  it('can be withdrawn while it waits, with the reason; the record stays', async () => {
    const { id } = ok(await enter([{ ...base, heatNo: 'OPS-6', mtcNo: 'OPS/3', mtcFileId: null }]))
    ok(await as('stores', () => withdrawOpeningStockAction({ id, remark: 'Counted twice' })))
    expect((await lotAs('stores', id))?.totals).toMatchObject({ onHand: '0.000', pieces: 0 })
    expect(fail(await as('qc', () => approveOpeningStockAction({ lotIds: [id] }))).code).toBe('ILLEGAL_TRANSITION')
  })

  it('shows its cost only to who may see cost', async () => {
    const { id } = ok(
      await enter([{ ...base, heatNo: 'OPS-7', mtcNo: 'OPS/3', mtcFileId: null, costPerMetre: '2140.5' }]),
    )
    expect(await lotAs('stores', id)).toMatchObject({ costPerMetre: null, value: null, costShown: false })
    expect(await lotAs('sales', id)).toMatchObject({ costPerMetre: null })
    expect(await lotAs('accounts', id)).toMatchObject({ costPerMetre: '2140.5', value: '64215' })
  })

  it('belongs to its company', async () => {
    const { id } = ok(await enter([{ ...base, heatNo: 'OPS-8', mtcNo: 'OPS/3', mtcFileId: null }]))
    expect(fail(await as('other-admin', () => approveOpeningStockAction({ lotIds: [id] }))).code).toBe('NOT_FOUND')
    expect(fail(await as('other-admin', () => withdrawOpeningStockAction({ id, remark: 'x' }))).code).toBe('NOT_FOUND')
    expect(await lotAs('other-admin', id)).toBeNull()
    expect(fail(await enter([{ ...base, heatNo: 'OPS-9', mtcNo: 'OPS/9', mtcFileId: file }], 'other-admin')).code).toBe(
      'NOT_FOUND',
    )
  })
})
