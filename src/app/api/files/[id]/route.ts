import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { asCallerOf } from '@/server/api-caller'
import { AppError } from '@/server/errors'
import { mayShowInline } from '@/server/file-types'
import { openStoredFile } from '@/server/storage'
import { fileHeaders, problem, UUID } from '../answer'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

/** GET /api/files/<id>: a stored file, for its uploader and for whoever may see a document it belongs to. `?download=1` saves it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { id } = await params
    if (!UUID.test(id)) throw new AppError('NOT_FOUND', 'The file was not found.')
    const file = await asCallerOf(request, () => openStoredFile(id))
    const download = new URL(request.url).searchParams.get('download') === '1'
    const headers = fileHeaders(file, !download && mayShowInline(file.contentType))
    const etag = `"${file.sha256}"`
    headers.set('etag', etag)
    if (request.headers.get('if-none-match') === etag) {
      headers.delete('content-length')
      return new Response(null, { status: 304, headers })
    }
    return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream, { headers })
  } catch (error) {
    return problem(error, 'file')
  }
}
