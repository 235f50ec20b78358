import { apiCall } from '@/server/api'
import { AppError } from '@/server/errors'
import { listNamed } from '../list-request'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ list: string; id: string }> }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** GET /api/v1/<list>/<id>: one record, as its screen shows it. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return apiCall(request, async ({ read }) => {
    const { list: name, id } = await params
    const list = listNamed(name)
    const { detail } = list
    if (!detail) throw new AppError('NOT_FOUND', `The records of "${name}" have no page of their own.`)
    if (!UUID.test(id))
      throw new AppError('NOT_FOUND', 'Not found. It may have been removed, or it belongs to another company.')
    const data = await read((ctx) => detail(ctx, id), { permission: list.permission })
    if (data === null || data === undefined)
      throw new AppError('NOT_FOUND', 'Not found. It may have been removed, or it belongs to another company.')
    return Response.json({ data })
  })
}
