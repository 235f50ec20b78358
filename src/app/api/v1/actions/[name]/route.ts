import { actionRegistry } from '@/app/registry'
import { apiCall, jsonBody } from '@/server/api'
import { AppError, type AppErrorCode, HTTP_STATUS } from '@/server/errors'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ name: string }> }

const MAX_KEY = 100

/** Keys are compared whole: one that would be cut is refused. */
function idempotencyKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key')?.trim()
  if (key && key.length > MAX_KEY)
    throw new AppError('VALIDATION', `An Idempotency-Key has at most ${MAX_KEY} characters.`)
  return key || undefined
}

/** POST /api/v1/actions/<name>: runs one action with the JSON as its input, as screens do. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return apiCall(request, async () => {
    const { name } = await params
    const action = actionRegistry.get(name)
    if (!action)
      throw new AppError('NOT_FOUND', `There is no action "${name}". GET /api/v1 names those that you may use.`)
    const key = idempotencyKey(request)
    const result = await action.call(await jsonBody(request), { idempotencyKey: key })
    if (!result.ok && result.error.code === 'UNAUTHENTICATED')
      throw new AppError('UNAUTHENTICATED', result.error.message)
    return Response.json(result, { status: result.ok ? 200 : HTTP_STATUS[result.error.code as AppErrorCode] })
  })
}
