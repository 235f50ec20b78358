import { randomUUID } from 'node:crypto'
import { begin } from '@/db/begin'
import { db } from '@/db/client'
import { Prisma, type Tx } from '@/db/types'
import { type Actor, actorOf } from './actor'
import { type Caller, runAs } from './caller'

export type SystemCompany = { companyId: string; userId: string }

/** Every company with the member that works for it when nobody is signed in. Ids only; all else is read in the company. */
export async function systemCompanies(): Promise<SystemCompany[]> {
  return db().$queryRaw<SystemCompany[]>(Prisma.sql`SELECT * FROM worker_companies()`)
}

async function systemMember(companyId: string): Promise<SystemCompany> {
  const member = (await systemCompanies()).find((c) => c.companyId === companyId)
  if (!member) throw new Error(`Company ${companyId} has no active system user; run the seed again.`)
  return member
}

/** Runs `fn` as the company's system user: reads and actions inside it work as they do for a person. */
export async function asSystem<T>(companyId: string, fn: () => Promise<T>): Promise<T> {
  const { userId } = await systemMember(companyId)
  return runAs({ identity: { kind: 'member', userId, companyId } }, fn)
}

/** One transaction of the machinery itself (outbox, file sweep) in a company, under RLS and with the audit settings. */
export async function systemWrite<T>(
  companyId: string,
  action: string,
  fn: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
  const { userId } = await systemMember(companyId)
  const caller: Caller = { identity: { kind: 'member', userId, companyId }, ip: null, requestId: randomUUID() }
  return db().$transaction(
    async (tx) => {
      const row = await begin(tx, caller.identity, { ip: null, action, requestId: caller.requestId })
      if (!row) throw new Error(`The system user of company ${companyId} may not work in it.`)
      return fn(tx, actorOf(row, null, caller.requestId))
    },
    { maxWait: 10_000, timeout: 60_000 },
  )
}
