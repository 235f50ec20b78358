import { statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The bundled PDF worker, made by `npm run build`, by `npm run dev` whenever its sources change, and by a test run.
 * @returns path of the bundle and when it was made (ms)
 * @throws Error where it has not been made
 */
export function pdfWorkerBundle(): { file: string; madeAt: number } {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'dist/pdf.worker.mjs')
  const stat = statSync(/* turbopackIgnore: true */ file, { throwIfNoEntry: false })
  if (!stat) throw new Error('The PDF worker has not been bundled: npm run build -- --workers')
  return { file, madeAt: stat.mtimeMs }
}
