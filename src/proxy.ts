import { type NextRequest, NextResponse } from 'next/server'
import { SESSION_COOKIES } from '@/server/session-cookies'

const development = process.env.NODE_ENV === 'development'

/** Scripts run only with the nonce of this answer; styles may stand in attributes (Mantine sets sizes that way). */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Answers that are no pages: JSON, files, PDFs (whose viewer in the browser is a page of its own). */
const PLAIN_POLICY = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const isPlain = (path: string) => path.startsWith('/api/') || path.endsWith('/pdf') || path.endsWith('/xlsx')

/** Pages that need no sign-in. That a cookie is there says little: whether its session lives is asked at every read. */
const OPEN_PAGES = new Set(['/sign-in', '/forbidden'])

/**
 * In front of every page and API route: an id for the request that nobody else can choose, the path for the way back
 * after sign-in, and the content security policy. The other security headers stand in next.config.ts.
 */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers)
  const clientIp = headers.get('x-nps-client-ip')
  for (const name of [...headers.keys()]) if (name.startsWith('x-nps-')) headers.delete(name)
  // In production scripts/server.mjs has set the address and dropped what the caller claimed; `next dev` has no such place.
  const address = development ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : clientIp
  if (address) headers.set('x-nps-client-ip', address)

  const { pathname, search } = request.nextUrl
  if (!isPlain(pathname) && !OPEN_PAGES.has(pathname) && !SESSION_COOKIES.some((name) => request.cookies.has(name))) {
    const to = new URL('/sign-in', request.nextUrl)
    if (pathname !== '/') to.searchParams.set('next', `${pathname}${search}`)
    return NextResponse.redirect(to)
  }

  const requestId = crypto.randomUUID()
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = isPlain(pathname) ? PLAIN_POLICY : pagePolicy(nonce)
  headers.set('x-request-id', requestId)
  headers.set('x-nps-path', `${pathname}${search}`)
  headers.set('x-nonce', nonce)
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.set('content-security-policy', policy)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  return response
}

/** Not for static files, and not for uploads: what passes here is held in memory, a file is streamed. */
export const config = {
  matcher: '/((?!_next/static|_next/image|icon\\.svg|favicon\\.ico|api/files).*)',
}
