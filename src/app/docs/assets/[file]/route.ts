import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ file: string }> }

/** The files of the viewer that are served; nothing else of the package is. */
const TYPES: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

/** GET /docs/assets/<file>: the viewer of the API description, from our own origin. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params
  const type = Object.hasOwn(TYPES, file) ? TYPES[file] : undefined
  if (!type) return new Response(null, { status: 404 })
  const content = await readFile(
    join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', 'swagger-ui-dist', file),
  )
  return new Response(new Uint8Array(content), {
    headers: { 'content-type': type, 'cache-control': 'private, max-age=86400' },
  })
}
