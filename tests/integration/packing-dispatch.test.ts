import { beforeAll, describe, expect, it } from 'vitest'
import { dec, decimalText } from '@/core/money'
import {
  createDispatchNoteAction,
  deliverDispatchNoteAction,
  postDispatchNoteAction,
  voidDispatchNoteAction,
} from '@/features/dispatch-note/dispatch-note.actions'
import { getDispatchNote } from '@/features/dispatch-note/dispatch-note.queries'
import {
  createPackingListAction,
  packPackingListAction,
  updatePackingListAction,
  voidPackingListAction,
} from '@/features/packing-list/packing-list.actions'
import { getPackingList } from '@/features/packing-list/packing-list.queries'
import { releaseReservationAction } from '@/features/reservation/reservation.actions'
import { getSalesOrder } from '@/features/sales-order/sales-order.queries'
import { read } from '@/server/read'
import { as, fail, ok, readAs } from '../support/actors'
import { acceptedHeats, dispatched, packed, packingInput, reservedOrder } from '../support/delivery'

const orderOf = (id: string) => as('sales', () => read((ctx) => getSalesOrder(ctx, id)))
const listOf = (id: string) => as('stores', () => read((ctx) => getPackingList(ctx, id)))
const noteOf = (id: string) => as('stores', () => read((ctx) => getDispatchNote(ctx, id)))
const balanceOf = (heatNo: string) =>
  readAs('stores', (tx) => tx.stockBalance.findFirstOrThrow({ where: { stockLot: { heatNo } } }))
const text = (x: { toString(): string }) => x.toString()

describe('An order of 500 m over three heats leaves in two loads (UAT-007)', () => {
  let order: Awaited<ReturnType<typeof reservedOrder>>
  let first: { id: string; number: string }

  beforeAll(async () => {
    await acceptedHeats([
      { heatNo: 'UAT7-A', metres: '200', pieces: 34, mtcDate: '2025-01-10' },
      { heatNo: 'UAT7-B', metres: '180.5', pieces: 30, mtcDate: '2025-02-10' },
      { heatNo: 'UAT7-C', metres: '300', pieces: 50, mtcDate: '2025-03-10' },
    ])
    order = await reservedOrder('500', '5125.50')
  })

  it('packs the first load by heat and bundle, weighed from metres and kg per metre', async () => {
    first = await packed(order.id, {
      'UAT7-A': { metres: '200', pieces: 34, bundleNo: 'B1' },
      'UAT7-B': { metres: '100.5', pieces: 17, bundleNo: 'B1' },
    })
    const list = await listOf(first.id)
    expect(first.number).toMatch(/^PL\/\d\d\/\d{5}$/)
    expect([list?.status, list?.totalMetres, list?.totalPieces, list?.totalBundles]).toEqual(['PACKED', '300.5', 51, 1])
    const [a] = list?.lines ?? []
    const lot = await readAs('stores', (tx) => tx.stockLot.findFirstOrThrow({ where: { heatNo: 'UAT7-A' } }))
    expect(a?.netWeightKg).toBe(decimalText(dec(lot.unitWeight).times(200)))
  })

  it('keeps what is packed from being released', async () => {
    const reservation = await readAs('stores', (tx) =>
      tx.reservation.findFirstOrThrow({ where: { salesOrderId: order.id, stockLot: { heatNo: 'UAT7-A' } } }),
    )
    const refused = fail(await as('sales', () => releaseReservationAction({ id: reservation.id, remark: 'Try' })))
    expect(refused).toMatchObject({ code: 'CONFLICT' })
    expect(refused.message).toContain('on a packing list')
  })

  it('issues the first load: the order is partly dispatched, its balance exact, the rest still reserved', async () => {
    const note = await dispatched(first.id)
    expect(note.number).toMatch(/^DN\//)
    const now = await orderOf(order.id)
    expect(now?.status).toBe('PARTLY_DISPATCHED')
    expect(now?.lines[0]).toMatchObject({
      dispatchedMetres: '300.5',
      balanceMetres: '199.500',
      reservedMetres: '199.500',
    })
    expect((await listOf(first.id))?.status).toBe('DISPATCHED')
    const a = await balanceOf('UAT7-A')
    expect([a.reservedMetres, a.issuedMetres, a.acceptedPieces, a.issuedPieces].map(text)).toEqual([
      '0',
      '200',
      '0',
      '34',
    ])
    const b = await balanceOf('UAT7-B')
    expect([b.reservedMetres, b.issuedMetres, b.acceptedPieces, b.issuedPieces].map(text)).toEqual([
      '80',
      '100.5',
      '13',
      '17',
    ])
  })

  it('refuses to pack beyond the line’s tolerance of one random length, and says the figures', async () => {
    const input = await packingInput(order.id, {
      'UAT7-B': { metres: '80', pieces: 13 },
      'UAT7-C': { metres: '125.6', pieces: 21 },
    })
    const refused = fail(await as('stores', () => createPackingListAction(input)))
    expect(refused.code).toBe('VALIDATION')
    expect(refused.fieldErrors?.['lines.1.metres']).toBe(
      'Order line 1: ordered 500 m, dispatched 300.5 m; with the tolerance of 6 m at most 205.5 m can be packed, this list packs 205.6 m.',
    )
  })

  it('refuses more metres than the reservation holds and more pieces than stand there', async () => {
    const input = await packingInput(order.id, {
      'UAT7-B': { metres: '80', pieces: 14 },
      'UAT7-C': { metres: '121', pieces: 20 },
    })
    expect(fail(await as('stores', () => createPackingListAction(input))).fieldErrors).toEqual({
      'lines.0.pieces': 'Heat UAT7-B: 13 pieces stand at A-01; this list packs 14.',
      'lines.1.metres': 'Heat UAT7-C: 119.5 m are reserved and not packed yet; this list packs 121 m.',
    })
  })

  it('dispatches the order with the second load', async () => {
    const second = await packed(order.id, {
      'UAT7-B': { metres: '80', pieces: 13, bundleNo: 'B2' },
      'UAT7-C': { metres: '119.5', pieces: 20, bundleNo: 'B3' },
    })
    const note = await dispatched(second.id)
    const now = await orderOf(order.id)
    expect(now?.status).toBe('DISPATCHED')
    expect(now?.lines[0]).toMatchObject({ dispatchedMetres: '500', balanceMetres: '0.000', reservedMetres: '0.000' })
    ok(await as('stores', () => deliverDispatchNoteAction({ id: note.id })))
    expect(await noteOf(note.id)).toMatchObject({ status: 'DELIVERED', invoiced: false })
    const refused = fail(await as('stores', () => deliverDispatchNoteAction({ id: note.id })))
    expect(refused.code).toBe('ILLEGAL_TRANSITION')
  })

  it('shows STORES no price on packing list and dispatch note', async () => {
    const note = await readAs('stores', (tx) =>
      tx.dispatchNote.findFirstOrThrow({ where: { packingListId: first.id } }),
    )
    const shown = JSON.stringify([await listOf(first.id), await noteOf(note.id)])
    expect(shown).not.toMatch(/"(rate|amount|totalAmount|ratePerMetre|subTotal)"/)
  })
})

describe('Packing and dispatch, with care', () => {
  let order: Awaited<ReturnType<typeof reservedOrder>>

  beforeAll(async () => {
    await acceptedHeats([{ heatNo: 'CARE-1', metres: '400', pieces: 60, mtcDate: '2024-01-10' }])
    order = await reservedOrder('120', '5000')
  })

  const load = (metres: string, pieces: number) => packingInput(order.id, { 'CARE-1': { metres, pieces } })

  it('lets two packing lists typed at once have the metres only once', async () => {
    const input = await load('70', 10)
    const results = await Promise.all([1, 2, 3].map(() => as('stores', () => createPackingListAction(input))))
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    const made = results.find((r) => r.ok)
    const { id } = made?.ok ? made.data : { id: '' }
    ok(await as('stores', () => voidPackingListAction({ id, remark: 'Test' })))
  })

  it('refuses a stale save, and a change of what is packed', async () => {
    const { id } = ok(await as('stores', async () => createPackingListAction(await load('60', 9))))
    const { salesOrderId: _s, warehouseId: _w, ...content } = await load('61', 9)
    ok(await as('stores', () => updatePackingListAction({ id, version: 1, ...content })))
    expect(fail(await as('stores', () => updatePackingListAction({ id, version: 1, ...content }))).code).toBe('STALE')
    ok(await as('stores', () => packPackingListAction({ id })))
    expect(fail(await as('stores', () => updatePackingListAction({ id, version: 3, ...content }))).code).toBe(
      'ILLEGAL_TRANSITION',
    )
    ok(await as('stores', () => voidPackingListAction({ id, remark: 'Bundled wrongly' })))
    const list = await listOf(id)
    expect(list).toMatchObject({ status: 'VOID', voidReason: 'Bundled wrongly' })
    expect(list?.number).toMatch(/^PL\//)
  })

  it('dispatches once, however many press the button', async () => {
    const list = await packed(order.id, { 'CARE-1': { metres: '60', pieces: 9 } })
    const notes = await Promise.all(
      [1, 2, 3].map(() =>
        as('stores', () => createDispatchNoteAction({ packingListId: list.id, vehicleNo: 'MH01AB1234' })),
      ),
    )
    expect(notes.filter((n) => n.ok)).toHaveLength(1)
    const made = notes.find((n) => n.ok)
    const { id } = made?.ok ? made.data : { id: '' }
    expect(fail(await as('stores', () => voidPackingListAction({ id: list.id, remark: 'Try' }))).code).toBe('CONFLICT')
    const posts = await Promise.all([1, 2, 3, 4].map(() => as('stores', () => postDispatchNoteAction({ id }))))
    expect(posts.filter((p) => p.ok)).toHaveLength(1)
    expect(posts.filter((p) => !p.ok).map((p) => fail(p).code)).toEqual(Array(3).fill('ILLEGAL_TRANSITION'))
    const lot = await balanceOf('CARE-1')
    expect([lot.issuedMetres, lot.issuedPieces, lot.reservedMetres].map(text)).toEqual(['60', '9', '60'])
  })

  it('needs a vehicle or an LR number, a valid GSTIN of the transporter and 12 digits of e-way bill', async () => {
    const list = await packed(order.id, { 'CARE-1': { metres: '60', pieces: 9 } })
    const wrong = fail(
      await as('stores', () =>
        createDispatchNoteAction({ packingListId: list.id, transporterGstin: '27AAQCS4821K1Z9', ewayBillNo: '123' }),
      ),
    )
    expect(Object.keys(wrong.fieldErrors ?? {}).sort()).toEqual(['ewayBillNo', 'transporterGstin'])
    const { id } = ok(await as('stores', () => createDispatchNoteAction({ packingListId: list.id })))
    expect(fail(await as('stores', () => postDispatchNoteAction({ id }))).fieldErrors).toHaveProperty('vehicleNo')
    ok(await as('stores', () => voidDispatchNoteAction({ id, remark: 'No lorry today' })))
    ok(await as('stores', () => createDispatchNoteAction({ packingListId: list.id, vehicleNo: 'MH 01 AB 1234' })))
  })

  it('belongs to its company', async () => {
    const input = await load('1', 1)
    expect(fail(await as('other-admin', () => createPackingListAction(input))).code).toBe('NOT_FOUND')
  })
})
