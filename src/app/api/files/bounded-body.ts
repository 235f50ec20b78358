import { AppError } from '@/server/errors'
import { tooLarge } from '@/server/file-store'
import type { Upload } from '@/server/storage'

/** Room for the boundary, the field names and the file's own name. */
const ENVELOPE_BYTES = 64 * 1024

/**
 * The uploaded file of a request and its name. A multipart body is held in memory while it is taken apart, so it is cut
 * off at the size limit as it arrives; a plain body (name in `?name=`) goes to disk as it streams.
 * @throws AppError VALIDATION
 */
export async function uploadOf(request: Request, maxBytes: number): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  const announced = Number(request.headers.get('content-length') ?? '0')
  if (announced > maxBytes + ENVELOPE_BYTES) throw tooLarge(maxBytes)
  if (!request.body) throw noFile()
  if (!type.toLowerCase().startsWith('multipart/form-data')) {
    const name = new URL(request.url).searchParams.get('name')
    if (!name) throw noFile()
    return { name, content: request.body as unknown as AsyncIterable<Uint8Array> }
  }
  let received = 0
  let over = false
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      received += chunk.byteLength
      over = received > maxBytes + ENVELOPE_BYTES
      if (over) controller.error(new Error('too large'))
      else controller.enqueue(chunk)
    },
  })
  let form: FormData
  try {
    form = await new Response(request.body.pipeThrough(limit), { headers: { 'content-type': type } }).formData()
  } catch {
    if (over) throw tooLarge(maxBytes)
    throw new AppError('VALIDATION', 'The upload broke off or is not a proper form. Try again.', {
      file: 'The upload broke off.',
    })
  }
  const file = form.get('file')
  if (!(file instanceof File)) throw noFile()
  return { name: file.name, content: file.stream() as unknown as AsyncIterable<Uint8Array> }
}

const noFile = () =>
  new AppError('VALIDATION', 'No file came along: send it as the field "file", or as the body with ?name=.', {
    file: 'Choose a file.',
  })
