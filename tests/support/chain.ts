import { randomUUID } from 'node:crypto'
import { addDays, businessDate } from '@/core/fiscal-year'
import type { ActionResult } from '@/core/result'
import { runAs } from '@/server/caller'
import { type Desk, member, ok } from './actors'

/** One successful call of an action: enough to find its audit rows and to try it again as somebody else. */
export type ChainCall = { name: string; input: unknown; who: Desk; requestId: string; data: unknown }

type Callable<I, D> = ((input: I) => Promise<ActionResult<D>>) & { actionName: string }
type Made = { id: string; number?: string }

/** A day of the company, counted from today. */
export const day = (offset = 0): string => addDays(businessDate(new Date(), 'Asia/Kolkata'), offset)

/** Address from which every call of the chain comes. */
export const CHAIN_IP = '192.0.2.7'

/** One run of the business: the calls made so far and the documents they made, by name. */
export class Chain {
  readonly calls: ChainCall[] = []
  private readonly documents = new Map<string, Made>()

  /** Calls an action as a desk and records the call. @throws Error when it is refused */
  async act<I, D>(who: Desk, action: Callable<I, D>, input: I): Promise<D & { number?: string }> {
    const requestId = randomUUID()
    const { userId, companyId } = await member(who)
    const data = ok(
      await runAs({ identity: { kind: 'member', userId, companyId }, ip: CHAIN_IP, requestId }, () => action(input)),
    )
    this.calls.push({ name: action.actionName, input, who, requestId, data })
    return data as D & { number?: string }
  }

  keep(name: string, document: Made): void {
    const before = this.documents.get(name)
    this.documents.set(name, { ...before, id: document.id, ...(document.number && { number: document.number }) })
  }

  /** Id of a document of the chain. */
  id(name: string): string {
    return this.document(name).id
  }

  /** Number of a document of the chain. */
  no(name: string): string {
    const { number } = this.document(name)
    if (!number) throw new Error(`The chain's ${name} has no number yet.`)
    return number
  }

  /** The same, undefined for what has none. */
  numberOf(name: string): string | undefined {
    return this.document(name).number
  }

  names(): string[] {
    return [...this.documents.keys()]
  }

  /** The call of an action; its last one where it was called several times. */
  call(name: string): ChainCall {
    const found = this.calls.findLast((c) => c.name === name)
    if (!found) throw new Error(`The chain did not call ${name}.`)
    return found
  }

  private document(name: string): Made {
    const found = this.documents.get(name)
    if (!found) throw new Error(`The chain has no ${name} yet.`)
    return found
  }
}
