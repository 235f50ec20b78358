import { dec, decimalText } from '@/core/money'
import { parseSize, sizeLabel } from '@/core/pipe'
import type { PipeLineInput } from './pipe-line.schema'

/** A sentence for one field of a line. */
export class LineError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message)
  }
}

export type Size = {
  id: string
  family: string
  nps: string
  schedule: string
  odMm: string
  wallMm: string
}

export type Dimensions = {
  pipeSizeId: string | null
  nps: string | null
  schedule: string | null
  odMm: string
  wallMm: string
  sizeText: string
  wallType: string | null
}

/** Words for the size of an item that is no pipe, where only a master size or mm are stated; '' for nothing. */
export function sizeInWords(line: PipeLineInput, sizes: readonly Size[]): string {
  const size = sizes.find((s) => s.id === line.pipeSizeId)
  if (size) return sizeLabel({ nps: size.nps, schedule: size.schedule })
  if (!line.odMm && line.wallMm) return `${line.wallMm} MM THK`
  return sizeLabel({ odMm: line.odMm, wallMm: line.wallMm })
}

/**
 * OD and wall (mm) of a line: of the chosen master size, as stated, or read from its words; the table of `family` comes
 * first. Null where nothing says them.
 * @throws LineError
 */
export function dimensionsOf(
  line: PipeLineInput,
  sizes: readonly Size[],
  family: string | undefined,
): Dimensions | null {
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
