/** Where to go after signing in: a path of ours, or the home page. Another origin is never followed. */
export function safeNext(next: string | string[] | undefined): string {
  const text = Array.isArray(next) ? next[0] : next
  if (!text?.startsWith('/') || /[\\\p{Cc}]/u.test(text)) return '/'
  const base = 'http://ours.invalid'
  if (!URL.canParse(text, base)) return '/'
  const url = new URL(text, base)
  if (
    url.origin !== base ||
    url.pathname.startsWith('//') ||
    url.pathname.startsWith('/sign-in') ||
    url.pathname.startsWith('/api/')
  )
    return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
