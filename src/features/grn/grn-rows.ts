import { Decimal, dec, decimalText, decOrNull } from '@/core/money'
import type { Plain } from '@/server/serialize'
import type { FileValue } from '@/ui/fields'
import type { getGrn, grnFormData } from './grn.queries'
import type { GrnLineInput } from './grn.schema'

export type GrnPage = NonNullable<Plain<Awaited<ReturnType<typeof getGrn>>>>
export type GrnFormData = NonNullable<Plain<Awaited<ReturnType<typeof grnFormData>>>>
export type OrderLine = GrnFormData['order']['lines'][number]

/** One heat while it is being typed. Texts, '' for nothing. */
export type HeatRow = {
  /** Names the row on the screen only. */
  key: string
  id: string
  purchaseOrderLineId: string
  heatNo: string
  make: string
  metres: string
  pieces: string
  designationsText: string
  specsText: string
  ends: string
  lengthText: string
  mtcNo: string
  mtcDate: string
  mtcType: string
  mtcFile: FileValue | null
  tpiAgencyId: string
  tpiReference: string
  tpiFile: FileValue | null
  locationId: string
  remark: string
}

/** A heat of an order line with what the order says of it; a further heat takes over place and make. */
export function newHeat(key: string, line: OrderLine, earlier: HeatRow | undefined, makes: readonly string[]): HeatRow {
  return {
    key,
    id: '',
    purchaseOrderLineId: line.id,
    heatNo: '',
    make: earlier?.make ?? (makes.length === 1 ? (makes[0] ?? '') : ''),
    metres: '',
    pieces: '',
    designationsText: line.designation,
    specsText: line.additionalSpecs.join('; '),
    ends: line.ends ?? '',
    lengthText: line.lengthText ?? '',
    mtcNo: '',
    mtcDate: '',
    mtcType: earlier?.mtcType ?? '3.1',
    mtcFile: null,
    tpiAgencyId: earlier?.tpiAgencyId ?? '',
    tpiReference: earlier?.tpiReference ?? '',
    tpiFile: null,
    locationId: earlier?.locationId ?? '',
    remark: '',
  }
}

/** The next heat on the same certificate: everything of the paper and the place, but not the heat and its length. */
export const sameCertificate = (key: string, row: HeatRow): HeatRow => ({
  ...row,
  key,
  id: '',
  heatNo: '',
  metres: '',
  pieces: '',
  remark: '',
})

export const heatRowOf = (line: GrnPage['lines'][number]): HeatRow => ({
  key: line.id,
  id: line.id,
  purchaseOrderLineId: line.purchaseOrderLineId,
  heatNo: line.heatNo,
  make: line.make,
  metres: line.metres,
  pieces: String(line.pieces),
  designationsText: line.designations.join('; '),
  specsText: line.additionalSpecs.join('; '),
  ends: line.ends ?? '',
  lengthText: line.lengthText ?? '',
  mtcNo: line.mtcNo,
  mtcDate: line.mtcDate,
  mtcType: line.mtcType,
  mtcFile: { id: line.mtcFileId, name: line.mtcFileName },
  tpiAgencyId: line.tpiAgencyId ?? '',
  tpiReference: line.tpiReference ?? '',
  tpiFile: line.tpiFileId ? { id: line.tpiFileId, name: line.tpiFileName ?? 'report' } : null,
  locationId: line.locationId,
  remark: line.remark ?? '',
})

const listOf = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((s) => s.trim())
    .filter(Boolean)

export const heatInput = (row: HeatRow) => ({
  id: row.id || null,
  purchaseOrderLineId: row.purchaseOrderLineId,
  heatNo: row.heatNo,
  make: row.make,
  metres: row.metres,
  pieces: row.pieces.trim() === '' ? 0 : row.pieces,
  designations: listOf(row.designationsText),
  additionalSpecs: listOf(row.specsText),
  ends: (row.ends || null) as GrnLineInput['ends'],
  lengthText: row.lengthText,
  mtcNo: row.mtcNo,
  mtcDate: row.mtcDate,
  mtcType: row.mtcType as GrnLineInput['mtcType'],
  mtcFileId: row.mtcFile?.id ?? '',
  tpiAgencyId: row.tpiAgencyId || null,
  tpiReference: row.tpiReference,
  tpiFileId: row.tpiFile?.id ?? null,
  locationId: row.locationId,
  remark: row.remark,
})

/** Nobody has typed anything that belongs to this heat alone. */
export const isBlankHeat = (row: HeatRow): boolean =>
  [row.heatNo, row.metres, row.pieces, row.mtcNo].every((text) => text.trim() === '') && row.mtcFile === null

/** Metres typed so far for an order line. */
export function typedMetresOf(rows: readonly HeatRow[], purchaseOrderLineId: string): string {
  return decimalText(
    rows
      .filter((r) => r.purchaseOrderLineId === purchaseOrderLineId)
      .reduce<Decimal>((sum, r) => sum.plus(decOrNull(r.metres) ?? 0), new Decimal(0)),
  )
}

/** What stands in the way of an order line as typed: more than may be received. Null when nothing does. */
export function overReceipt(rows: readonly HeatRow[], line: OrderLine): string | null {
  const all = dec(line.receivedMetres).plus(typedMetresOf(rows, line.id))
  return all.gt(line.allowedMetres)
    ? `At most ${decimalText(line.allowedMetres)} m may be received in all; this makes ${decimalText(all)} m.`
    : null
}

/** What a heat still needs before it can be saved, in a few words; empty when it is complete. */
export function missingOf(row: HeatRow): string[] {
  const wanted: [string, boolean][] = [
    ['heat no.', row.heatNo.trim() === ''],
    ['make', row.make.trim() === ''],
    ['metres', !decOrNull(row.metres)?.gt(0)],
    ['pieces', !(Number(row.pieces) > 0)],
    ['MTC no.', row.mtcNo.trim() === ''],
    ['MTC date', row.mtcDate === ''],
    ['MTC file', row.mtcFile === null],
    ['location', row.locationId === ''],
  ]
  return wanted.filter(([, missing]) => missing).map(([what]) => what)
}
