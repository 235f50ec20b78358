import { DomainError } from '@/core/errors'
import { minimumWall } from '@/core/minimum-wall'
import { dec, decimalText } from '@/core/money'
import { parseSize, unitWeight } from '@/core/pipe'
import { roundKg } from '@/core/units'
import { Prisma, type Tx } from '@/db/types'
import { AppError } from '@/server/errors'
import { type Dimensions, dimensionsOf, LineError, type Size, sizeInWords } from './line-dimensions'
import { isPipeKind, type PipeLineInput, type SalesLineInput } from './pipe-line.schema'
import { metresOfLine } from './price-line'

export { type LinePrice, priceLine } from './price-line'

/** The pipe columns of a document line, as they are stored. Decimals are strings. */
export type ResolvedPipeLine = {
  productSpecId: string | null
  pipeSizeId: string | null
  product: string
  familyCode: string | null
  process: string | null
  designation: string
  additionalSpecs: string[]
  sizeText: string
  nps: string | null
  schedule: string | null
  odMm: string | null
  wallMm: string | null
  wallType: string | null
  ends: string | null
  unitWeight: string | null
  lengthText: string | null
  pieceLengthM: string | null
  description: string | null
  quantity: string
  unit: string
  metres: string
}

/** The same with what a line of a sale says besides. The wall it was weighed with is kept for a minimum wall only. */
export type ResolvedSalesLine = ResolvedPipeLine & {
  kind: string
  section: string | null
  position: string | null
  itemNo: string | null
  wallTolerancePct: string | null
  averageWallMm: string | null
  weightEachKg: string | null
}

type Spec = {
  id: string
  product: string
  familyCode: string
  process: string
  designation: string
  defaultEnd: string
}
type Family = { code: string; weightFactor: string; sizeFamily: string }
type Masters = { specs: Map<string, Spec>; families: Map<string, Family>; sizes: Size[]; minWallTolerancePct: string }

/**
 * Fills what follows from product and size: grade, OD and WT (mm), kg/m with the family's factor, metres of the quoted
 * quantity. Sizes outside the master are taken as OD x WT; a minimum wall is weighed with its average wall by the tolerance
 * of Settings. A line that is not pipe keeps its description and has no metres. One query, whatever the number of lines.
 * @throws AppError VALIDATION with a sentence per field (`lines.3.pipeSizeId`)
 */
export async function resolvePipeLines(
  tx: Tx,
  lines: readonly PipeLineInput[],
  path = 'lines',
): Promise<ResolvedPipeLine[]> {
  return resolveEach(tx, lines, path, (line, masters) => {
    const { averageWallMm: _average, wallTolerancePct: _tolerance, ...pipe } = resolvePipe(line, masters)
    return pipe
  })
}

/**
 * The lines of an enquiry, quotation or order: pipes and tubes as {@link resolvePipeLines}; plates, fittings and other
 * items keep their size as words and are counted, weighed, or measured. A minimum wall may have its own tolerance or average.
 * @throws AppError VALIDATION with a sentence per field
 */
export async function resolveSalesLines(
  tx: Tx,
  lines: readonly SalesLineInput[],
  path = 'lines',
): Promise<ResolvedSalesLine[]> {
  return resolveEach(tx, lines, path, (line, masters) => {
    const { kind, section, position, itemNo } = line
    const pipe = isPipeKind(kind) ? resolvePipe(line, masters) : resolveItem(line, masters)
    return { ...pipe, kind, section, position, itemNo, weightEachKg: weightEach(line, pipe) }
  })
}

/** Of a pipe it follows from kg/m and the length of a piece; of anything else it is as stated. */
function weightEach(line: SalesLineInput, pipe: ResolvedPipeLine): string | null {
  if (!pipe.unitWeight) return line.weightEachKg
  return pipe.pieceLengthM ? decimalText(roundKg(dec(pipe.pieceLengthM).times(pipe.unitWeight))) : null
}

async function resolveEach<Line extends PipeLineInput, Out>(
  tx: Tx,
  lines: readonly Line[],
  path: string,
  resolve: (line: Line, masters: Masters) => Out,
): Promise<Out[]> {
  const masters = await loadMasters(tx, lines)
  const errors: Record<string, string> = {}
  const out = lines.map((line, i): Out | null => {
    try {
      return resolve(line, masters)
    } catch (error) {
      if (!(error instanceof LineError) && !(error instanceof DomainError)) throw error
      errors[`${path}.${i}.${error instanceof LineError ? error.field : 'quantity'}`] = error.message
      return null
    }
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some lines need attention.', errors)
  return out.filter((l) => l !== null)
}

/** The products, families and sizes the lines name, in one statement. */
async function loadMasters(tx: Tx, lines: readonly PipeLineInput[]): Promise<Masters> {
  const specIds = [...new Set(lines.flatMap((l) => l.productSpecId ?? []))]
  const sizeIds = [...new Set(lines.flatMap((l) => l.pipeSizeId ?? []))]
  const texts = lines.flatMap((l) => (!l.pipeSizeId && !l.odMm && l.sizeText ? (parseSize(l.sizeText) ?? []) : []))
  const named = [...new Set(texts.flatMap((p) => ('nps' in p ? p.nps : [])))]
  const [row] = await tx.$queryRaw<
    (Omit<Masters, 'specs' | 'families'> & { specs: Spec[]; families: Family[] })[]
  >(Prisma.sql`
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'product', product, 'familyCode', "familyCode", 'process', process,
        'designation', designation, 'defaultEnd', "defaultEnd")), '[]') FROM "ProductSpec" WHERE id = ANY (${specIds}::uuid[])) AS specs,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'weightFactor', "weightFactor"::text, 'sizeFamily', "sizeFamily")), '[]') FROM "MaterialFamily") AS families,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'family', family, 'nps', nps, 'schedule', schedule, 'odMm', "odMm"::text, 'wallMm', "wallMm"::text)), '[]')
        FROM "PipeSize" WHERE id = ANY (${sizeIds}::uuid[]) OR nps = ANY (${named}::text[])) AS sizes,
      coalesce((SELECT "minWallTolerancePct" FROM "CompanySetting"), 20)::text AS "minWallTolerancePct"`)
  return {
    specs: new Map(row?.specs.map((s) => [s.id, s])),
    families: new Map(row?.families.map((f) => [f.code, f])),
    sizes: row?.sizes ?? [],
    minWallTolerancePct: row?.minWallTolerancePct ?? '20',
  }
}

type WeighedPipe = ResolvedPipeLine & Pick<ResolvedSalesLine, 'wallTolerancePct' | 'averageWallMm'>
type PipeOrTube = PipeLineInput & Partial<Pick<SalesLineInput, 'wallTolerancePct' | 'averageWallMm'>>

function specOf(line: PipeLineInput, masters: Masters): Spec | undefined {
  const spec = line.productSpecId ? masters.specs.get(line.productSpecId) : undefined
  if (line.productSpecId && !spec) throw new LineError('productSpecId', 'This product is not in the master.')
  if (!spec && !line.product && !line.description && !line.designation)
    throw new LineError('productSpecId', 'Choose a product or describe the item.')
  return spec
}

/** What is the same for every kind of line. */
const stated = (line: PipeLineInput, spec: Spec | undefined) => ({
  productSpecId: spec?.id ?? null,
  product: spec?.product ?? line.product ?? '',
  familyCode: spec?.familyCode ?? null,
  process: spec?.process ?? null,
  designation: spec?.designation ?? line.designation ?? '',
  additionalSpecs: line.additionalSpecs,
  lengthText: line.lengthText,
  pieceLengthM: line.pieceLengthM,
  description: line.description,
  quantity: line.quantity,
  unit: line.unit,
})

function resolvePipe(line: PipeOrTube, masters: Masters): WeighedPipe {
  const spec = specOf(line, masters)
  const family = spec ? masters.families.get(spec.familyCode) : undefined
  const size = dimensionsOf(line, masters.sizes, family?.sizeFamily)
  if (spec && !size) throw new LineError('pipeSizeId', 'Choose a size, or give OD and wall in mm.')
  const wall = size ? weighedWall(line, size, masters.minWallTolerancePct) : null
  const weight =
    size && wall
      ? decimalText(unitWeight(size.odMm, wall.averageWallMm ?? size.wallMm, family?.weightFactor ?? '1'))
      : null
  return {
    ...stated(line, spec),
    pipeSizeId: size?.pipeSizeId ?? null,
    sizeText: size?.sizeText ?? line.sizeText ?? '',
    nps: size?.nps ?? null,
    schedule: size?.schedule ?? null,
    odMm: size?.odMm ?? null,
    wallMm: size?.wallMm ?? null,
    wallType: size?.wallType ?? null,
    wallTolerancePct: wall?.wallTolerancePct ?? null,
    averageWallMm: wall?.averageWallMm ?? null,
    ends: line.ends ?? spec?.defaultEnd ?? null,
    unitWeight: weight,
    metres: metresOf(line, weight),
  }
}

/** The wall a line is weighed with where that is not the wall itself: the average of a minimum wall. */
function weighedWall(line: PipeOrTube, { wallMm, odMm, wallType }: Dimensions, defaultTolerancePct: string) {
  if (wallType !== 'MIN') return { averageWallMm: null, wallTolerancePct: null }
  try {
    const wall = minimumWall({ ...line, wallMm, defaultTolerancePct })
    if (wall.averageWallMm.times(2).gte(odMm)) throw new DomainError('VALIDATION', 'The average wall leaves no bore.')
    return { averageWallMm: decimalText(wall.averageWallMm), wallTolerancePct: decimalText(wall.wallTolerancePct) }
  } catch (error) {
    if (error instanceof DomainError) throw new LineError('averageWallMm', error.message)
    throw error
  }
}

/** A plate, a fitting, anything else: its size stays as words, and metres are known only where it is counted by length. */
function resolveItem(line: SalesLineInput, masters: Masters): WeighedPipe {
  return {
    ...stated(line, specOf(line, masters)),
    pipeSizeId: null,
    sizeText: line.sizeText ?? sizeInWords(line, masters.sizes),
    nps: null,
    schedule: null,
    odMm: null,
    wallMm: null,
    wallType: null,
    wallTolerancePct: null,
    averageWallMm: null,
    ends: line.ends ?? null,
    unitWeight: null,
    metres: metresOfLine({ ...line, unitWeight: null }),
  }
}

function metresOf(line: PipeLineInput, weight: string | null): string {
  if (weight !== null && line.unit === 'NOS' && !line.pieceLengthM)
    throw new LineError('pieceLengthM', 'Give the length of one piece, so that the metres are known.')
  return metresOfLine({ ...line, unitWeight: weight })
}
