import { Decimal, type DecimalInput, dec, decimalText } from '@/core/money'
import { formatMetres, weightKg } from '@/core/units'

/** What of an order line may still be packed. Metres as text, 3 decimals. */
export type OrderLineRoom = {
  id: string
  lineNo: number
  metres: string
  cancelledMetres: string
  toleranceMetres: string
  dispatchedMetres: string
  /** On other packing lists, draft or packed, that have not left. */
  packedElsewhere: string
}

/** What a reservation holds for this packing list. */
export type ReservationRoom = {
  id: string
  salesOrderLineId: string
  stockLotId: string
  locationId: string
  warehouseId: string
  warehouse: string
  location: string
  heatNo: string
  /** kg per metre of the lot */
  unitWeight: string
  /** Live less what other open packing lists hold. */
  openMetres: string
  /** Pieces of the lot at that place, less those on other open packing lists. */
  openPieces: number
}

export type PackedLine = { reservationId: string; metres: string; pieces: number }

const m = (x: DecimalInput) => `${formatMetres(x, { trim: true })} m`
const zero = new Decimal(0)

/** The most this packing list may hold of an order line: ordered less cancelled, plus its tolerance, less gone and packed. */
export function roomOf(line: OrderLineRoom): Decimal {
  const room = dec(line.metres)
    .minus(line.cancelledMetres)
    .plus(line.toleranceMetres)
    .minus(line.dispatchedMetres)
    .minus(line.packedElsewhere)
  return room.lt(0) ? zero : room
}

function toleranceSentence(line: OrderLineRoom, wanted: Decimal): string {
  const ordered = dec(line.metres).minus(line.cancelledMetres)
  const parts = [`ordered ${m(ordered)}`, `dispatched ${m(line.dispatchedMetres)}`]
  if (dec(line.packedElsewhere).gt(0)) parts.push(`packed on other lists ${m(line.packedElsewhere)}`)
  return `Order line ${line.lineNo}: ${parts.join(', ')}; with the tolerance of ${m(line.toleranceMetres)} at most ${m(roomOf(line))} can be packed, this list packs ${m(wanted)}.`
}

/**
 * What is wrong with the lines of a packing list, by field. The order line's tolerance comes first, then what the
 * reservation holds, then the pieces at the place. Every line must stand in the packing list's own warehouse.
 */
export function checkPacking(
  lines: readonly PackedLine[],
  room: { warehouseId: string; orderLines: readonly OrderLineRoom[]; reservations: readonly ReservationRoom[] },
): Record<string, string> {
  const errors: Record<string, string> = {}
  const put = (index: number, field: string, sentence: string) => {
    errors[`lines.${index}.${field}`] ??= sentence
  }
  const byId = new Map(room.reservations.map((r) => [r.id, r]))
  const orderLines = new Map(room.orderLines.map((l) => [l.id, l]))
  const perLine = new Map<string, Decimal>()
  const perReservation = new Map<string, Decimal>()
  const perPlace = new Map<string, number>()
  for (const [i, line] of lines.entries()) {
    const r = byId.get(line.reservationId)
    if (!r) {
      put(i, 'reservationId', 'This reservation holds nothing for the order any more.')
      continue
    }
    if (r.warehouseId !== room.warehouseId) {
      const where = `Heat ${r.heatNo} stands in ${r.warehouse}`
      put(i, 'reservationId', `${where}; a packing list is of one warehouse. Make another one for it.`)
      continue
    }
    const orderLine = orderLines.get(r.salesOrderLineId)
    const packed = (perLine.get(r.salesOrderLineId) ?? zero).plus(line.metres)
    perLine.set(r.salesOrderLineId, packed)
    if (orderLine && packed.gt(roomOf(orderLine))) put(i, 'metres', toleranceSentence(orderLine, packed))
    const held = (perReservation.get(r.id) ?? zero).plus(line.metres)
    perReservation.set(r.id, held)
    if (held.gt(r.openMetres)) {
      const open = `Heat ${r.heatNo}: ${m(r.openMetres)} are reserved and not packed yet`
      put(i, 'metres', `${open}; this list packs ${m(held)}.`)
    }
    const place = `${r.stockLotId} ${r.locationId}`
    const pieces = (perPlace.get(place) ?? 0) + line.pieces
    perPlace.set(place, pieces)
    if (pieces > r.openPieces)
      put(i, 'pieces', `Heat ${r.heatNo}: ${r.openPieces} pieces stand at ${r.location}; this list packs ${pieces}.`)
  }
  return errors
}

export type PackingFigures = {
  metres: DecimalInput
  pieces: number
  bundles: number
  bundleNo: string | null
  netWeightKg: DecimalInput
}

/** Sums of a packing list: metres and kg with 3 decimals. Heats in the same numbered bundle count that bundle once. */
export function packingTotals(lines: readonly PackingFigures[]) {
  const sum = (pick: (line: PackingFigures) => DecimalInput) =>
    decimalText(
      lines.reduce((total, line) => total.plus(dec(pick(line))), zero),
      3,
    )
  const numbered = new Map<string, number>()
  let bundles = 0
  for (const line of lines) {
    if (line.bundleNo) numbered.set(line.bundleNo, Math.max(numbered.get(line.bundleNo) ?? 0, line.bundles))
    else bundles += line.bundles
  }
  return {
    totalMetres: sum((l) => l.metres),
    totalPieces: lines.reduce((n, l) => n + l.pieces, 0),
    totalBundles: bundles + [...numbered.values()].reduce((n, b) => n + b, 0),
    totalNetKg: sum((l) => l.netWeightKg),
  }
}

/** Net weight of a packed line in kg, 3 decimals: metres x kg/m of the lot. */
export function netWeightKg(metres: DecimalInput, unitWeight: DecimalInput): string {
  return decimalText(weightKg(metres, unitWeight), 3)
}
