import type { LineColumn } from '@/ui/line-grid'

/** What a line refers to beside its pipe. Texts, '' for nothing. */
export type References = { itemCode: string; tagNo: string; drawingNo: string; certificate: string; remark: string }

export const NO_REFERENCES: References = { itemCode: '', tagNo: '', drawingNo: '', certificate: '', remark: '' }

type Stored = { [K in keyof References]: string | null }

export const referencesOf = (line: Stored): References => ({
  itemCode: line.itemCode ?? '',
  tagNo: line.tagNo ?? '',
  drawingNo: line.drawingNo ?? '',
  certificate: line.certificate ?? '',
  remark: line.remark ?? '',
})

export const referencesInput = (row: References) => ({
  itemCode: row.itemCode,
  tagNo: row.tagNo,
  drawingNo: row.drawingNo,
  certificate: row.certificate,
  remark: row.remark,
})

export const hasReferences = (row: References) => Boolean(row.itemCode || row.tagNo || row.drawingNo || row.certificate)

/** Item code, tag, drawing, certificate of a line. */
export function referenceColumns<Row extends References>(): LineColumn<Row>[] {
  const columns: LineColumn<References>[] = [
    { key: 'itemCode', label: 'Item code', type: 'text', maxLength: 80, width: 100 },
    { key: 'tagNo', label: 'Tag no.', type: 'text', maxLength: 80, width: 90 },
    { key: 'drawingNo', label: 'Drawing no.', type: 'text', maxLength: 80, width: 110 },
    { key: 'certificate', label: 'Certificate', type: 'text', maxLength: 200, width: 120 },
  ]
  return columns as unknown as LineColumn<Row>[]
}
