import { afterAll, describe, expect, it } from 'vitest'
import { getHeat, suggestHeats } from '@/features/heat/heat.queries'
import { createPackingListAction } from '@/features/packing-list/packing-list.actions'
import { autoReserveAction } from '@/features/reservation/reservation.actions'
import { getSalesOrder } from '@/features/sales-order/sales-order.queries'
import { searchEverything } from '@/features/search/search.queries'
import { closePdf } from '@/server/pdf'
import { read } from '@/server/read'
import { as, type Desk, fail, ok, readAs } from '../support/actors'
import { day } from '../support/chain'
import { dispatched, invoiced, packed, packingInput } from '../support/delivery'
import { acceptedLots } from '../support/lots'
import { salesOrderOf } from '../support/orders'
import { printed } from '../support/pdf-text'
import { bucketsOf, expectSoundData } from '../support/stock'

afterAll(closePdf)

describe('UAT-007 One order over three heats, in two loads with two invoices', () => {
  let invoice2 = ''

  it('balance and reservations are exact after each load; nothing leaves beyond the tolerance', async () => {
    await acceptedLots(
      ['12', '60'],
      [
        { heatNo: 'U7-A', metres: '180.25', pieces: 30, mtcDate: day(-300) },
        { heatNo: 'U7-B', metres: '210', pieces: 35, mtcDate: day(-200) },
        { heatNo: 'U7-C', metres: '150', pieces: 25, mtcDate: day(-100) },
      ],
    )
    const { id } = await salesOrderOf([{ size: '12', schedule: '60', metres: '500', rate: '7250.5' }], 'C002')
    ok(await as('sales', () => autoReserveAction({ salesOrderId: id })))
    expect(await bucketsOf({ heatNo: 'U7-C' })).toEqual({ free: '40.25', reserved: '109.75' })
    const order = async () =>
      (await as('sales', () => read((ctx) => getSalesOrder(ctx, id)))) ?? Promise.reject(new Error('no order'))

    const list1 = await packed(id, {
      'U7-A': { metres: '180.25', pieces: 30, bundleNo: 'P1' },
      'U7-B': { metres: '119.75', pieces: 20, bundleNo: 'P2' },
    })
    const note1 = await dispatched(list1.id)
    const after1 = await order()
    expect([
      after1.status,
      after1.lines[0]?.dispatchedMetres,
      after1.lines[0]?.balanceMetres,
      after1.lines[0]?.reservedMetres,
    ]).toEqual(['PARTLY_DISPATCHED', '300', '200.000', '200.000'])
    expect(await bucketsOf({ heatNo: 'U7-B' })).toEqual({ reserved: '90.25', issued: '119.75' })
    const invoice1 = await invoiced(list1.id)

    // the line takes 500 m and one random length of 6 m: the heats hold no more than what is reserved
    const tooMuch = await as('stores', async () =>
      createPackingListAction(
        await packingInput(id, { 'U7-B': { metres: '90.25', pieces: 15 }, 'U7-C': { metres: '116', pieces: 19 } }),
      ),
    )
    expect(fail(tooMuch).code).toBe('VALIDATION')
    expect(fail(tooMuch).message).toMatch(/at most 206 m can be packed/)
    const list2 = await packed(id, {
      'U7-B': { metres: '90.25', pieces: 15, bundleNo: 'P3' },
      'U7-C': { metres: '109.75', pieces: 18, bundleNo: 'P3' },
    })
    const note2 = await dispatched(list2.id)
    const made = await invoiced(list2.id)
    invoice2 = made.id
    const after2 = await order()
    expect([after2.status, after2.lines[0]?.balanceMetres, after2.lines[0]?.reservedMetres]).toEqual([
      'DISPATCHED',
      '0.000',
      '0.000',
    ])
    expect(
      [list1.number, note1.number, list2.number, note2.number, invoice1.number, made.number].map((n) => n.slice(-5)),
    ).toEqual(['00001', '00001', '00002', '00002', '00001', '00002'])

    const bills = await readAs('accounts', (tx) => tx.invoice.findMany({ orderBy: { number: 'asc' } }))
    // Gujarat buys from Maharashtra: IGST of 18 %
    expect(bills.map((b) => [b.taxRegime, b.taxableAmount, b.igstAmount, b.totalAmount])).toEqual([
      ['IGST', '2175150', '391527', '2566677'],
      ['IGST', '1450100', '261018', '1711118'],
    ])
    const heatsOn = async (name: string) => {
      const { text } = await printed('accounts', 'invoice', name)
      return ['U7-A', 'U7-B', 'U7-C'].filter((heatNo) => text.includes(heatNo))
    }
    expect(await heatsOn(invoice1.id)).toEqual(['U7-A', 'U7-B'])
    expect(await heatsOn(made.id)).toEqual(['U7-B', 'U7-C'])
    const { text } = await printed('stores', 'packing-list', list2.id)
    for (const part of ['P3', 'U7-B', 'U7-C']) expect(text).toContain(part)
    await expectSoundData()
  })

  it('UAT-009 part of a heat number finds it with state and place for everybody; its life is told without prices', async () => {
    const desks: Desk[] = ['sales', 'purchase', 'qc', 'stores', 'accounts', 'management']
    for (const who of desks) {
      const groups = await as(who, () => read((ctx) => searchEverything(ctx, 'u7-')))
      const heats = groups.find((g) => g.kind === 'heat')?.items ?? []
      expect([who, heats.map((h) => h.title).sort()]).toEqual([who, ['U7-A', 'U7-B', 'U7-C']])
      expect(heats.find((h) => h.title === 'U7-C')).toMatchObject({
        subtitle: expect.stringContaining('40.25 m free'),
        place: expect.stringContaining('A-01'),
      })
      const life = await as(who, () => read((ctx) => getHeat(ctx, 'u7-c')))
      const words = (life?.timeline ?? [])
        .map((e) => e.what)
        .reverse()
        .join(' | ')
      expect(words).toMatch(/150 m entered as opening stock.*approved by QC.*109.75 m reserved.*109.75 m dispatched/)
      const times = (life?.timeline ?? []).map((e) => e.at)
      expect(times).toEqual(times.toSorted().reverse())
      expect(JSON.stringify([life, groups])).not.toMatch(/7,?250\.5|14,?50,?100/)
      const link = life?.documents.find((d) => d.id === invoice2)
      expect([who, link?.href ?? null]).toEqual([
        who,
        ['sales', 'accounts', 'management'].includes(who) ? `/invoices/${invoice2}` : null,
      ])
    }
    expect(await as('stores', () => read((ctx) => getHeat(ctx, 'U7-X')))).toBeNull()
    expect((await as('stores', () => read((ctx) => suggestHeats(ctx, 'U7-X')))).map((h) => h.heatNo)).toContain('U7-A')
    expect(await as('stores', () => read((ctx) => searchEverything(ctx, 'ZZZ-404')))).toEqual([])
  })
})
