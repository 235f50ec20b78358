import { move } from 'piscina'
import writeXlsxFile from 'write-excel-file/node'
import { sheetRows } from '@/server/sheet-rows'
import type { SheetJob } from '@/server/sheet-thread'

/** Entry of the threads that write spreadsheets: 25,000 rows keep a processor busy for seconds. */
export default async function writeSheet(job: SheetJob): Promise<ReturnType<typeof move>> {
  const { data, columns } = sheetRows(job)
  const file = await writeXlsxFile(data, { sheet: job.sheet, columns, stickyRowsCount: 1 }).toBuffer()
  return move(new Uint8Array(file))
}
