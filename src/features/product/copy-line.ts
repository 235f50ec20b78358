import type { z } from 'zod'
import { type DecimalInput, decimalText } from '@/core/money'
import type { referencesSchema, SalesLineInput } from './pipe-line.schema'

type References = z.output<typeof referencesSchema>
type Decimals = 'odMm' | 'wallMm' | 'pieceLengthM' | 'quantity' | 'wallTolerancePct' | 'averageWallMm' | 'weightEachKg'
type Words = 'kind' | 'wallType' | 'ends' | 'unit' | 'product' | 'designation' | 'sizeText'

/** A line of an enquiry, quotation or order as it is stored. */
export type StoredSalesLine = Omit<SalesLineInput & References, Decimals | Words> & {
  [K in Exclude<Decimals, 'quantity'>]: DecimalInput | null
} & { quantity: DecimalInput; kind: string; wallType: string | null; ends: string | null; unit: string } & {
  product: string
  designation: string
  sizeText: string
  nps: string | null
}

const text = (value: DecimalInput | null): string | null => (value === null ? null : decimalText(value))

/**
 * What a stored line states, to be said again in the document that is made from it: enquiry, quotation, order. Nothing that
 * stands on the line is lost on the way; what is derived is computed anew.
 */
export function statedAgain(line: StoredSalesLine): SalesLineInput & References {
  return {
    kind: line.kind as SalesLineInput['kind'],
    section: line.section,
    position: line.position,
    itemNo: line.itemNo,
    productSpecId: line.productSpecId,
    pipeSizeId: line.pipeSizeId,
    product: line.product || null,
    designation: line.designation || null,
    additionalSpecs: line.additionalSpecs,
    sizeText: line.sizeText || null,
    ...dimensions(line),
    wallType: line.wallType as 'AVG' | 'MIN' | null,
    wallTolerancePct: text(line.wallTolerancePct),
    averageWallMm: text(line.averageWallMm),
    weightEachKg: text(line.weightEachKg),
    ends: line.ends as SalesLineInput['ends'],
    lengthText: line.lengthText,
    pieceLengthM: text(line.pieceLengthM),
    description: line.description,
    quantity: decimalText(line.quantity),
    unit: line.unit as SalesLineInput['unit'],
    itemCode: line.itemCode,
    tagNo: line.tagNo,
    drawingNo: line.drawingNo,
    certificate: line.certificate,
    remark: line.remark,
  }
}

/** A size outside the master that was written with its nominal size is read again from its words. */
function dimensions(line: StoredSalesLine) {
  const byWords = Boolean(line.pipeSizeId || line.nps)
  return { odMm: byWords ? null : text(line.odMm), wallMm: byWords ? null : text(line.wallMm) }
}
