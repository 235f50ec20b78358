import { dec } from '@/core/money'
import { formatMetres } from '@/core/units'

type State = {
  underInspection: string
  accepted: string
  reserved: string
  onHold: string
  rejected: string
  issued: string
}

/** '120.5 m free, 30 m reserved': where the metres of a lot stand. */
export function stateOf(s: State): string {
  const parts: [string, string][] = [
    [s.underInspection, 'under inspection'],
    [s.accepted, 'free'],
    [s.reserved, 'reserved'],
    [s.onHold, 'on hold'],
    [s.rejected, 'rejected'],
    [s.issued, 'dispatched'],
  ]
  return (
    parts
      .filter(([metres]) => dec(metres).gt(0))
      .map(([metres, words]) => `${formatMetres(metres, { trim: true })} m ${words}`)
      .join(', ') || 'nothing left'
  )
}
