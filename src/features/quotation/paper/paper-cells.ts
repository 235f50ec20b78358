import { type DecimalLike, dec, decimalText, formatMoney } from '@/core/money'
import { formatKg, formatMetres } from '@/core/units'
import type { PaperColumn } from '@/features/quotation-template/paper-formats'
import { formatRate } from '../lines/quotation.totals'
import { type PaperLine, type PaperQuantity, QUOTED, type QuotationPaper } from './quotation-paper'

type Paper = Pick<QuotationPaper, 'format' | 'currency'>

/** Units as a bill of material writes them. */
const SHORT_UNITS: Readonly<Record<string, string>> = { MTR: 'm', KGS: 'kg', MTS: 't', NOS: 'nos', FTS: 'ft' }
export const unitText = (unit: string, { format }: Pick<Paper, 'format'>): string =>
  format === 'PROJECT_BOM' ? (SHORT_UNITS[unit] ?? unit) : unit

const KINDS: Readonly<Record<string, { one: string; many: string }>> = {
  PIPE: { one: 'Pipe', many: 'pipes' },
  TUBE: { one: 'Tube', many: 'tubes' },
  PLATE: { one: 'Plate', many: 'plates' },
  FITTING: { one: 'Fitting', many: 'pcs' },
}
export const kindText = (kind: string): string => KINDS[kind]?.one ?? 'Other'

/** Millimetres with at least two decimals: 7.1 -> 7.10, 7.925 stays. */
export function mm(value: DecimalLike | string | null): string {
  if (value === null) return ''
  const [whole, fraction = ''] = decimalText(dec(value)).split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}

/** Metres of a piece with at least one decimal: `6.0 m`. */
const pieceLength = (metres: string): string => {
  const text = formatMetres(metres, { trim: true })
  return `${text.includes('.') ? text : `${text}.0`} m`
}

/** Number of pieces where the line tells it: its quantity in pieces, or whole pieces of the length given. */
export function piecesOf(line: PaperLine): string | null {
  if (line.unit === 'NOS') return formatMetres(line.quantity, { trim: true })
  if (!line.pieceLengthM || !dec(line.metres).gt(0)) return null
  const pieces = dec(line.metres).div(dec(line.pieceLengthM))
  return pieces.isInteger() ? formatMetres(pieces, { trim: true }) : null
}

/** `248 tubes x 6.0 m = 1,488 m`, `6.0 m`, or the length as it was asked for: `5-7 m random`. */
function lengthText(line: PaperLine, { format }: Paper): string {
  const piece = line.pieceLengthM ? pieceLength(line.pieceLengthM) : ''
  if (format !== 'PROJECT_BOM') return line.lengthText ?? piece
  const pieces = piece ? piecesOf(line) : null
  const many = KINDS[line.kind]?.many ?? 'pcs'
  const counted = pieces
    ? `${pieces} ${many} x ${piece}${line.unit === 'NOS' ? `\n= ${formatMetres(line.metres, { trim: true })} m` : ''}`
    : piece
  return [counted, line.lengthText].filter(Boolean).join('\n')
}

/** `7.11`, `7.10 MIN`; below a minimum wall the average one on which the weight is computed. */
function wallText(line: PaperLine): string {
  if (line.wallMm === null) return ''
  const wall = mm(line.wallMm)
  if (line.wallType === 'AVG') return `${wall} AV`
  if (line.wallType !== 'MIN') return wall
  return line.averageWallMm ? `${wall} MIN\n${mm(line.averageWallMm)} av.` : `${wall} MIN`
}

/** NB as it is written, else OD; in a bill of material without the wall, which has its own column. */
function sizeText(line: PaperLine, { format }: Paper): string {
  if (format !== 'PROJECT_BOM') return line.sizeText
  const od = line.odMm === null ? '' : `OD ${mm(line.odMm)}`
  return line.nps ? [`${line.nps}" NB`, od].filter(Boolean).join('\n') : od || line.sizeText
}

const joined = (parts: (string | null | undefined | false)[], by = '\u00a0· '): string => parts.filter(Boolean).join(by)

/** `Ends BE` as one fact: its words stay in one line. */
const fact = (label: string, value: string): string => `${label} ${value}`.replaceAll(' ', '\u00a0')

/** What a description says of the references that have no column of their own. */
function references(line: PaperLine, columns: readonly PaperColumn[]): string {
  const has = (column: PaperColumn) => columns.includes(column)
  return joined([
    line.itemCode && !has('itemCode') && fact('Material code', line.itemCode),
    line.itemNo && !has('itemNo') && fact('Item no.', line.itemNo),
    line.position && !has('position') && fact('Position', line.position),
    line.tagNo && !has('tagNo') && fact('Tag no.', line.tagNo),
    line.drawingNo && !has('drawingNo') && fact('Drawing', line.drawingNo),
    line.certificate && !has('certificate') && fact('Certificate', line.certificate),
  ])
}

/** The line in words, one fact after the other; the first line is what it is. */
function descriptionText(line: PaperLine, paper: Paper, columns: readonly PaperColumn[]): string {
  const has = (column: PaperColumn) => columns.includes(column)
  const size = line.sizeText && !has('size') ? sizeWithWall(line) : ''
  const material = joined([line.material, line.additionalSpecs.join(', ')])
  const title = line.product || line.material || (line.description ?? '').split('\n')[0] || kindText(line.kind)
  const length = has('length') ? '' : lengthText(line, paper).replace('\n', ' ')
  const detail = joined([
    size && fact('Size', size),
    line.ends && !has('ends') && fact('Ends', line.ends),
    length && fact('Length', length),
    size && line.wallType === 'MIN' && line.averageWallMm && fact('Average wall', `${mm(line.averageWallMm)} mm`),
  ])
  const rest =
    line.product || line.material ? line.description : (line.description ?? '').split('\n').slice(1).join('\n')
  const facts = size ? [detail, references(line, columns)] : [joined([detail, references(line, columns)])]
  return joined(
    [
      title,
      rest,
      material &&
        material !== title &&
        joined([line.material && fact('Material', line.material), line.additionalSpecs.join(', ')]),
      ...facts,
      line.remark && !has('remark') && line.remark,
    ],
    '\n',
  )
}

function sizeWithWall(line: PaperLine): string {
  if (line.odMm === null || line.wallMm === null || !line.nps) return line.sizeText
  const type = line.wallType === 'MIN' ? ' MIN' : line.wallType === 'AVG' ? ' AV' : ''
  return `${line.sizeText} (OD ${mm(line.odMm)} x ${mm(line.wallMm)}${type} mm)`
}

/** Whether a column is a price of the line, so that the technical sheet says QUOTED. */
const isPrice = (line: PaperLine, column: PaperColumn): boolean =>
  column === 'rate' ||
  column === 'amount' ||
  (column === 'listRate' && line.hasListRate) ||
  (column === 'discountPct' && line.hasDiscount)

/** What a column prints for a line; prices of the technical sheet read QUOTED. */
export function cellText(line: PaperLine, column: PaperColumn, paper: Paper, columns: readonly PaperColumn[]): string {
  if (!line.prices && isPrice(line, column))
    return column === 'rate' ? `${QUOTED}${perUnit(line, paper, columns)}` : QUOTED
  switch (column) {
    case 'itemNo':
    case 'position':
    case 'itemCode':
    case 'tagNo':
    case 'drawingNo':
    case 'certificate':
    case 'remark':
    case 'delivery':
      return line[column] ?? ''
    case 'product':
    case 'material':
      return line[column]
    case 'kind':
      return kindText(line.kind)
    case 'additionalSpec':
      return line.additionalSpecs.join(', ')
    case 'description':
      return descriptionText(line, paper, columns)
    case 'size':
      return sizeText(line, paper)
    case 'odMm':
      return mm(line.odMm)
    case 'wallMm':
      return wallText(line)
    case 'length':
      return lengthText(line, paper)
    case 'ends':
      return line.ends ?? ''
    case 'quantity':
      return quantityText(line, paper, columns)
    case 'unit':
      return unitText(line.unit, paper)
    case 'unitWeight':
      return line.unitWeight ? formatKg(line.unitWeight) : ''
    case 'weightKg':
      return dec(line.weightKg).isZero() ? '' : formatKg(line.weightKg)
    case 'listRate':
      return line.prices?.listRate ? formatRate(line.prices.listRate, paper.currency) : ''
    case 'discountPct':
      return line.prices && !dec(line.prices.discountPct).isZero() ? decimalText(dec(line.prices.discountPct)) : ''
    case 'rate':
      return rateText(line, paper, columns)
    case 'amount':
      return line.prices ? formatMoney(line.prices.amount, paper.currency) : ''
  }
}

function quantityText(line: PaperLine, paper: Paper, columns: readonly PaperColumn[]): string {
  const quantity = formatMetres(line.quantity, { trim: true })
  return columns.includes('unit') ? quantity : `${quantity} ${unitText(line.unit, paper)}`
}

/** The unit of the rate, where the column beside does not tell it already. */
const perUnit = (line: PaperLine, paper: Paper, columns: readonly PaperColumn[]): string =>
  columns.includes('unit') && line.unit === line.rateUnit ? '' : `\u00a0/${unitText(line.rateUnit, paper)}`

function rateText(line: PaperLine, paper: Paper, columns: readonly PaperColumn[]): string {
  if (!line.prices) return QUOTED
  const rate = `${formatRate(line.prices.rate, paper.currency)}${perUnit(line, paper, columns)}`
  const { ratePerMetre } = line.prices
  const second = paper.format !== 'EXPORT' && line.rateUnit !== 'MTR' && dec(ratePerMetre).gt(0)
  return second ? `${rate}\n(${formatRate(ratePerMetre, paper.currency)}\u00a0/${unitText('MTR', paper)})` : rate
}

/** The small line below a row: what no column and no description says. */
export function noteText(line: PaperLine, columns: readonly PaperColumn[]): string {
  if (columns.includes('description')) return ''
  const remark = line.remark && !columns.includes('remark') ? line.remark : ''
  return joined([line.description?.replaceAll('\n', ', '), references(line, columns), remark])
}

/** `120 MTR`, one below the other where units are mixed. */
export const quantitiesText = (quantities: readonly PaperQuantity[], paper: Paper): string =>
  quantities.map((q) => `${formatMetres(q.quantity, { trim: true })} ${unitText(q.unit, paper)}`).join('\n')
