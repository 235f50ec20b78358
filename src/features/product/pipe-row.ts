import { minimumWall } from '@/core/minimum-wall'
import { decimalText, decOrNull } from '@/core/money'
import { normaliseDesignation, parseSize, sizeLabel, unitWeight } from '@/core/pipe'
import type { Plain } from '@/server/serialize'
import type { LineMasters } from './product.queries'

/** Products, sizes and families as the browser has them. */
export type PipeMasters = Plain<LineMasters>
type Spec = PipeMasters['specs'][number]
type Size = PipeMasters['sizes'][number]

/** The pipe of a line while it is being typed. Texts, '' for nothing. */
export type PipeRow = {
  productSpecId: string
  product: string
  designation: string
  /** Additional specs with semicolons between them. */
  specsText: string
  pipeSizeId: string
  sizeText: string
  odMm: string
  wallMm: string
  wallType: '' | 'AVG' | 'MIN'
  ends: string
  lengthText: string
  pieceLengthM: string
  description: string
  quantity: string
  unit: string
}

export const EMPTY_PIPE: PipeRow = {
  productSpecId: '',
  product: '',
  designation: '',
  specsText: '',
  pipeSizeId: '',
  sizeText: '',
  odMm: '',
  wallMm: '',
  wallType: '',
  ends: '',
  lengthText: '',
  pieceLengthM: '',
  description: '',
  quantity: '',
  unit: 'MTR',
}

type Stored = { [K in Exclude<keyof PipeRow, 'specsText'>]: string | null } & { additionalSpecs: string[] }

/** A stored line as it is edited. */
export function pipeRowOf(line: Stored): PipeRow {
  return {
    productSpecId: line.productSpecId ?? '',
    product: line.product ?? '',
    designation: line.designation ?? '',
    specsText: line.additionalSpecs.join('; '),
    pipeSizeId: line.pipeSizeId ?? '',
    sizeText: line.sizeText ?? '',
    odMm: line.odMm ?? '',
    wallMm: line.wallMm ?? '',
    wallType: line.wallType === 'AVG' || line.wallType === 'MIN' ? line.wallType : '',
    ends: line.ends ?? '',
    lengthText: line.lengthText ?? '',
    pieceLengthM: line.pieceLengthM ?? '',
    description: line.description ?? '',
    quantity: line.quantity ?? '',
    unit: line.unit ?? 'MTR',
  }
}

/** What is sent of a line (pipeLineSchema). A size that its words say is read from them by the server too. */
export function pipeInputOf(row: PipeRow) {
  const byWords = row.pipeSizeId === '' && parseSize(row.sizeText) !== null
  const stated = (text: string) => text.trim() || null
  return {
    productSpecId: row.productSpecId || null,
    pipeSizeId: row.pipeSizeId || null,
    product: stated(row.product),
    designation: stated(row.designation),
    additionalSpecs: specsOf(row.specsText),
    sizeText: stated(row.sizeText),
    odMm: row.pipeSizeId || byWords ? null : stated(row.odMm),
    wallMm: row.pipeSizeId || byWords ? null : stated(row.wallMm),
    wallType: row.wallType || null,
    ends: (row.ends || null) as 'BE' | 'PE' | 'NPTM' | 'BSPT' | null,
    lengthText: stated(row.lengthText),
    pieceLengthM: stated(row.pieceLengthM),
    description: stated(row.description),
    quantity: row.quantity.trim(),
    unit: row.unit as 'MTR' | 'KGS' | 'MTS' | 'NOS' | 'FTS',
  }
}

export const specsOf = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((s) => s.trim())
    .filter(Boolean)

/** Nobody has typed anything into this line. */
export function isBlankPipe(row: PipeRow): boolean {
  return [row.product, row.designation, row.sizeText, row.odMm, row.wallMm, row.description, row.quantity].every(
    (text) => text.trim() === '',
  )
}

/**
 * What follows from an edit: product -> grade -> ends; size -> OD and wall; another family -> its own size table.
 * Meant for `onRowChange` of the line grid.
 */
export function fillPipeRow(masters: PipeMasters, patch: Partial<PipeRow>, row: PipeRow): Partial<PipeRow> {
  const out: Partial<PipeRow> = {}
  let spec = specOf(masters, row.productSpecId)
  const named = 'product' in patch || 'designation' in patch
  if (named && !patch.productSpecId) {
    spec = findSpec(masters, row.product, row.designation)
    if (!spec && !('designation' in patch)) spec = findSpec(masters, row.product, '')
    out.productSpecId = spec?.id ?? ''
    if (spec) Object.assign(out, { product: spec.product, designation: spec.designation })
    else if (!('designation' in patch) && masters.specs.some((s) => s.product === row.product)) out.designation = ''
  }
  if (named && spec && !row.ends) out.ends = spec.defaultEnd
  const family = spec ? sizeFamilyOf(masters, spec) : undefined
  if ('sizeText' in patch && !patch.pipeSizeId) Object.assign(out, readSize(masters, row.sizeText, family))
  else if (!patch.pipeSizeId && ('odMm' in patch || 'wallMm' in patch)) Object.assign(out, custom(row))
  else if (named && row.pipeSizeId && family) Object.assign(out, inFamily(masters, row, family))
  return out
}

export const specOf = (masters: PipeMasters, id: string): Spec | undefined =>
  id ? masters.specs.find((s) => s.id === id) : undefined

export function sizeFamilyOf(masters: PipeMasters, spec: Spec): string | undefined {
  return masters.families.find((f) => f.code === spec.familyCode)?.sizeFamily
}

/** The one product meant by product and grade; a grade alone, or a product alone, is enough where there is only one. */
function findSpec(masters: PipeMasters, product: string, designation: string): Spec | undefined {
  const wanted = product.trim().toUpperCase()
  const grade = normaliseDesignation(designation)
  if (!wanted && !grade) return undefined
  const hits = masters.specs.filter(
    (s) => (!wanted || s.product.toUpperCase() === wanted) && (!grade || normaliseDesignation(s.designation) === grade),
  )
  return hits.length === 1 ? hits[0] : undefined
}

const fromMaster = (size: Size): Partial<PipeRow> => ({
  pipeSizeId: size.id,
  odMm: size.odMm,
  wallMm: size.wallMm,
  sizeText: sizeLabel({ nps: size.nps, schedule: size.schedule }),
})

/** OD and wall of a size as it is written; what is not understood stays as words. */
function readSize(masters: PipeMasters, text: string, family: string | undefined): Partial<PipeRow> {
  const parsed = parseSize(text)
  const none: Partial<PipeRow> = { pipeSizeId: '', odMm: '', wallMm: '' }
  if (!parsed) return none
  if (parsed.kind === 'odwall')
    return { ...none, odMm: parsed.odMm, wallMm: parsed.wallMm, wallType: wallTypeOf(parsed.wallType) }
  const sameNps = masters.sizes
    .filter((s) => s.nps === parsed.nps)
    .sort((a, b) => Number(b.family === family) - Number(a.family === family))
  if (parsed.kind === 'npswall') {
    const od = sameNps[0]?.odMm
    return od ? { ...none, odMm: od, wallMm: parsed.wallMm, wallType: wallTypeOf(parsed.wallType) } : none
  }
  const size = sameNps.find((s) => s.schedule === parsed.schedule)
  // the words stay as they are being typed
  return size ? { ...fromMaster(size), sizeText: text } : none
}

const wallTypeOf = (type: string): PipeRow['wallType'] => (type === 'MIN' || type === 'AVG' ? type : '')

/** OD or wall were typed: no size of the master any more. */
function custom(row: PipeRow): Partial<PipeRow> {
  const known = decOrNull(row.odMm)?.gt(0) && decOrNull(row.wallMm)?.gt(0)
  return { pipeSizeId: '', sizeText: known ? sizeLabel({ odMm: row.odMm, wallMm: row.wallMm }) : '' }
}

/** The same nominal size and schedule in the table of another family; where it has none, OD x wall stay. */
function inFamily(masters: PipeMasters, row: PipeRow, family: string): Partial<PipeRow> {
  const size = masters.sizes.find((s) => s.id === row.pipeSizeId)
  if (!size || size.family === family) return {}
  const other = masters.sizes.find((s) => s.family === family && s.nps === size.nps && s.schedule === size.schedule)
  return other ? fromMaster(other) : custom(row)
}

/**
 * kg/m of a row with the factor of its family, null while OD or wall are not known. A minimum wall weighs what its average
 * wall does: that of the line, else by the tolerance of Settings.
 */
export function unitWeightOf(
  masters: PipeMasters,
  row: PipeRow & { averageWallMm?: string; wallTolerancePct?: string },
): string | null {
  if (!row.odMm || !row.wallMm) return null
  const spec = specOf(masters, row.productSpecId)
  const factor = spec ? masters.families.find((f) => f.code === spec.familyCode)?.weightFactor : undefined
  try {
    const wall =
      row.wallType === 'MIN'
        ? minimumWall({ ...row, defaultTolerancePct: masters.minWallTolerancePct }).averageWallMm
        : row.wallMm
    return decimalText(unitWeight(row.odMm, wall, factor ?? '1'), 3)
  } catch {
    return null
  }
}
