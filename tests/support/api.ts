import { createApiToken } from '@/features/api-token/api-token.actions'
import { runAs } from '@/server/caller'
import { type Desk, member, ok } from './actors'

/** A personal API token of that desk. */
export async function tokenOf(who: Desk, expiresOn?: string): Promise<{ id: string; token: string }> {
  const { userId, companyId } = await member(who)
  const { id, token } = ok(
    await runAs({ identity: { kind: 'member', userId, companyId } }, () =>
      createApiToken({ name: `Token of ${who}`, expiresOn }),
    ),
  )
  if (!token) throw new Error('no token')
  return { id, token }
}

type Init = { token?: string; method?: string; body?: unknown; headers?: Record<string, string> }

/** A request as it reaches the API's routes; a body that is no text is sent as JSON. */
export function request(path: string, { token, method, body, headers }: Init = {}): Request {
  return new Request(`http://erp.test${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      host: 'erp.test',
      'x-nps-client-ip': '192.0.2.9',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  })
}

export type ErrorAnswer = {
  error: { code: string; message: string; fieldErrors?: Record<string, string>; requestId?: string }
}
