import type { Prisma as P } from './generated/client'

export { Prisma } from './generated/client'

/** The transaction a feature works in: RLS and the audit settings are already in place. */
export type Tx = P.TransactionClient
