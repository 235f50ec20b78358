import { describe, expect, it } from 'vitest'
import { createGrn, postGrn, reverseGrn, updateGrn, voidGrn } from '@/features/grn/grn.actions'
import { getGrn } from '@/features/grn/grn.queries'
import { amendPurchaseOrder, markPurchaseOrderSent } from '@/features/purchase-order/purchase-order.actions'
import { moveStock } from '@/features/stock/move-stock'
import { read } from '@/server/read'
import { systemWrite } from '@/server/system'
import { as, fail, locationId, member, ok, readAs, uploadedFile } from '../support/actors'
import { printed } from '../support/pdf-text'
import { approvedOrder, draftOrder, draftReceipt, heat, orderOf, pipeLine, postedReceipt } from '../support/purchase'

const look = async (id: string) => {
  const found = await as('stores', () => read((ctx) => getGrn(ctx, id), { permission: 'grn.read' }))
  if (!found) throw new Error('no receipt')
  return found
}
const lotsOf = (grnId: string) =>
  readAs('admin', (tx) =>
    tx.stockLot.findMany({
      where: { grnLine: { grnId } },
      orderBy: { heatNo: 'asc' },
      include: { balances: true, ledger: true, mtc: true },
    }),
  )
const receive = (purchaseOrderId: string, lines: Parameters<typeof createGrn>[0]['lines']) =>
  as('stores', () => createGrn({ purchaseOrderId, lines }))

describe('goods receipt', () => {
  it('brings two heats of one order line into stock under inspection, with number, lots, ledger and certificates', async () => {
    const order = await approvedOrder([await pipeLine('600', '1500')], { currency: 'USD', exchangeRate: '84.5' })
    const id = await draftReceipt(order, [
      await heat(order, ' h 100 ', '300', { pieces: 50 }),
      await heat(order, 'H200', '200.5', { pieces: 33 }),
    ])
    expect((await look(id)).number).toBeNull()
    const posted = ok(await as('stores', () => postGrn({ id }))) as { number?: string }
    expect(posted.number).toMatch(/^GRN\/26\/\d{5}$/)
    const lots = await lotsOf(id)
    expect(
      lots.map((l) => [l.heatNo, l.make, l.source, l.mtcNo, l.mtcType, l.costPerMetre?.toString(), l.designations]),
    ).toEqual([
      ['H 100', 'JINDAL SAW', 'GRN', 'MTC- H 100', '3.1', '126750', ['ASTM A106 GR.B']],
      ['H200', 'JINDAL SAW', 'GRN', 'MTC-H200', '3.1', '126750', ['ASTM A106 GR.B']],
    ])
    expect(
      lots.map((l) => [l.balances[0]?.underInspectionMetres.toString(), l.balances[0]?.underInspectionPieces]),
    ).toEqual([
      ['300', 50],
      ['200.5', 33],
    ])
    expect(lots.flatMap((l) => l.ledger.map((g) => [g.kind, g.toBucket, g.fromBucket]))).toEqual([
      ['RECEIPT', 'UNDER_INSPECTION', null],
      ['RECEIPT', 'UNDER_INSPECTION', null],
    ])
    const after = await orderOf(order)
    expect([after.status, after.lines[0]?.receivedMetres.toString()]).toEqual(['PARTLY_RECEIVED', '500.5'])
    await postedReceipt(order, [await heat(order, 'H300', '99.5')])
    expect((await orderOf(order)).status).toBe('RECEIVED')
  })

  it('takes the over-receipt percentage exactly, and not a millimetre more', async () => {
    const order = await approvedOrder([await pipeLine('600')], { overReceiptPct: '2' })
    await postedReceipt(order, [await heat(order, 'OV1', '500')])
    const refused = fail(await receive(order, [await heat(order, 'OV2', '100'), await heat(order, 'OV3', '12.001')]))
    expect(refused.fieldErrors?.['lines.1.metres']).toMatch(
      /ordered 600 m, received before 500 m, this receipt 112.001 m; at most 612 m is allowed in all \(2 % over\)/,
    )
    await postedReceipt(order, [await heat(order, 'OV2', '100'), await heat(order, 'OV3', '12')])
    expect((await orderOf(order)).lines[0]?.receivedMetres.toString()).toBe('612')
  })

  it('two drafts that together are too much: the second is refused when it is posted, even at the same moment', async () => {
    const order = await approvedOrder([await pipeLine('100')], { overReceiptPct: '0' })
    const drafts = [
      await draftReceipt(order, [await heat(order, 'TW1', '60')]),
      await draftReceipt(order, [await heat(order, 'TW2', '60')]),
    ]
    const results = await Promise.all(drafts.map((id) => as('stores', () => postGrn({ id }))))
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect((await orderOf(order)).lines[0]?.receivedMetres.toString()).toBe('60')
  })

  it('cannot be posted twice, however many press the button at once', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    const id = await draftReceipt(order, [await heat(order, 'DP1', '50')])
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => as('stores', () => postGrn({ id }))))
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect(results.flatMap((r) => (r.ok ? [] : [r.error.code]))).toEqual(Array(4).fill('ILLEGAL_TRANSITION'))
    expect(await lotsOf(id)).toHaveLength(1)
  })

  it('needs heat number, make, certificate with file, number, date and type, and a place, also as a draft', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    const good = await heat(order, 'MT1', '10')
    const without = async (over: object) => fail(await receive(order, [{ ...good, ...over }])).fieldErrors ?? {}
    expect(await without({ mtcFileId: '' })).toMatchObject({ 'lines.0.mtcFileId': 'Attach the mill test certificate.' })
    expect(await without({ mtcNo: ' ' })).toMatchObject({ 'lines.0.mtcNo': 'Enter the certificate number.' })
    expect(await without({ mtcDate: '' })).toHaveProperty(['lines.0.mtcDate'])
    expect(await without({ mtcDate: '2099-01-01' })).toMatchObject({
      'lines.0.mtcDate': 'The certificate is dated in the future.',
    })
    expect(await without({ mtcType: '4.0' })).toMatchObject({ 'lines.0.mtcType': 'Choose the certificate type.' })
    expect(await without({ heatNo: '  ' })).toMatchObject({ 'lines.0.heatNo': 'Enter the heat number.' })
    expect(await without({ pieces: 0 })).toHaveProperty(['lines.0.pieces'])
    expect(fail(await receive(order, [{ ...good, mtcFileId: crypto.randomUUID() }])).code).toBe('NOT_FOUND')
  })

  it('takes one heat twice in one place only when the pipe differs', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    const one = await heat(order, 'SAME', '10')
    const refused = fail(await receive(order, [one, { ...one, heatNo: 'same', metres: '5' }]))
    expect(refused.fieldErrors?.['lines.1.heatNo']).toMatch(/Heat SAME of this size and ends is on line 1 already/)
    ok(await receive(order, [one, { ...one, metres: '5', ends: 'PE' }]))
    ok(await receive(order, [one, { ...one, metres: '5', locationId: await locationId('A-02') }]))
  })

  it('uses a certificate that is on file again, and refuses one that says something else', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    await postedReceipt(order, [await heat(order, 'CF1', '10', { mtcNo: 'CERT-9' })])
    const second = await postedReceipt(order, [await heat(order, 'CF2', '10', { mtcNo: 'cert-9' })])
    const mtcs = await readAs('admin', (tx) =>
      tx.mtc.findMany({ where: { mtcNo: 'CERT-9' }, include: { heats: true } }),
    )
    expect(mtcs).toHaveLength(1)
    expect(mtcs[0]?.heats.map((h) => h.heatNo).sort()).toEqual(['CF1', 'CF2'])
    expect((await lotsOf(second))[0]?.mtcId).toBe(mtcs[0]?.id)
    const other = await draftReceipt(order, [
      await heat(order, 'CF3', '10', { mtcNo: 'CERT-9', mtcDate: '2026-09-01' }),
    ])
    expect(fail(await as('stores', () => postGrn({ id: other }))).fieldErrors?.['lines.0.mtcDate']).toMatch(
      /CERT-9 of JINDAL SAW is on file with the date/,
    )
    expect((await look(other)).status).toBe('DRAFT')
  })

  it('certifies the order line’s designation where none is stated, else what the certificate says', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    const id = await postedReceipt(order, [
      await heat(order, 'DS1', '10', { designations: ['astm a-106 gr b', 'API 5L GR.B', 'ASTM A53 GR.B'] }),
    ])
    expect((await lotsOf(id))[0]?.designations).toEqual(['ASTM A106 GR.B', 'API 5L GR.B', 'ASTM A53 GR.B'])
  })

  it('comes in only against an approved order, and not while the order is amended', async () => {
    const draft = await draftOrder([await pipeLine('100')])
    expect(fail(await receive(draft, [await heat(draft, 'ST1', '10')])).code).toBe('ILLEGAL_TRANSITION')
    const order = await approvedOrder([await pipeLine('100')])
    ok(await as('purchase', () => markPurchaseOrderSent({ id: order })))
    const id = await draftReceipt(order, [await heat(order, 'ST2', '10')])
    ok(await as('purchase', () => amendPurchaseOrder({ id: order, remark: 'Other rate' })))
    expect(fail(await as('stores', () => postGrn({ id }))).message).toMatch(/is a draft or being amended/)
    expect(fail(await as('purchase', () => postGrn({ id }))).code).toBe('FORBIDDEN')
  })

  it('is reversed while all of it is under inspection: stock and order go back', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    ok(await as('purchase', () => markPurchaseOrderSent({ id: order })))
    const id = await postedReceipt(order, [await heat(order, 'RV1', '100')])
    expect((await orderOf(order)).status).toBe('RECEIVED')
    expect(fail(await as('stores', () => reverseGrn({ id, remark: '' }))).code).toBe('VALIDATION')
    ok(await as('stores', () => reverseGrn({ id, remark: 'Wrong truck' })))
    const [lot] = await lotsOf(id)
    expect(lot?.balances[0]?.underInspectionMetres.toString()).toBe('0')
    expect(lot?.ledger.map((g) => g.kind).sort()).toEqual(['RECEIPT', 'REVERSE'])
    const after = await orderOf(order)
    expect([after.status, after.lines[0]?.receivedMetres.toString()]).toEqual(['SENT', '0'])
    expect(fail(await as('stores', () => reverseGrn({ id, remark: 'Again' }))).code).toBe('ILLEGAL_TRANSITION')
  })

  it('is not reversed once QC has accepted a metre of it', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    const id = await postedReceipt(order, [await heat(order, 'RV2', '100')])
    const [lot] = await lotsOf(id)
    const { companyId } = await member('qc')
    await systemWrite(companyId, 'grn.test', async (tx, actor) => {
      const at = lot?.balances[0]?.locationId ?? ''
      const ctx = {
        tx,
        actor,
        giveNumber: () => undefined,
        event: () => undefined,
        mail: () => undefined,
        job: () => undefined,
      }
      await moveStock(ctx, { documentType: 'Grn', documentId: id }, [
        {
          stockLotId: lot?.id ?? '',
          kind: 'INSPECTION',
          from: { bucket: 'UNDER_INSPECTION', locationId: at },
          to: { bucket: 'ACCEPTED', locationId: at },
          metres: '0.001',
        },
      ])
    })
    expect(fail(await as('stores', () => reverseGrn({ id, remark: 'Wrong truck' }))).message).toMatch(
      /only 99.999 of 100.000 m are still under inspection/,
    )
    expect((await look(id)).status).toBe('POSTED')
  })

  it('keeps its lines and files when a draft is changed; a voided draft never was in stock', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    const first = await heat(order, 'UP1', '10')
    const id = await draftReceipt(order, [first])
    const before = await look(id)
    const second = await heat(order, 'UP2', '20', { tpiFileId: await uploadedFile('stores', 'TPI.pdf') })
    ok(
      await as('stores', () =>
        updateGrn({
          id,
          version: before.version,
          challanNo: 'CH-1',
          lines: [second, { ...first, id: before.lines[0]?.id, metres: '11' }],
        }),
      ),
    )
    const after = await look(id)
    expect(after.lines.map((l) => [l.heatNo, l.metres, l.id === before.lines[0]?.id])).toEqual([
      ['UP2', '20', false],
      ['UP1', '11', true],
    ])
    expect(fail(await as('stores', () => updateGrn({ id, version: before.version, lines: [first] }))).code).toBe(
      'STALE',
    )
    ok(await as('stores', () => voidGrn({ id, remark: 'Typed twice' })))
    expect(await lotsOf(id)).toHaveLength(0)
  })

  it('prints every heat with its certificate; a draft says that it is one', async () => {
    const order = await approvedOrder([await pipeLine('100')])
    const id = await draftReceipt(order, [
      await heat(order, 'PN1', '40'),
      await heat(order, 'PN2', '20.5', { tpiReference: 'BV/77' }),
    ])
    expect((await printed('stores', 'grn', id)).text).toContain('DRAFT')
    ok(await as('stores', () => postGrn({ id })))
    const { text, fileName } = await printed('qc', 'grn', id)
    expect(fileName).toMatch(/^GRN-26-\d{5}\.pdf$/)
    for (const words of ['Goods receipt note', 'PN1', 'PN2', 'MTC-PN1', '05 Oct 2026', '60.500', '20', 'BV/77', 'A-01'])
      expect(text).toContain(words)
    expect(text).not.toContain('DRAFT')
  })

  it('shows no cost to STORES, and nothing at all to another company', async () => {
    const order = await approvedOrder([await pipeLine('100', '1888.88')])
    const id = await postedReceipt(order, [await heat(order, 'PR1', '10')])
    expect(JSON.stringify(await look(id))).not.toMatch(/1888/)
    const bought = await as('purchase', () => read((ctx) => getGrn(ctx, id)))
    expect(bought?.lines[0]?.lot?.costPerMetre).toBe('1888.88')
    expect(fail(await as('other-admin', () => postGrn({ id }))).code).toBe('NOT_FOUND')
    expect(await as('other-admin', () => read((ctx) => getGrn(ctx, id)))).toBeNull()
  })
})
