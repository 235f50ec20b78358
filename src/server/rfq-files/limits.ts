import { DomainError } from '@/core/errors'

/** What a list of items can reasonably be. Beyond it a file is refused with one sentence, before it costs time or memory. */
export const RFQ_LIMITS = {
  /** Rows with something in them, in all sheets or pages together. */
  rows: 5_000,
  /** Columns further to the right are left out, and said so. */
  columns: 200,
  sheets: 20,
  cells: 400_000,
  /** Characters of one cell; of one line of text. */
  cellChars: 8_000,
  lineChars: 20_000,
  /** Characters of all cells together. */
  totalChars: 4_000_000,
  merges: 20_000,
  zipEntries: 2_000,
  /** Bytes unpacked from a workbook, counted while they unpack; what is kept of them for reading. */
  inflatedBytes: 200 * 1024 * 1024,
  keptBytes: 24 * 1024 * 1024,
  /** How many times smaller a part of a workbook may be packed; sheets of plain cells stay far below. */
  packedRatio: 400,
  pdfPages: 100,
  pdfItems: 200_000,
  /** Milliseconds. */
  time: 20_000,
  /** MB of the reading thread, and of what the whole process may grow by while it reads. */
  heapMb: 320,
  growthMb: 400,
} as const

/** A file that is not read, with the sentence for the person who sent it. */
export class RfqFileError extends DomainError {
  constructor(message: string) {
    super('VALIDATION', message, { file: message })
  }
}

const grouped = (n: number) => n.toLocaleString('en-US')

export const SENTENCES = {
  empty: 'The file is empty.',
  damaged:
    'The file is damaged and cannot be read. Open it in Excel and save it again, or ask the buyer to send it again.',
  bomb: 'The file unpacks to far more than a list of items holds, so it was not read. Save the sheet with the items as a new .xlsx and try again.',
  entities:
    'The file holds definitions that Excel never writes, so it was not read. Open it in Excel and save it again.',
  macros: 'The workbook contains macros, so it was not read. Save it as .xlsx without macros and try again.',
  oldExcel: 'This is a workbook of an old kind (.xls). Save it as .xlsx and try again.',
  binaryExcel: 'This is a binary workbook (.xlsb). Save it as .xlsx and try again.',
  password: 'The file is protected with a password. Save it without one and try again.',
  word: 'This is a Word document. Save it as PDF, or copy its text and paste it.',
  powerpoint: 'This is a presentation. Copy its text and paste it.',
  openDocument: 'This is an OpenDocument file. Save it as .xlsx and try again.',
  mail: 'This is a whole e-mail. Copy its text and paste it, or save its attachment and drop that.',
  picture:
    'This is a picture, with no text that can be read. Ask the buyer for the list as Excel or text, or type the lines.',
  archive: 'This is an archive with other files in it. Unpack it and drop the file with the items.',
  webPage: 'This is a web page under another name. Open it in Excel, save it as .xlsx and try again.',
  unknown: 'This is not a file with text that can be read. Use .xlsx, .csv, .txt or a PDF with text.',
  rows: `The file has more than ${grouped(RFQ_LIMITS.rows)} rows. Keep the rows with the items and try again.`,
  cells: `The file has more than ${grouped(RFQ_LIMITS.cells)} filled cells. Keep the rows with the items and try again.`,
  longLine: `A line of the text is longer than ${grouped(RFQ_LIMITS.lineChars)} characters: this is not a list of items.`,
  tooMuchText: 'The file holds far more text than a list of items. Keep the part with the items and try again.',
  noText:
    'The PDF holds no text: it is a scan or a picture. Ask the buyer for the list as Excel or text, or type the lines.',
  nothing: 'There is nothing in the file that could be read.',
  slow: `Reading the file took more than ${RFQ_LIMITS.time / 1000} seconds and was stopped. Keep the part with the items and try again.`,
  memory: 'Reading the file needed too much memory and was stopped. Keep the part with the items and try again.',
  busy: 'Many files are being read at the moment. Please try again in a minute.',
  pdfPages: (pages: number) =>
    `The PDF has ${grouped(pages)} pages; at most ${RFQ_LIMITS.pdfPages} are read. Print the pages with the items to a PDF of their own and try again.`,
} as const

/** @throws RfqFileError where cells that refer to one long text make gigabytes out of a small file */
export function refuseTooMuchText(sheets: readonly { rows: readonly { cells: readonly string[] }[] }[]): void {
  let total = 0
  for (const { rows } of sheets)
    for (const { cells } of rows)
      for (const cell of cells) {
        total += cell.length
        if (total > RFQ_LIMITS.totalChars) throw new RfqFileError(SENTENCES.tooMuchText)
      }
}
