import { DomainError } from '@/core/errors'
import { dec, decimalText } from '@/core/money'
import { parseSize, sizeLabel, unitWeight } from '@/core/pipe'
import { Prisma, type Tx } from '@/db/types'
import { AppError } from '@/server/errors'
import type { PipeLineInput } from './pipe-line.schema'
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

type Spec = {
  id: string
  product: string
  familyCode: string
  process: string
  designation: string
  defaultEnd: string
}
type Size = {
  id: string
  family: string
  nps: string
  schedule: string
  odMm: string
  wallMm: string
}
type Dimensions = {
  pipeSizeId: string | null
  nps: string | null
  schedule: string | null
  odMm: string
  wallMm: string
  sizeText: string
  wallType: string | null
}

/**
 * Fills what follows from product and size: grade, OD and WT (mm), kg/m with the family's factor, metres of the quoted
 * quantity. Sizes outside the master are taken as OD x WT. A line that is not pipe keeps its description and has no metres.
 * One query, whatever the number of lines.
 * @throws AppError VALIDATION with a sentence per field (`lines.3.pipeSizeId`)
 */
export async function resolvePipeLines(
  tx: Tx,
  lines: readonly PipeLineInput[],
  path = 'lines',
): Promise<ResolvedPipeLine[]> {
  const { specs, families, sizes } = await loadMasters(tx, lines)
  const errors: Record<string, string> = {}
  const out = lines.map((line, i) => {
    try {
      return resolveOne(line, { specs, families, sizes })
    } catch (error) {
      if (!(error instanceof LineError) && !(error instanceof DomainError)) throw error
      errors[`${path}.${i}.${error instanceof LineError ? error.field : 'quantity'}`] = error.message
      return null
    }
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some lines need attention.', errors)
  return out.filter((l) => l !== null)
}

class LineError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message)
  }
}

/** The products, families and sizes the lines name, in one statement. */
async function loadMasters(tx: Tx, lines: readonly PipeLineInput[]): Promise<Masters> {
  const specIds = [...new Set(lines.flatMap((l) => l.productSpecId ?? []))]
  const sizeIds = [...new Set(lines.flatMap((l) => l.pipeSizeId ?? []))]
  const texts = lines.flatMap((l) => (!l.pipeSizeId && !l.odMm && l.sizeText ? (parseSize(l.sizeText) ?? []) : []))
  const named = [...new Set(texts.flatMap((p) => ('nps' in p ? p.nps : [])))]
  const [row] = await tx.$queryRaw<{ specs: Spec[]; families: Family[]; sizes: Size[] }[]>(Prisma.sql`
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'product', product, 'familyCode', "familyCode", 'process', process,
        'designation', designation, 'defaultEnd', "defaultEnd")), '[]') FROM "ProductSpec" WHERE id = ANY (${specIds}::uuid[])) AS specs,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'weightFactor', "weightFactor"::text, 'sizeFamily', "sizeFamily")), '[]') FROM "MaterialFamily") AS families,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'family', family, 'nps', nps, 'schedule', schedule, 'odMm', "odMm"::text, 'wallMm', "wallMm"::text)), '[]')
        FROM "PipeSize" WHERE id = ANY (${sizeIds}::uuid[]) OR nps = ANY (${named}::text[])) AS sizes`)
  return {
    specs: new Map(row?.specs.map((s) => [s.id, s])),
    families: new Map(row?.families.map((f) => [f.code, f])),
    sizes: row?.sizes ?? [],
  }
}

type Family = { code: string; weightFactor: string; sizeFamily: string }
type Masters = { specs: Map<string, Spec>; families: Map<string, Family>; sizes: Size[] }

function resolveOne(line: PipeLineInput, masters: Masters): ResolvedPipeLine {
  const spec = line.productSpecId ? masters.specs.get(line.productSpecId) : undefined
  if (line.productSpecId && !spec) throw new LineError('productSpecId', 'This product is not in the master.')
  const family = spec ? masters.families.get(spec.familyCode) : undefined
  const size = dimensions(line, masters.sizes, family?.sizeFamily)
  if (!spec && !line.product && !line.description && !line.designation)
    throw new LineError('productSpecId', 'Choose a product or describe the item.')
  if (spec && !size) throw new LineError('pipeSizeId', 'Choose a size, or give OD and wall in mm.')
  const weight = size ? decimalText(unitWeight(size.odMm, size.wallMm, family?.weightFactor ?? '1')) : null
  return {
    productSpecId: spec?.id ?? null,
    pipeSizeId: size?.pipeSizeId ?? null,
    product: spec?.product ?? line.product ?? '',
    familyCode: spec?.familyCode ?? null,
    process: spec?.process ?? null,
    designation: spec?.designation ?? line.designation ?? '',
    additionalSpecs: line.additionalSpecs,
    sizeText: size?.sizeText ?? line.sizeText ?? '',
    nps: size?.nps ?? null,
    schedule: size?.schedule ?? null,
    odMm: size?.odMm ?? null,
    wallMm: size?.wallMm ?? null,
    wallType: size?.wallType ?? null,
    ends: line.ends ?? spec?.defaultEnd ?? null,
    unitWeight: weight,
    lengthText: line.lengthText,
    pieceLengthM: line.pieceLengthM,
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    metres: metresOf(line, weight),
  }
}

function metresOf(line: PipeLineInput, weight: string | null): string {
  if (weight !== null && line.unit === 'NOS' && !line.pieceLengthM)
    throw new LineError('pieceLengthM', 'Give the length of one piece, so that the metres are known.')
  return metresOfLine({ ...line, unitWeight: weight })
}

function dimensions(line: PipeLineInput, sizes: Size[], family: string | undefined): Dimensions | null {
  const wallType = line.wallType ?? null
  const master = (s: Size): Dimensions => {
    const [odMm, wallMm] = [decimalText(s.odMm), decimalText(s.wallMm)]
    return {
      pipeSizeId: s.id,
      nps: s.nps,
      schedule: s.schedule,
      odMm,
      wallMm,
      wallType,
      sizeText: sizeLabel({ nps: s.nps, schedule: s.schedule, odMm, wallMm }),
    }
  }
  const stated = (type: string) => (type === 'NOM' ? wallType : (type as 'AVG' | 'MIN'))
  const custom = (odMm: string, wallMm: string, nps: string | null, type: string | null = wallType): Dimensions => {
    if (dec(wallMm).times(2).gte(odMm)) throw new LineError('wallMm', 'The wall is thicker than the pipe.')
    return {
      pipeSizeId: null,
      nps,
      schedule: null,
      odMm,
      wallMm,
      wallType: type,
      sizeText: line.sizeText ?? sizeLabel({ nps: nps ?? undefined, odMm, wallMm }),
    }
  }
  if (line.pipeSizeId) {
    const size = sizes.find((s) => s.id === line.pipeSizeId)
    if (!size) throw new LineError('pipeSizeId', 'This size is not in the master.')
    return master(size)
  }
  if (line.odMm && line.wallMm) return custom(line.odMm, line.wallMm, null)
  if (line.odMm || line.wallMm) throw new LineError(line.odMm ? 'wallMm' : 'odMm', 'Give both OD and wall.')
  const parsed = line.sizeText ? parseSize(line.sizeText) : null
  if (!parsed) return null
  if (parsed.kind === 'odwall') return custom(parsed.odMm, parsed.wallMm, null, stated(parsed.wallType))
  const sameNps = sizes
    .filter((s) => s.nps === parsed.nps)
    .sort((a, b) => Number(b.family === family) - Number(a.family === family))
  if (parsed.kind === 'npswall')
    return sameNps[0] ? custom(decimalText(sameNps[0].odMm), parsed.wallMm, parsed.nps, stated(parsed.wallType)) : null
  const match = sameNps.find((s) => s.schedule === parsed.schedule)
  return match ? master(match) : null
}
