import type { ActionError } from '@/core/result'

/** After a refused save: the way to what is there now, in another tab, so that nothing typed is lost. */
export function StaleNote({ error, href }: { error: ActionError | null; href: string | null }) {
  if (error?.code !== 'STALE' || !href) return null
  return (
    <p>
      <a href={href} target="_blank" rel="noopener">
        See what it looks like now
      </a>{' '}
      (opens beside this page; what you typed stays here and is kept as a draft).
    </p>
  )
}
