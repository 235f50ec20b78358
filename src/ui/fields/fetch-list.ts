/** Rows of GET /api/v1/<list>?q=… for type-aheads. Throws on a failed request (also when aborted). */
export async function fetchList(
  list: string,
  query: string,
  filters: Record<string, string | null | undefined> = {},
  signal?: AbortSignal,
): Promise<Record<string, unknown>[]> {
  const params = new URLSearchParams()
  if (query) params.set('q', query)
  for (const [key, value] of Object.entries(filters)) if (value) params.set(key, value)
  params.set('pageSize', '10')
  const response = await fetch(`/api/v1/${list}?${params}`, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`GET /api/v1/${list}: ${response.status}`)
  const body: unknown = await response.json()
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : body
  const rows = typeof data === 'object' && data !== null && 'rows' in data ? data.rows : []
  return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []
}

/** Text of one key, or of several joined by " · ". */
export function textOf(row: Record<string, unknown>, keys: string | readonly string[] | undefined): string {
  if (!keys) return ''
  return (typeof keys === 'string' ? [keys] : keys)
    .map((key) => row[key])
    .filter((v) => v !== null && v !== undefined && v !== '')
    .map(String)
    .join(' · ')
}
