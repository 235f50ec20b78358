import { statSync } from 'node:fs'
import { join } from 'node:path'

const FILES = { pdf: 'dist/pdf.worker.mjs', rfq: 'dist/rfq.worker.mjs', sheet: 'dist/sheet.worker.mjs' } as const

/**
 * A bundled worker (PDFs, reading RFQs, spreadsheets), made by `npm run build`, by `npm run dev` whenever its sources change, and by a test run.
 * @returns path of the bundle and when it was made (ms)
 * @throws Error where it has not been made
 */
export function workerBundle(name: keyof typeof FILES): { file: string; madeAt: number } {
  const file = join(/* turbopackIgnore: true */ process.cwd(), FILES[name])
  const stat = statSync(/* turbopackIgnore: true */ file, { throwIfNoEntry: false })
  if (!stat) throw new Error(`The worker ${FILES[name]} has not been bundled: npm run build -- --workers`)
  return { file, madeAt: stat.mtimeMs }
}

export const pdfWorkerBundle = () => workerBundle('pdf')
