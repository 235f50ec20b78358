import { Prisma, type Tx } from './types'

/** Who calls: a browser session, an API token (by its hash), or a member named by a trusted process (jobs, scripts, tests). */
export type Identity =
  | { kind: 'session'; sessionId: string }
  | { kind: 'token'; tokenHash: string }
  | { kind: 'member'; userId: string; companyId: string }

export type BeginRow = {
  userId: string
  userName: string
  email: string
  companyId: string
  companyCode: string
  companyName: string
  roles: string[]
  timeZone: string
  fyFirstMonth: number
  baseCurrency: string
  mustChangePassword: boolean
  touchDue: boolean
  tokenId: string | null
  seen: boolean
  priorResult: Prisma.JsonValue | null
}

/**
 * Head of every transaction: checks the caller afresh in the database and sets what RLS and the audit trail need.
 * @returns null when the session, token or membership does not hold (any more)
 */
export async function begin(
  tx: Tx,
  identity: Identity,
  facts: { ip: string | null; action: string; requestId: string; idempotencyKey?: string },
): Promise<BeginRow | null> {
  const session = identity.kind === 'session' ? identity.sessionId : null
  const token = identity.kind === 'token' ? identity.tokenHash : null
  const user = identity.kind === 'member' ? identity.userId : null
  const company = identity.kind === 'member' ? identity.companyId : null
  const rows = await tx.$queryRaw<BeginRow[]>(Prisma.sql`
    SELECT * FROM app_begin(${session}::uuid, ${token}::text, ${user}::uuid, ${company}::uuid, ${facts.ip}::text,
      ${facts.action}::text, ${facts.requestId}::uuid, ${facts.idempotencyKey ?? null}::text)`)
  return rows[0] ?? null
}

export type NumberRequest = { model: string; id: string; type: string; fy: number }
export type AuditEvent = {
  documentType: string
  documentId?: string | null
  documentNo?: string | null
  remark?: string | null
  /** Only where one action leaves a second event of another kind. */
  action?: string
}

/**
 * Tail of every write: takes the numbers from their locked rows, writes the audit events, keeps the result for a repeated request.
 * @returns the numbers, in the order asked for
 */
export async function finish(
  tx: Tx,
  tail: { numbers: NumberRequest[]; events: AuditEvent[]; idempotencyKey?: string; result: unknown },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ numbers: string[] }[]>(Prisma.sql`
    SELECT app_finish(${JSON.stringify(tail.numbers)}::jsonb, ${JSON.stringify(tail.events)}::jsonb,
      ${tail.idempotencyKey ?? null}::text, ${JSON.stringify(tail.result ?? null)}::jsonb) AS numbers`)
  return rows[0]?.numbers ?? []
}
