import { DomainError } from '@/core/errors'
import { dec, decimalText } from '@/core/money'
import { unitWeight } from '@/core/pipe'
import { convertQuantity, lineAmount, type QtyUnit, roundKg, roundMetres, toMetres } from '@/core/units'
import { conversionOf } from '@/features/product/price-line'
import type { PaperLine } from './quotation-paper'

/** Where the figures of a line stand, by their column: `H12`. */
export type Cells = Partial<Record<FigureKey, string>>
export type FigureKey =
  | 'odMm'
  | 'wallMm'
  | 'averageWallMm'
  | 'pieceLengthM'
  | 'quantity'
  | 'metres'
  | 'unitWeight'
  | 'weightKg'
  | 'listRate'
  | 'discountPct'
  | 'rate'
  | 'amount'

/** A figure of the sheet: the value the quotation has, and the formula that gives it; none where only the value is known. */
export type Figure = { value: string; formula: string | null }

const fixed = (value: string): Figure => ({ value, formula: null })
const same = (a: string, b: string) => dec(a).eq(dec(b))
/** With the formula where it comes to what the quotation says: an older line may have been computed with other masters. */
const live = (value: string, computed: () => string, formula: string): Figure => {
  try {
    return same(value, computed()) ? { value, formula } : fixed(value)
  } catch (error) {
    if (error instanceof DomainError) return fixed(value)
    throw error
  }
}

/** kg/m = (OD - WT) x WT x 0.0246615 x factor of the material; a minimum wall is weighed on its average. */
export function unitWeightFigure(line: PaperLine, at: Cells): Figure | null {
  if (!line.unitWeight) return null
  const { odMm, wallMm, averageWallMm, weightFactor } = line
  const onAverage = line.wallType === 'MIN' && averageWallMm !== null
  const wall = onAverage ? averageWallMm : wallMm
  const cell = onAverage ? at.averageWallMm : at.wallMm
  if (odMm === null || wall === null || !at.odMm || !cell) return fixed(line.unitWeight)
  const factor = same(weightFactor, '1') ? '' : `*${weightFactor}`
  return live(
    line.unitWeight,
    () => decimalText(unitWeight(odMm, wall, weightFactor)),
    `ROUND((${at.odMm}-${cell})*${cell}*0.0246615${factor},3)`,
  )
}

/** One unit in metres, as `times / over` of cells; null where the line does not tell. */
function metresPer(unit: string, at: Cells): { times: string; over: string } | null {
  if (unit === 'MTR') return { times: '1', over: '1' }
  if (unit === 'FTS') return { times: '0.3048', over: '1' }
  if (unit === 'KGS') return at.unitWeight ? { times: '1', over: at.unitWeight } : null
  if (unit === 'MTS') return at.unitWeight ? { times: '1000', over: at.unitWeight } : null
  return at.pieceLengthM ? { times: at.pieceLengthM, over: '1' } : null
}

/** One unit in kg, where it is one of weight or a piece that is weighed. */
function kgPer(unit: string, line: PaperLine): { times: string; over: string } | null {
  if (unit === 'KGS') return { times: '1', over: '1' }
  if (unit === 'MTS') return { times: '1000', over: '1' }
  return unit === 'NOS' && !line.unitWeight && line.weightEachKg ? { times: line.weightEachKg, over: '1' } : null
}

const factors = (list: readonly string[]): string => list.filter((f) => f !== '1').join('*')

/** The quantity in another unit: `ROUND(H12*I12,3)`; null where it cannot be said in cells. */
function convertedFormula(line: PaperLine, to: string, at: Cells): string | null {
  const [kgFrom, kgTo] = [kgPer(line.unit, line), kgPer(to, line)]
  const [a, b] = kgFrom && kgTo ? [kgFrom, kgTo] : [metresPer(line.unit, at), metresPer(to, at)]
  if (!a || !b || !at.quantity) return null
  const over = factors([a.over, b.times])
  return `ROUND(${factors([at.quantity, a.times, b.over])}${over ? `/${over.includes('*') ? `(${over})` : over}` : ''},${to === 'MTS' ? 4 : 3})`
}

/** Metres of the quantity. */
export function metresFigure(line: PaperLine, at: Cells): Figure | null {
  if (!dec(line.metres).gt(0)) return null
  if (line.unit === 'MTR' && at.quantity) return { value: line.metres, formula: at.quantity }
  const formula = convertedFormula(line, 'MTR', at)
  const computed = () => decimalText(toMetres(line.quantity, line.unit as QtyUnit, conversionOf(line)))
  return formula ? live(line.metres, computed, formula) : fixed(line.metres)
}

/** Weight: metres x kg/m, or the quantity in kg, or pieces x the weight of one. */
export function weightFigure(line: PaperLine, at: Cells): Figure | null {
  if (dec(line.weightKg).isZero()) return null
  const metres = at.metres ?? (line.unit === 'MTR' ? at.quantity : undefined)
  if (metres && at.unitWeight && line.unitWeight)
    return live(
      line.weightKg,
      () => decimalText(roundKg(dec(line.metres).times(dec(line.unitWeight ?? '0')))),
      `ROUND(${metres}*${at.unitWeight},3)`,
    )
  const kg = kgPer(line.unit, line)
  if (!kg || !at.quantity) return fixed(line.weightKg)
  const computed = () => decimalText(roundKg(dec(line.quantity).times(kg.times)))
  return live(line.weightKg, computed, kg.times === '1' ? at.quantity : `ROUND(${at.quantity}*${kg.times},3)`)
}

/** The net rate of a list rate and its discount. */
export function rateFigure(line: PaperLine, at: Cells): Figure | null {
  const { prices } = line
  if (!prices) return null
  if (!prices.listRate || !at.listRate || !at.discountPct) return fixed(prices.rate)
  const net = () =>
    decimalText(
      roundMetres(
        dec(prices.listRate ?? '0')
          .times(dec('100').minus(dec(prices.discountPct)))
          .div(100),
      ),
    )
  return live(prices.rate, net, `ROUND(${at.listRate}*(1-${at.discountPct}/100),3)`)
}

/** Amount = quantity in the unit of the rate x rate, to the paisa. */
export function amountFigure(line: PaperLine, at: Cells): Figure | null {
  const { prices } = line
  if (!prices) return null
  const { amount, rate } = prices
  if (!at.quantity || !at.rate) return fixed(amount)
  if (line.unit === line.rateUnit)
    return live(amount, () => decimalText(lineAmount(line.quantity, rate)), `ROUND(${at.quantity}*${at.rate},2)`)
  const quantity = convertedFormula(line, line.rateUnit, at)
  if (!quantity) return fixed(amount)
  const computed = () =>
    decimalText(
      lineAmount(
        convertQuantity(line.quantity, line.unit as QtyUnit, line.rateUnit as QtyUnit, conversionOf(line)),
        rate,
      ),
    )
  return live(amount, computed, `ROUND(${quantity}*${at.rate},2)`)
}
