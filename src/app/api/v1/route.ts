import { actionRegistry, listRegistry } from '@/app/registry'
import { apiCall } from '@/server/api'

export const dynamic = 'force-dynamic'

/** GET /api/v1: the actions and lists that the caller may use. */
export function GET(request: Request): Promise<Response> {
  return apiCall(request, async ({ read }) => {
    const index = await read(async ({ actor }) => ({
      user: { name: actor.userName, email: actor.email, roles: actor.roles },
      company: { id: actor.companyId, code: actor.companyCode, name: actor.companyName },
      description: '/api/v1/openapi.json',
      lists: [...listRegistry.values()]
        .filter((list) => actor.can(list.permission))
        .map((list) => ({ name: list.name, title: list.title, href: `/api/v1/${list.name}` }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      actions: [...actionRegistry.values()]
        .filter((action) => actor.can(action.permission))
        .map((action) => ({ name: action.name, summary: action.summary, href: `/api/v1/actions/${action.name}` }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    }))
    return Response.json(index)
  })
}
