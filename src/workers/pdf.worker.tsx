import { renderToBuffer } from '@react-pdf/renderer'
import { move } from 'piscina'
import { loadFonts } from '@/documents/fonts'
import { pdfTemplates } from './pdf-templates'
import { sheetTemplates } from './sheet-templates'

export type PaperJob = { kind: 'pdf' | 'sheet'; template: string; data: unknown }

/** Entry of the threads that make papers: one view model in, the bytes of the PDF or spreadsheet out (moved, not copied). */
export default async function renderPaperJob(job: PaperJob): Promise<ReturnType<typeof move>> {
  return move(new Uint8Array(await (job.kind === 'sheet' ? renderSheetJob(job) : renderPdfJob(job))))
}

async function renderPdfJob(job: PaperJob): Promise<Buffer> {
  const render = Object.hasOwn(pdfTemplates, job.template) ? pdfTemplates[job.template] : undefined
  if (!render) throw new Error(`There is no PDF template named "${job.template}".`)
  await loadFonts()
  return renderToBuffer(render(job.data) as Parameters<typeof renderToBuffer>[0])
}

async function renderSheetJob(job: PaperJob): Promise<Uint8Array> {
  const render = Object.hasOwn(sheetTemplates, job.template) ? sheetTemplates[job.template] : undefined
  if (!render) throw new Error(`There is no spreadsheet template named "${job.template}".`)
  return render(job.data)
}
