export type Tone = 'grey' | 'blue' | 'amber' | 'green' | 'red'

const WORDS: Record<Tone, string[]> = {
  grey: ['DRAFT', 'CLOSED', 'SUPERSEDED', 'INACTIVE', 'NOT_SENT', 'NONE', 'ARCHIVED', 'NOT_APPLICABLE', 'RELEASED'],
  blue: [
    'OPEN',
    'NEW',
    'PENDING',
    'PENDING_APPROVAL',
    'PENDING_INSPECTION',
    'UNDER_INSPECTION',
    'UNDER_REVIEW',
    'QUEUED',
    'SENT',
    'SENDING',
    'RECEIVED',
    'IN_PROGRESS',
    'PROCESSING',
    'ACKNOWLEDGED',
    'QUOTED',
    'CONFIRMED',
    'RESERVED',
    'LIVE',
    'WAITING',
    'PACKING',
    'OUT_FOR_DELIVERY',
    'IN_TRANSIT',
  ],
  amber: [
    'HOLD',
    'ON_HOLD',
    'QUALITY_HOLD',
    'RETURNED',
    'PARTIAL',
    'PARTIALLY_RECEIVED',
    'PARTIALLY_DISPATCHED',
    'PARTIALLY_INVOICED',
    'PARTIALLY_PAID',
    'PARTIALLY_RESERVED',
    'PARTIALLY_ACCEPTED',
    'PART_PAID',
    'OVERDUE',
    'DUE',
    'SHORT',
    'SHORTFALL',
    'DIFFERENCES',
    'RETRY',
    'CLARIFICATION',
    'EXPIRING',
    'ACTION_REQUIRED',
    'INVESTIGATION',
    'UNDER_INVESTIGATION',
    'LOCKED',
    'AMENDED',
    'REVISED',
    'QUARANTINE',
    'CONDITIONAL',
  ],
  green: [
    'APPROVED',
    'ACCEPTED',
    'POSTED',
    'SUBMITTED',
    'COMPLETED',
    'COMPLETE',
    'DONE',
    'PAID',
    'WON',
    'PASS',
    'PASSED',
    'ACTIVE',
    'DISPATCHED',
    'FULLY_DISPATCHED',
    'DELIVERED',
    'PACKED',
    'INVOICED',
    'FULFILLED',
    'ALLOCATED',
    'ISSUED',
    'CONSUMED',
    'ORDERED',
    'CONVERTED',
    'INSPECTED',
    'VERIFIED',
    'AVAILABLE',
    'MATCHED',
    'FULLY_RECEIVED',
    'FULLY_RESERVED',
    'SUCCESS',
  ],
  red: [
    'REJECTED',
    'CANCELLED',
    'VOID',
    'VOIDED',
    'FAIL',
    'FAILED',
    'LOST',
    'REGRETTED',
    'EXPIRED',
    'REVERSED',
    'BLOCKED',
    'REVOKED',
    'WITHDRAWN',
    'BLACKLISTED',
    'SCRAPPED',
    'DENIED',
    'ERROR',
  ],
}

const TONE_OF = new Map<string, Tone>(
  (Object.keys(WORDS) as Tone[]).flatMap((tone) => WORDS[tone].map((word) => [word, tone] as const)),
)

const ACRONYMS = new Set(['PO', 'GRN', 'QC', 'NCR', 'MTC', 'TPI', 'PDF', 'SMTP', 'PR', 'SO', 'GST'])

/** The tone of a state, the same on every screen; states nobody listed are grey. */
export function statusTone(status: string): Tone {
  const word = status.toUpperCase()
  return TONE_OF.get(word) ?? (word.startsWith('PENDING') ? 'blue' : word.startsWith('PART') ? 'amber' : 'grey')
}

/** 'PENDING_APPROVAL' -> 'Pending approval', 'PO_RECEIVED' -> 'PO received'. */
export function statusLabel(status: string): string {
  return status
    .split('_')
    .map((word, i) => {
      if (ACRONYMS.has(word)) return word
      const lower = word.toLowerCase()
      return i === 0 ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower
    })
    .join(' ')
}
