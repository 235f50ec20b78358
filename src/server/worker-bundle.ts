import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const SOURCES = ['src/workers', 'src/documents', 'src/features', 'src/core']

/**
 * The bundled PDF worker. `npm run build` and `npm run dev` make it; where it is missing, or older than its sources
 * while tests run, it is bundled now.
 * @returns path of the bundle and when it was made (ms)
 */
export async function pdfWorkerBundle(): Promise<{ file: string; madeAt: number }> {
  const root = resolve(/* turbopackIgnore: true */ process.cwd())
  const file = join(/* turbopackIgnore: true */ root, 'dist/pdf.worker.mjs')
  const madeAt = () => (existsSync(file) ? statSync(file).mtimeMs : 0)
  const stale = process.env.NODE_ENV === 'test' && madeAt() < newest(root)
  if (madeAt() === 0 || stale) await bundle(root, file)
  return { file, madeAt: madeAt() }
}

async function bundle(root: string, file: string): Promise<void> {
  const { build } = await import(/* turbopackIgnore: true */ 'esbuild')
  mkdirSync(join(root, 'dist'), { recursive: true })
  // Several test processes may come here at once: each writes its own file and puts it in place whole.
  const mine = join(root, `dist/pdf.worker.${process.pid}.tmp.mjs`)
  await build({
    absWorkingDir: root,
    entryPoints: ['src/workers/pdf.worker.tsx'],
    outfile: mine,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    alias: { '@': join(root, 'src') },
    jsx: 'automatic',
    logLevel: 'error',
  })
  renameSync(mine, file)
}

function newest(root: string): number {
  let latest = 0
  for (const folder of SOURCES) {
    const dir = join(root, folder)
    if (!existsSync(dir)) continue
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue
      latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs)
    }
  }
  return latest
}
