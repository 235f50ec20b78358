import { describe, expect, it } from 'vitest'
import { getHeat } from '@/features/heat/heat.queries'
import { getHome } from '@/features/home/home.queries'
import { submitInspection } from '@/features/inspection/inspection.actions'
import { mtcList } from '@/features/mtc/mtc.queries'
import {
  addNcrAction,
  closeNcr,
  completeNcrAction,
  createNcr,
  investigateNcr,
  requestNcrClosure,
  updateNcr,
} from '@/features/ncr/ncr.actions'
import { getNcr, ncrList } from '@/features/ncr/ncr.queries'
import { autoReserveAction } from '@/features/reservation/reservation.actions'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { readStoredFile } from '@/server/storage'
import { as, fail, member, ok, readAs, sizeId, uploadedFile } from '../support/actors'
import { day } from '../support/chain'
import { salesOrderOf } from '../support/orders'
import { approvedOrder, heat, pipeLine, postedReceipt } from '../support/purchase'
import { inspectionOf, type LotInput, lotResult, openInspection, saveLots } from '../support/quality'
import { bucketsOf, expectSoundData } from '../support/stock'

describe('UAT-005 A heat is received with its papers, inspected, and only then reserved', () => {
  it('the good one becomes free, the thin one is rejected and opens an NCR', async () => {
    const bought = await approvedOrder([
      await pipeLine('130.5', '5600', { pipeSizeId: await sizeId('14', '40'), additionalSpecs: ['NACE MR0175'] }),
    ])
    const [mtcFileId, tpiFileId] = [
      await uploadedFile('stores', 'MTC U5.pdf'),
      await uploadedFile('stores', 'TPI U5.pdf'),
    ]
    const grnId = await postedReceipt(bought, [
      await heat(bought, 'U5-GOOD', '90.5', { mtcFileId, tpiFileId, tpiReference: 'BV-1182' }),
      await heat(bought, 'U5-THIN', '40'),
    ])
    expect(await bucketsOf({ heatNo: 'U5-GOOD' })).toEqual({ inspection: '90.5' })
    const order = await salesOrderOf([{ size: '14', schedule: '40', metres: '60', rate: '7100' }])
    const reserve = () => as('sales', () => autoReserveAction({ salesOrderId: order.id }))
    expect(fail(await reserve()).code).toBe('SHORT_STOCK')

    const inspection = await openInspection(grnId)
    const parameters = inspection.lots[0]?.readings.map((r) => r.kind) ?? []
    for (const kind of ['VISUAL', 'DIMENSION', 'CHEMICAL', 'MECHANICAL', 'HARDNESS']) expect(parameters).toContain(kind)
    // 14" SCH 40: 11.13 mm nominal, at least 9.74 mm
    const thin = { WT: '9.1' }
    // no hardness limit is on file: QC enters the one of the standard
    const withHardness = (input: LotInput): LotInput => ({
      ...input,
      readings: input.readings.map((r) =>
        r.parameter === 'HARDNESS' ? { ...r, maxValue: '22', limitNote: 'NACE MR0175', measured: '18.5' } : r,
      ),
    })
    const passAll = inspection.lots.map((lot) =>
      withHardness(lotResult(lot, {}, lot.stockLot.heatNo === 'U5-THIN' ? thin : {})),
    )
    ok(await saveLots(inspection, passAll))
    const refused = fail(await as('qc', () => submitInspection({ id: inspection.id })))
    expect([refused.code, refused.message]).toEqual(['VALIDATION', expect.stringContaining('U5-THIN')])
    const decided = inspection.lots.map((lot) =>
      lot.stockLot.heatNo === 'U5-THIN'
        ? lotResult(lot, { passMetres: '0', passPieces: 0, failMetres: '40', failPieces: 10, remark: 'Wall' }, thin)
        : withHardness(lotResult(lot)),
    )
    ok(await saveLots(inspection, decided, (await inspectionOf(inspection.id)).version))
    const done = ok(await as('qc', () => submitInspection({ id: inspection.id })))

    expect(await bucketsOf({ heatNo: 'U5-GOOD' })).toEqual({ free: '90.5' })
    expect(await bucketsOf({ heatNo: 'U5-THIN' })).toEqual({ rejected: '40' })
    expect(done.ncrIds).toHaveLength(1)
    const ncr = await as('qc', () => read((ctx) => getNcr(ctx, done.ncrIds[0] ?? '')))
    expect([ncr?.status, ncr?.description]).toEqual(['OPEN', expect.stringMatching(/U5-THIN.*9\.1 mm/)])
    expect(ok(await reserve()).reservedMetres).toBe('60.000')
    expect(await bucketsOf({ heatNo: 'U5-THIN' })).toEqual({ rejected: '40' })

    const { rows } = await as('qc', () => read((ctx) => runList(ctx, mtcList, { heatNo: 'U5-GOOD' })))
    expect(rows).toHaveLength(1)
    const mtc = await readAs('qc', (tx) => tx.mtc.findUniqueOrThrow({ where: { id: String(rows[0]?.id) } }))
    expect(mtc.fileId).toBe(mtcFileId)
    for (const id of [mtcFileId, tpiFileId]) {
      const uploaded = await readAs('qc', (tx) => tx.storedFile.findUniqueOrThrow({ where: { id } }))
      const opened = await as('qc', () => readStoredFile(id))
      expect([opened.fileName, opened.sha256]).toEqual([uploaded.fileName, uploaded.sha256])
    }
    await expectSoundData()
  })
})

describe('UAT-006 An NCR from its root cause to its closing', () => {
  it('cannot close with an open action, nor without MANAGEMENT; everything stays readable by heat', async () => {
    const heatNo = 'U6-BENT'
    const made = ok(
      await as('qc', () =>
        createNcr({ heatNo, metres: '23.6', pieces: 4, description: 'Four pieces bent in transport' }),
      ),
    )
    const { id } = made
    const version = async () => (await readAs('qc', (tx) => tx.ncr.findUniqueOrThrow({ where: { id } }))).version
    ok(await as('qc', () => investigateNcr({ id })))
    const facts = {
      id,
      description: 'Four pieces bent in transport',
      rootCause:
        '1 bent: no dunnage. 2 none: not in the contract. 3 not: old form. 4 old: no review. 5 none: no owner.',
      disposition: 'REWORK' as const,
      effectivenessCheck: 'Next three lorries unloaded without a bent piece',
    }
    ok(await as('qc', async () => updateNcr({ ...facts, version: await version() })))
    const ask = () => as('qc', () => requestNcrClosure({ id }))
    expect(fail(await ask()).fieldErrors).toHaveProperty('actions')
    const { actionId } = ok(
      await as('qc', async () =>
        addNcrAction({
          ncrId: id,
          description: 'Dunnage into the transport contract',
          assignedToId: (await member('purchase')).userId,
          dueDate: day(5),
        }),
      ),
    )
    expect(fail(await ask()).fieldErrors?.actions).toMatch(/1 corrective action is still open/)
    const tasks = await as('purchase', () => read(getHome))
    expect(tasks.groups.find((g) => g.key === 'my-ncr-actions')?.rows.map((r) => r.id)).toEqual([id])
    expect(fail(await as('stores', () => completeNcrAction({ id: actionId, evidence: 'Done' }))).code).toBe('FORBIDDEN')
    const evidenceFileId = await uploadedFile('purchase', 'Contract.pdf')
    ok(await as('purchase', () => completeNcrAction({ id: actionId, evidence: 'Clause 7 added', evidenceFileId })))
    expect((await as('purchase', () => read(getHome))).groups.find((g) => g.key === 'my-ncr-actions')).toBeUndefined()

    expect(fail(await as('management', () => closeNcr({ id }))).code).toBe('ILLEGAL_TRANSITION')
    ok(await ask())
    expect(fail(await as('qc', () => closeNcr({ id }))).code).toBe('FORBIDDEN')
    expect(fail(await as('purchase', () => closeNcr({ id }))).code).toBe('FORBIDDEN')
    ok(await as('management', () => closeNcr({ id, remark: 'Agreed' })))

    const closed = await as('qc', () => read((ctx) => getNcr(ctx, id)))
    expect(closed).toMatchObject({ status: 'CLOSED', closedBy: 'Management Desk', rootCause: facts.rootCause })
    expect(closed?.actions).toMatchObject([
      { status: 'DONE', doneBy: 'Purchase Desk', evidence: 'Clause 7 added', evidenceFile: 'Contract.pdf' },
    ])
    expect(fail(await as('qc', async () => updateNcr({ ...facts, version: await version() }))).code).toBe(
      'ILLEGAL_TRANSITION',
    )
    const { rows } = await as('qc', () => read((ctx) => runList(ctx, ncrList, { q: heatNo })))
    expect(rows.map((r) => r.id)).toEqual([id])
    const life = await as('stores', () => read((ctx) => getHeat(ctx, heatNo)))
    expect(life?.documents.map((d) => [d.kind, d.id])).toEqual([['NCR', id]])
    await expectSoundData()
  })
})
