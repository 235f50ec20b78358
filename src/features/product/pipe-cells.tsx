import type { ReactNode } from 'react'
import { formatMetres } from '@/core/units'

type PipeLine = {
  product: string
  designation: string
  additionalSpecs: string[]
  sizeText: string
  odMm: string | null
  wallMm: string | null
  wallType: string | null
  unitWeight: string | null
  ends: string | null
  lengthText: string | null
  pieceLengthM: string | null
  description: string | null
  quantity: string
  unit: string
  metres: string
}

/** A second, quieter line in a cell. */
function Under({ children }: { children: ReactNode }) {
  if (!children) return null
  return <div style={{ color: 'var(--erp-dim)', fontSize: 12 }}>{children}</div>
}

/** What it is: grade, below it product and additional specs, description, and `more` (references, the buyer's words). */
export function PipeItem({ line, more }: { line: PipeLine; more?: ReactNode }) {
  const title = line.designation || line.product || line.description || '–'
  const under = [line.designation ? line.product : null, line.additionalSpecs.join(', ')].filter(Boolean).join(' · ')
  return (
    <>
      {title}
      <Under>{under}</Under>
      {line.description && line.description !== title && <Under>{line.description}</Under>}
      {more && <Under>{more}</Under>}
    </>
  )
}

/** Size as it is called; below it OD x WT in mm and kg/m. */
export function PipeSize({ line }: { line: PipeLine }) {
  const mm = line.odMm ? [`${line.odMm} x ${line.wallMm} mm`, line.wallType].filter(Boolean).join(' ') : ''
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      {line.sizeText || mm || '–'}
      <Under>
        {[line.sizeText ? mm : '', line.unitWeight ? `${line.unitWeight} kg/m` : ''].filter(Boolean).join(' · ')}
      </Under>
    </div>
  )
}

/** Ends; below them the length of the pieces. */
export function PipeEnds({ line }: { line: PipeLine }) {
  const piece = line.pieceLengthM ? `${formatMetres(line.pieceLengthM, { trim: true })} m` : ''
  return (
    <>
      {line.ends ?? '–'}
      <Under>{line.lengthText ?? piece}</Under>
    </>
  )
}

/** Quantity in its unit; below it the metres where they are something else. */
export function PipeQuantity({ line }: { line: PipeLine }) {
  const metres = line.unit !== 'MTR' && line.metres !== '0' ? `${formatMetres(line.metres, { trim: true })} m` : ''
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      {formatMetres(line.quantity, { trim: true })} {line.unit}
      <Under>{metres}</Under>
    </div>
  )
}

type Placed = { section: string | null; position: string | null; itemNo: string | null }

/** Where a line belongs in the buyer's list: section, position, item number; '' for nothing. */
export function placeText({ section, position, itemNo }: Placed): string {
  return [section, position && `Pos. ${position}`, itemNo && `Item no. ${itemNo}`].filter(Boolean).join(' · ')
}

type Referring = {
  itemCode: string | null
  tagNo: string | null
  drawingNo: string | null
  certificate: string | null
  remark: string | null
}

/** Item code, tag, drawing, certificate and remark in one line; '' for nothing. */
export function referencesText(line: Referring): string {
  const parts = [
    line.itemCode && `Item ${line.itemCode}`,
    line.tagNo && `Tag ${line.tagNo}`,
    line.drawingNo && `Drawing ${line.drawingNo}`,
    line.certificate && `Certificate ${line.certificate}`,
    line.remark,
  ]
  return parts.filter(Boolean).join(' · ')
}
