import { describe, expect, it } from 'vitest'
import {
  checkPacking,
  netWeightKg,
  type OrderLineRoom,
  packingTotals,
  type ReservationRoom,
} from './packing-list.totals'

const orderLine: OrderLineRoom = {
  id: 'line',
  lineNo: 1,
  metres: '500',
  cancelledMetres: '0',
  toleranceMetres: '6',
  dispatchedMetres: '300',
  packedElsewhere: '100',
}
const reservation = (id: string, openMetres: string, openPieces = 100): ReservationRoom => ({
  id,
  salesOrderLineId: 'line',
  stockLotId: `lot-${id}`,
  locationId: 'place',
  warehouseId: 'nmb',
  warehouse: 'NMB',
  location: 'A-01',
  heatNo: id.toUpperCase(),
  unitWeight: '28.226',
  openMetres,
  openPieces,
})
const room = {
  warehouseId: 'nmb',
  orderLines: [orderLine],
  reservations: [reservation('h1', '200'), reservation('h2', '200', 5)],
}
const line = (reservationId: string, metres: string, pieces = 1) => ({ reservationId, metres, pieces })

describe('packing', () => {
  it('takes what is left of the order line and one random length more', () => {
    expect(checkPacking([line('h1', '60'), line('h2', '46')], room)).toEqual({})
  })

  it('refuses more than that, and says ordered, dispatched, packed and allowed', () => {
    expect(checkPacking([line('h1', '60'), line('h2', '46.001')], room)).toEqual({
      'lines.1.metres':
        'Order line 1: ordered 500 m, dispatched 300 m, packed on other lists 100 m; with the tolerance of 6 m at most 106 m can be packed, this list packs 106.001 m.',
    })
  })

  it('refuses more than the reservation holds, over all its bundles', () => {
    const small = { ...room, reservations: [reservation('h1', '50')] }
    expect(checkPacking([line('h1', '30'), line('h1', '20.5')], small)['lines.1.metres']).toBe(
      'Heat H1: 50 m are reserved and not packed yet; this list packs 50.5 m.',
    )
  })

  it('refuses more pieces than stand at the place', () => {
    expect(checkPacking([line('h2', '10', 6)], room)['lines.0.pieces']).toBe(
      'Heat H2: 5 pieces stand at A-01; this list packs 6.',
    )
  })

  it('keeps to one warehouse', () => {
    expect(checkPacking([line('h1', '10')], { ...room, warehouseId: 'jeb' })['lines.0.reservationId']).toContain(
      'one warehouse',
    )
  })

  it('counts a bundle with two heats once', () => {
    const figures = { metres: '10.5', pieces: 2, bundles: 1, netWeightKg: '296.373' }
    expect(
      packingTotals([
        { ...figures, bundleNo: 'B1' },
        { ...figures, bundleNo: 'B1' },
        { ...figures, bundleNo: null },
      ]),
    ).toEqual({ totalMetres: '31.500', totalPieces: 6, totalBundles: 2, totalNetKg: '889.119' })
  })

  it('weighs metres by the kg per metre of the lot', () => {
    expect(netWeightKg('10.5', '28.226')).toBe('296.373')
  })
})
