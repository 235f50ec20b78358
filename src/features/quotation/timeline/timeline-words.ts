import { formatMoney } from '@/core/money'
import { humanise } from '@/core/state-machine'

/** Kinds of what happens to a quotation, to look at one of them alone. */
export const TIMELINE_KINDS = {
  status: 'Status',
  edit: 'Changes',
  mail: 'E-mails',
  talk: 'Comments and files',
  'follow-up': 'Follow-ups',
  order: 'Orders',
} as const
export type TimelineKind = keyof typeof TIMELINE_KINDS

export type TimelineEntry = {
  at: Date
  kind: TimelineKind
  /** Null for what the system did by itself and for people who are not known here. */
  who: string | null
  what: string
  detail: string | null
}

/** Steps that stand in the status history too; they are told from there. */
const TOLD_BY_STATUS = new Set([
  'quotation.submit',
  'quotation.approve',
  'quotation.return',
  'quotation.send',
  'quotation.void',
  'quotation.close',
  'quotation.expire',
  'sales-order.accept-customer-po',
])

type Words = { kind: TimelineKind; what: string }

const EVENTS: Readonly<Record<string, Words>> = {
  'quotation.create': { kind: 'edit', what: 'Made' },
  'quotation.copy': { kind: 'edit', what: 'Made as a copy' },
  'quotation.update': { kind: 'edit', what: 'Changed' },
  'quotation.revise': { kind: 'edit', what: 'Revised' },
  'quotation.correct-outcome': { kind: 'status', what: 'Outcome corrected' },
  'quotation.assign': { kind: 'edit', what: 'Given to another salesperson' },
  'follow-up.update': { kind: 'follow-up', what: 'Follow-up changed' },
  'mail.sent': { kind: 'mail', what: 'E-mail handed over' },
  'mail.failed': { kind: 'mail', what: 'E-mail failed' },
  'mail.not-sent': { kind: 'mail', what: 'E-mail waits for a mail server' },
  'document.print': { kind: 'edit', what: 'Printed' },
  'comment.add': { kind: 'talk', what: 'Commented' },
  'comment.edit': { kind: 'talk', what: 'Changed a comment' },
  'comment.remove': { kind: 'talk', what: 'Took back a comment' },
  'file.attach': { kind: 'talk', what: 'Added a file' },
  'file.detach': { kind: 'talk', what: 'Took off a file' },
}
/** Told from their own rows, or to nobody. */
const UNTOLD = new Set(['mail.sending', 'mail.deferred', 'follow-up.create', 'follow-up.finish', 'follow-up.cancel'])

/** What an event of the trail is called on the page; null for what is told elsewhere or to nobody. */
export function eventWords(action: string): Words | null {
  const known = EVENTS[action]
  if (known) return known
  if (TOLD_BY_STATUS.has(action) || UNTOLD.has(action)) return null
  const verb = humanise((action.split('.')[1] ?? action).replaceAll('-', '_'))
  return { kind: action.startsWith('follow-up.') ? 'follow-up' : 'edit', what: verb }
}

/** How many lines an action touched, and what the total was before and after. */
export type Condensed = {
  added: number
  changed: number
  removed: number
  totalBefore: string | null
  totalAfter: string | null
}

const counted = (n: number, verb: string) => (n > 0 ? [`${verb} ${n} ${n === 1 ? 'line' : 'lines'}`] : [])

/** `changed 3 lines, total 1,20,000.00 → 1,18,000.00`; the total only for those who may see prices. */
export function condensedWords(c: Condensed, currency: string, priced: boolean): string | null {
  const parts = [...counted(c.added, 'added'), ...counted(c.changed, 'changed'), ...counted(c.removed, 'removed')]
  if (priced && c.totalBefore !== null && c.totalAfter !== null)
    parts.push(`total ${formatMoney(c.totalBefore, currency)} → ${formatMoney(c.totalAfter, currency)}`)
  return parts.length > 0 ? parts.join(', ') : null
}
