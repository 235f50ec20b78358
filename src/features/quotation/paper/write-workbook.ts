import type { SheetData } from 'write-excel-file/node'

/** Address of a cell -> the value its formula comes to, so that a viewer that computes nothing shows it all the same. */
export type CachedValues = Map<string, string>

export type WorkSheet = {
  name: string
  data: SheetData
  widths: number[]
  /** Row of the table's header, counted from 1: it and what is above stay in view, and it is printed on every page. */
  headerRow: number
  cached: CachedValues
}

/** `A1` of a column and row counted from 0. */
export function addressOf(column: number, row: number): string {
  let letters = ''
  for (let n = column; n >= 0; n = Math.trunc(n / 26) - 1) letters = String.fromCharCode(65 + (n % 26)) + letters
  return `${letters}${row + 1}`
}

/** The file of several sheets, landscape, fitted to the width of the paper. */
export async function writeWorkbook(sheets: readonly WorkSheet[]): Promise<Uint8Array> {
  // Loaded when the first spreadsheet is wanted: PDFs do without.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(
    sheets.map((sheet) => ({
      data: sheet.data,
      sheet: sheet.name,
      columns: sheet.widths.map((width) => ({ width })),
      stickyRowsCount: sheet.headerRow,
      orientation: 'landscape' as const,
      showGridLines: false,
    })),
    { fontFamily: 'Calibri', fontSize: 10, features: [withCachedValues(sheets), printedOnEveryPage(sheets)] },
  ).toBuffer()
}

/** Puts the known value beside each formula. */
function withCachedValues(sheets: readonly WorkSheet[]) {
  const transform = (xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }) =>
    xml.replace(
      /<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)<\/f><\/c>/g,
      (cell, address: string, attributes: string, formula: string) => {
        const value = sheets[sheetIndex]?.cached.get(address)
        return value === undefined ? cell : `<c r="${address}"${attributes}><f>${formula}</f><v>${value}</v></c>`
      },
    )
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } }
}

/** On paper: as wide as a page, and the header of the table on every one. */
function printedOnEveryPage(sheets: readonly WorkSheet[]) {
  const fit = (xml: string) =>
    xml
      .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
      .replace(/<pageSetup /, '<pageSetup fitToHeight="0" ')
  const titles = sheets
    .map(
      (sheet, i) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${sheet.name}'!$${sheet.headerRow}:$${sheet.headerRow}</definedName>`,
    )
    .join('')
  const named = (xml: string) =>
    xml
      .replace(/<definedNames\s*\/>/, '')
      .replace('</sheets>', `</sheets><definedNames>${titles}</definedNames>`)
      .replace(/<calcPr\s*\/>/, '<calcPr fullCalcOnLoad="1"/>')
  return {
    files: {
      transform: { 'xl/worksheets/sheet{id}.xml': { transform: fit }, 'xl/workbook.xml': { transform: named } },
    },
  }
}
