import { describe, expect, it } from 'vitest'
import {
  createInspection,
  reverseInspection,
  saveInspection,
  submitInspection,
  voidInspection,
} from '@/features/inspection/inspection.actions'
import { inspectionPdf } from '@/features/inspection/inspection.pdf-data'
import { waitingLots } from '@/features/inspection/inspection.queries'
import { autoReserveAction, confirmReservationAction } from '@/features/reservation/reservation.actions'
import { printDocument } from '@/server/pdf-document'
import { read } from '@/server/read'
import { as, fail, ok, readAs, sizeId } from '../support/actors'
import { salesOrderOf } from '../support/orders'
import { approvedOrder, type HeatInput, heat, pipeLine, postedReceipt } from '../support/purchase'
import {
  bucketsOf,
  certificateValues,
  inspectionOf,
  inspectReceipt,
  lotResult,
  openInspection,
  saveLots,
} from '../support/quality'

/** A posted receipt of heats of 14" SCH 60, of which the demo has none, by 100 m and 10 pieces. */
async function received(...heats: (string | [string, Partial<HeatInput>])[]): Promise<string> {
  const order = await approvedOrder([
    await pipeLine(String(heats.length * 100), '1500', { pipeSizeId: await sizeId('14', '60') }),
  ])
  const lines: HeatInput[] = []
  for (const h of heats) {
    const [heatNo, over] = typeof h === 'string' ? [h, {}] : h
    lines.push(await heat(order, heatNo, '100', { pieces: 10, ...over }))
  }
  return postedReceipt(order, lines)
}

const submit = (id: string, version?: number) => as('qc', () => submitInspection({ id, version }))
const waiting = () => as('qc', () => read((ctx) => waitingLots(ctx), { permission: 'inspection.read' }))
const ncrsOf = (inspectionId: string) =>
  readAs('admin', (tx) =>
    tx.ncr.findMany({
      where: { inspectionLot: { inspectionId } },
      orderBy: { number: 'asc' },
      include: { stockLot: true },
    }),
  )
const thin = { WT: '10' }
const why = { remark: 'Wall too thin at three places' }

describe('inspection of received heats (UAT-005)', () => {
  it('a heat is free only after it passed; the thin-walled one is rejected, opens an NCR and cannot be reserved', async () => {
    const grn = await received('UA-GOOD', 'UA-THIN')
    const order = await salesOrderOf([{ size: '14', schedule: '60', metres: '150', rate: '5000' }])
    expect(fail(await as('sales', () => autoReserveAction({ salesOrderId: order.id }))).code).toBe('SHORT_STOCK')
    expect((await bucketsOf('UA-GOOD')).underInspection).toBe('100')
    const done = await inspectReceipt(grn, {
      'UA-THIN': (lot) => lotResult(lot, { passMetres: '0', passPieces: 0, failMetres: '100', failPieces: 10 }, thin),
    })
    expect(done.number).toMatch(/^IR\/26\/\d{5}$/)
    expect(await bucketsOf('UA-GOOD')).toMatchObject({ accepted: '100', underInspection: '0', pieces: [[0, 10, 0, 0]] })
    expect(await bucketsOf('UA-THIN')).toMatchObject({ rejected: '100', accepted: '0', pieces: [[0, 0, 0, 10]] })
    const [ncr] = await ncrsOf(done.id)
    expect(ncr?.number).toMatch(/^NCR\/26\/\d{5}$/)
    expect(ncr?.description).toMatch(/Wall thickness 10 mm \(min /)
    expect(ncr?.metres.toString()).toBe('100')
    const lot = done.lots.find((l) => l.stockLot.heatNo === 'UA-THIN')
    const refused = fail(
      await as('sales', () =>
        confirmReservationAction({
          salesOrderId: order.id,
          lines: [
            {
              salesOrderLineId: order.lineIds[0] ?? '',
              stockLotId: lot?.stockLotId ?? '',
              locationId: lot?.locationId ?? '',
              metres: '1',
            },
          ],
        }),
      ),
    )
    expect(refused.code).toBe('SHORT_STOCK')
  })

  it('passes a part, rejects a part, holds a part; what is not decided stays under inspection', async () => {
    const done = await inspectReceipt(await received('PART-1'), {
      'PART-1': (lot) =>
        lotResult(lot, {
          passMetres: '60.5',
          passPieces: 6,
          failMetres: '9.5',
          failPieces: 1,
          holdMetres: '20',
          holdPieces: 2,
          ...why,
        }),
    })
    expect(await bucketsOf('PART-1')).toMatchObject({
      accepted: '60.5',
      rejected: '9.5',
      onHold: '20',
      underInspection: '10',
      pieces: [[1, 6, 2, 1]],
    })
    const kinds = await readAs('admin', (tx) =>
      tx.stockLedger.findMany({ where: { documentId: done.id }, select: { kind: true, documentType: true } }),
    )
    expect(kinds).toEqual(Array(3).fill({ kind: 'INSPECTION', documentType: 'Inspection' }))
  })

  it('a hold is ended by a further inspection', async () => {
    const first = await inspectReceipt(await received('HELD-1'), {
      'HELD-1': (lot) => lotResult(lot, { passMetres: '0', passPieces: 0, holdMetres: '100', holdPieces: 10 }),
    })
    const [lot] = first.lots
    expect(lot?.heldNow).toBe('100')
    const ref = { stockLotId: lot?.stockLotId ?? '', locationId: lot?.locationId ?? '', fromBucket: 'ON_HOLD' as const }
    const second = await inspectionOf(ok(await as('qc', () => createInspection({ lots: [ref] }))).id)
    ok(
      await saveLots(
        second,
        second.lots.map((l) => lotResult(l, { passMetres: '70', passPieces: 7, holdMetres: '30', holdPieces: 3 })),
      ),
    )
    ok(await submit(second.id))
    expect(await bucketsOf('HELD-1')).toMatchObject({ accepted: '70', onHold: '30', pieces: [[0, 7, 3, 0]] })
    // the first can no longer be taken back: its hold was decided
    expect(fail(await as('qc', () => reverseInspection({ id: first.id, remark: 'Mistake' }))).code).toBe('CONFLICT')
  })

  it('two failed heats open two NCRs with the next two numbers, each with its own event in the audit trail', async () => {
    const failed = (lot: Parameters<typeof lotResult>[0]) =>
      lotResult(lot, { passMetres: '0', passPieces: 0, failMetres: '100', failPieces: 10, ...why })
    const done = await inspectReceipt(await received('TW-A', 'TW-B'), { 'TW-A': failed, 'TW-B': failed })
    const ncrs = await ncrsOf(done.id)
    const numbers = ncrs.map((n) => Number(n.number?.slice(-5)))
    expect(numbers).toHaveLength(2)
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)
    const events = await readAs('admin', (tx) =>
      tx.auditLog.findMany({
        where: { documentId: { in: [done.id, ...ncrs.map((n) => n.id)] } },
        orderBy: { at: 'asc' },
      }),
    )
    expect(events.filter((e) => e.action === 'ncr.create').map((e) => e.documentNo)).toEqual(ncrs.map((n) => n.number))
    expect(events.find((e) => e.action === 'inspection.submit')?.documentNo).toBe(done.number)
  })

  it('pressed five times at once it is submitted once', async () => {
    const inspection = await openInspection(await received('ONCE'))
    ok(
      await saveLots(
        inspection,
        inspection.lots.map((l) => lotResult(l)),
      ),
    )
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => submit(inspection.id)))
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect((await bucketsOf('ONCE')).accepted).toBe('100')
  })

  it('two inspectors who start with the same heats at once: one starts, the other is told', async () => {
    const grnId = await received('RACE')
    const results = await Promise.all([1, 2, 3].map(() => as('qc', () => createInspection({ grnId }))))
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect(results.flatMap((r) => (r.ok ? [] : [r.error.message])).join()).toMatch(/RACE is in another inspection/)
    expect((await waiting()).find((w) => w.heatNo === 'RACE')?.draftId).toBeTruthy()
  })
})

describe('what does not pass', () => {
  const obstacle = async (
    heatNo: string,
    change: (lot: Parameters<typeof lotResult>[0]) => ReturnType<typeof lotResult>,
    over: Partial<HeatInput> = {},
  ) => {
    const inspection = await openInspection(await received([heatNo, over]))
    ok(await saveLots(inspection, inspection.lots.map(change)))
    return fail(await submit(inspection.id))
  }

  it('a value outside its limit without a concession; with one it does, and the reason stands on the report', async () => {
    const inspection = await openInspection(await received('CONC'))
    const [lot] = inspection.lots
    if (!lot) throw new Error('no lot')
    const saved = ok(await saveLots(inspection, [lotResult(lot, {}, thin)]))
    const refused = fail(await submit(inspection.id))
    expect(refused.message).toMatch(/CONC: Wall thickness is out of its limit: passing it needs a concession/)
    expect((await bucketsOf('CONC')).underInspection).toBe('100')
    const reason = 'Customer agreed in writing'
    ok(await saveLots(inspection, [lotResult(lot, { concessionReason: reason }, thin)], saved.version))
    ok(await submit(inspection.id))
    expect((await inspectionOf(inspection.id)).lots[0]?.concessionReason).toBe(reason)
  })

  it('a value of the certificate that nobody wrote down, also when it was left out of what is sent', async () => {
    expect((await obstacle('MISS1', (lot) => lotResult(lot, {}, { Mn: null }))).message).toMatch(/Mn is not recorded/)
    const without = await obstacle('MISS2', (lot) =>
      lotResult(lot, { readings: certificateValues(lot).filter((r) => r.parameter !== 'C') }),
    )
    expect(without.message).toMatch(/C is not recorded/)
  })

  it('a NACE heat without its hardness', async () => {
    const refused = await obstacle(
      'NACE1',
      (lot) => lotResult(lot, { standardEdition: 'MR0175:2015' }, { HARDNESS: null }),
      {
        additionalSpecs: ['NACE MR0175'],
      },
    )
    expect(refused.message).toMatch(/Hardness is not recorded/)
  })

  it('a designation without limits on file, until it is signed against the standard with its edition', async () => {
    const inspection = await openInspection(
      await received(['API', { designations: ['ASTM A106 GR.B', 'API 5L GR.B'] }]),
    )
    const [lot] = inspection.lots
    if (!lot) throw new Error('no lot')
    expect(lot.withoutLimits).toEqual(['API 5L GR.B'])
    const saved = ok(await saveLots(inspection, [lotResult(lot)]))
    expect(fail(await submit(inspection.id)).message).toMatch(
      /No chemistry and mechanical limits are on file for API 5L GR.B/,
    )
    ok(await saveLots(inspection, [lotResult(lot, { standardEdition: 'API 5L, 46th edition' })], saved.version))
    ok(await submit(inspection.id))
  })

  it('metres without pieces, more than was presented, a failure without a word why', async () => {
    expect((await obstacle('PCS', (lot) => lotResult(lot, { passPieces: 0 }))).message).toMatch(
      /both metres and pieces/,
    )
    const fails = { passMetres: '0', passPieces: 0, failMetres: '100', failPieces: 10 }
    expect((await obstacle('WHY', (lot) => lotResult(lot, fails))).message).toMatch(/WHY: say why it fails/)
    const inspection = await openInspection(await received('MUCH'))
    const over = fail(
      await saveLots(
        inspection,
        inspection.lots.map((l) => lotResult(l, { failMetres: '0.001', failPieces: 0 })),
      ),
    )
    expect(over.fieldErrors?.['lots.0.passMetres']).toBe('Together more than the 100 m presented.')
  })
})

describe('values and limits', () => {
  it('a value without a source is refused, an inspection starts without any value', async () => {
    const inspection = await openInspection(await received('SRC'))
    expect(
      inspection.lots.flatMap((l) => l.readings).filter((r) => r.measured !== null || r.observation !== null),
    ).toEqual([])
    const lots = inspection.lots.map((lot) =>
      lotResult(lot, { readings: certificateValues(lot).map((r) => ({ ...r, source: null })) }),
    )
    const refused = fail(await saveLots(inspection, lots))
    expect(Object.values(refused.fieldErrors ?? {})).toContain(
      'Say where the value comes from: certificate, lab or instrument.',
    )
  })

  it('whether a value is within its limit is computed, and an edited limit is the inspector’s own until it is set back', async () => {
    const inspection = await openInspection(await received('LIM'))
    const [lot] = inspection.lots
    if (!lot) throw new Error('no lot')
    const carbon = (maxValue: string, limitNote: string | null) =>
      certificateValues(lot, { C: '0.33' }).map((r) => (r.parameter === 'C' ? { ...r, maxValue, limitNote } : r))
    const look = async () => (await inspectionOf(inspection.id)).lots[0]?.readings.find((r) => r.parameter === 'C')
    const one = ok(await saveLots(inspection, [lotResult(lot, { readings: carbon('0.30', null) })]))
    expect(await look()).toMatchObject({ withinLimit: false, limitSource: 'MASTER' })
    const two = ok(await saveLots(inspection, [lotResult(lot, { readings: carbon('0.35', null) })], one.version))
    expect(await look()).toMatchObject({ withinLimit: true, limitSource: 'ENTERED' })
    expect(fail(await submit(inspection.id)).message).toMatch(/The limit of C was entered by hand/)
    ok(await saveLots(inspection, [lotResult(lot, { readings: carbon('0.3', 'x') })], two.version))
    expect(await look()).toMatchObject({ withinLimit: false, limitSource: 'MASTER', limitNote: 'ASTM A106 GR.B' })
  })

  it('a parameter added by hand can be taken out again, one that applies cannot', async () => {
    const inspection = await openInspection(await received('ADD'))
    const [lot] = inspection.lots
    if (!lot) throw new Error('no lot')
    const bend = { parameter: 'BEND', label: 'Bend test', kind: 'TEST' as const, observation: 'OK' as const }
    const names = async () => (await inspectionOf(inspection.id)).lots[0]?.readings.map((r) => r.parameter)
    const one = ok(await saveLots(inspection, [lotResult(lot, { readings: [...certificateValues(lot), bend] })]))
    expect(await names()).toContain('BEND')
    ok(await saveLots(inspection, [lotResult(lot, { readings: [] })], one.version))
    expect(new Set(await names())).toEqual(new Set(lot.readings.map((r) => r.parameter)))
  })

  it('of two people who enter values at once, the second is told and loses nothing', async () => {
    const inspection = await openInspection(await received('STALE'))
    const lots = inspection.lots.map((l) => lotResult(l))
    ok(await saveLots(inspection, lots))
    const stale = fail(
      await as('admin', () =>
        saveInspection({
          id: inspection.id,
          version: inspection.version,
          inspectionDate: inspection.inspectionDate,
          lots,
        }),
      ),
    )
    expect(stale.code).toBe('STALE')
    expect(fail(await submit(inspection.id, inspection.version)).code).toBe('STALE')
  })
})

describe('taking an inspection back', () => {
  it('brings everything back under inspection, and its NCR says so and keeps its number', async () => {
    const done = await inspectReceipt(await received('BACK-1'), {
      'BACK-1': (lot) => lotResult(lot, { passMetres: '90', passPieces: 9, failMetres: '10', failPieces: 1, ...why }),
    })
    ok(await as('qc', () => reverseInspection({ id: done.id, remark: 'Wrong heat measured' })))
    expect(await bucketsOf('BACK-1')).toMatchObject({
      underInspection: '100',
      accepted: '0',
      rejected: '0',
      pieces: [[10, 0, 0, 0]],
    })
    const after = await inspectionOf(done.id)
    expect([after.status, after.number]).toEqual(['REVERSED', done.number])
    const [ncr] = await ncrsOf(done.id)
    const history = await readAs('admin', (tx) => tx.statusHistory.findMany({ where: { documentId: ncr?.id } }))
    expect(history.map((h) => h.remark).join()).toMatch(/was reversed: Wrong heat measured/)
  })

  it('is refused as soon as some of what it accepted is reserved', async () => {
    const done = await inspectReceipt(await received('RESV'))
    const order = await salesOrderOf([{ size: '14', schedule: '60', metres: '5', rate: '5000' }])
    const [lot] = done.lots
    ok(
      await as('sales', () =>
        confirmReservationAction({
          salesOrderId: order.id,
          lines: [
            {
              salesOrderLineId: order.lineIds[0] ?? '',
              stockLotId: lot?.stockLotId ?? '',
              locationId: lot?.locationId ?? '',
              metres: '5',
              outOfFifoReason: 'The customer asked for this heat',
            },
          ],
        }),
      ),
    )
    const refused = fail(await as('qc', () => reverseInspection({ id: done.id, remark: 'Too late' })))
    expect(refused.code).toBe('CONFLICT')
    expect(refused.message).toMatch(/Heat RESV: of the 100.000 m .* only 95.000 m are still there/)
    expect((await inspectionOf(done.id)).status).toBe('SUBMITTED')
  })

  it('a draft is voided with a reason, and its heats wait again', async () => {
    const inspection = await openInspection(await received('VOID1'))
    ok(await as('qc', () => voidInspection({ id: inspection.id, remark: 'Started by mistake' })))
    expect((await waiting()).find((w) => w.heatNo === 'VOID1')?.draftId).toBeNull()
    expect((await bucketsOf('VOID1')).underInspection).toBe('100')
  })
})

it('the inspection report prints, with or without a number', async () => {
  const inspection = await openInspection(await received('PDF1'))
  const draft = await as('qc', () => printDocument(inspectionPdf, inspection.id))
  expect(draft.fileName).toBe('Inspection-draft.pdf')
  ok(
    await saveLots(
      inspection,
      inspection.lots.map((l) => lotResult(l)),
    ),
  )
  ok(await submit(inspection.id))
  const report = await as('qc', () => printDocument(inspectionPdf, inspection.id))
  expect(report.fileName).toMatch(/^IR-26-\d{5}\.pdf$/)
  expect(report.pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

it('stores may look at an inspection, but neither open nor submit one', async () => {
  const grnId = await received('ROLE')
  expect(fail(await as('stores', () => createInspection({ grnId }))).code).toBe('FORBIDDEN')
  const inspection = await openInspection(grnId)
  expect(fail(await as('stores', () => submitInspection({ id: inspection.id }))).code).toBe('FORBIDDEN')
  expect(fail(await as('other-admin', () => submitInspection({ id: inspection.id }))).code).toBe('NOT_FOUND')
})
