import type { RfqRow, RfqSheet } from '@/core/rfq/types'

export type RfqFileKind = 'xlsx' | 'csv' | 'txt' | 'pdf'

/** What was read of a file: its rows as texts, and what a person should know of the reading, a sentence each. */
export type RfqFile = { kind: RfqFileKind; sheets: RfqSheet[]; notes: string[]; truncated: boolean }

export type { RfqRow, RfqSheet }
