/// <reference types="vite/types/importMeta.d.ts" />
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { actionRegistry } from '@/app/registry'
import { ALL_PERMISSIONS, can, type Permission, ROLES } from '@/core/permissions'
import type { Machine } from '@/core/state-machine'
import { defineAction } from '@/server/define-action'
import { applyTransition } from '@/server/documents-base'
import { as, type Desk, member } from '../support/actors'
import type { Chain } from '../support/chain'
import { runChain } from '../support/chain/run'

/** Machine -> the table that holds its state, and the document of the chain it is tried on. */
const HELD_BY: Record<string, { model: string; document: string }> = {
  'Customer PO': { model: 'CustomerPo', document: 'customerPo' },
  'Dispatch note': { model: 'DispatchNote', document: 'dispatchNote1' },
  Enquiry: { model: 'Enquiry', document: 'enquiry' },
  'Goods receipt': { model: 'Grn', document: 'grn' },
  Inspection: { model: 'Inspection', document: 'inspection' },
  Invoice: { model: 'Invoice', document: 'invoice1' },
  NCR: { model: 'Ncr', document: 'ncr' },
  'Packing list': { model: 'PackingList', document: 'packingList1' },
  'Purchase order': { model: 'PurchaseOrder', document: 'purchaseOrder' },
  'Purchase requisition': { model: 'PurchaseRequisition', document: 'requisition' },
  Quotation: { model: 'Quotation', document: 'quotation' },
  'Quotation revision': { model: 'QuotationRevision', document: 'revision' },
  Receipt: { model: 'Receipt', document: 'receipt1' },
  'Sales order': { model: 'SalesOrder', document: 'salesOrder' },
}

const isMachine = (x: unknown): x is Machine => typeof x === 'object' && x !== null && 'illegalPairs' in x
const files = import.meta.glob<Record<string, unknown>>('../../src/features/**/*.machine.ts', { eager: true })
const machines = Object.values(files)
  .flatMap((file) => Object.values(file).filter(isMachine))
  .sort((a, b) => a.name.localeCompare(b.name))
const named = machines.map((machine) => [machine.name, machine] as const)

describe('the tables of states', () => {
  it('are those of the documents of the business, each held by a table', () => {
    expect(machines.map((m) => m.name)).toEqual(Object.keys(HELD_BY).sort())
  })

  it.each(named)('%s: what the table does not list is refused, what it lists leads where it says', (_, machine) => {
    for (const { state, event } of machine.illegalPairs())
      expect(() => machine.transitionOrThrow(state, event)).toThrow(
        expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }),
      )
    const legal = machine.transitions.flatMap((t) => t.from.map((from) => [from, t.event, t.to] as const))
    for (const [from, event, to] of legal) expect(machine.next(from, event)).toBe(to)
    expect(legal.length + machine.illegalPairs().length).toBe(machine.states.length * machine.events.length)
  })

  it.each(named)('%s: every permission of its steps exists', (_, machine) => {
    for (const t of machine.transitions) expect(ALL_PERMISSIONS).toContain(t.permission)
  })
})

const move = defineAction({
  name: 'test.move',
  permission: 'home.read',
  summary: 'Tries a step of a machine',
  input: z.object({ machine: z.string(), id: z.uuid(), event: z.string(), remark: z.string().optional() }),
  run: async (ctx, { machine: name, id, event, remark }) => {
    const machine = machines.find((m) => m.name === name) as Machine
    return applyTransition(ctx, { machine, model: HELD_BY[name]?.model as string, id, event, remark })
  },
})
actionRegistry.delete('test.move')

describe('in the database', () => {
  let c: Chain
  let owner: Client

  beforeAll(async () => {
    c = await runChain()
    owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL })
    await owner.connect()
    const { userId, companyId } = await member('admin')
    await owner.query(
      `SELECT set_config('app.company_id', $1, false), set_config('app.user_id', $2, false), set_config('app.request_id', $3, false), set_config('app.action', 'test.place', false)`,
      [companyId, userId, randomUUID()],
    )
    const { rows } = await owner.query(`SELECT id FROM "QuotationRevision" WHERE "quotationId" = $1`, [
      c.id('quotation'),
    ])
    c.keep('revision', rows[0])
  })
  afterAll(() => owner.end())

  /** Puts the machine's document into a state, past every rule. */
  async function place(machine: Machine, state: string) {
    const { model, document } = HELD_BY[machine.name] as { model: string; document: string }
    await owner.query(`UPDATE "${model}" SET status = $1 WHERE id = $2`, [state, c.id(document)])
    return c.id(document)
  }
  async function rowOf(machine: Machine) {
    const { model, document } = HELD_BY[machine.name] as { model: string; document: string }
    const { rows } = await owner.query(
      `SELECT to_jsonb(t)::text AS row, (SELECT count(*) FROM "StatusHistory") AS history FROM "${model}" t WHERE id = $1`,
      [c.id(document)],
    )
    return rows[0]
  }
  const attempt = (who: Desk, machine: Machine, id: string, event: string, remark?: string) =>
    as(who, () => move({ machine: machine.name, id, event, remark }))

  it.each(named)('%s: its states are those the database allows', async (_, machine) => {
    const { model } = HELD_BY[machine.name] as { model: string }
    const { rows } = await owner.query<{ def: string }>(
      `SELECT pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE conname = $1`,
      [`${model}_status`],
    )
    const allowed = rows[0]?.def.match(/\{(.*)\}/)?.[1]?.split(',') ?? rows[0]?.def.match(/'([A-Z_]+)'/g) ?? []
    expect(allowed.map((s) => s.replaceAll("'", '')).sort()).toEqual([...machine.states].sort())
  })

  it.each(named)('%s: every illegal step is refused to ADMIN, and the document stays as it is', async (_, machine) => {
    for (const state of machine.states) {
      const id = await place(machine, state)
      const before = await rowOf(machine)
      for (const { event } of machine.illegalPairs().filter((p) => p.state === state)) {
        const result = await attempt('admin', machine, id, event, 'Because')
        expect([state, event, result.ok ? 'moved' : result.error.code]).toEqual([state, event, 'ILLEGAL_TRANSITION'])
      }
      expect(await rowOf(machine)).toEqual(before)
    }
  })

  it.each(named)('%s: a step needs its permission, and its reason where one is asked for', async (_, machine) => {
    for (const t of machine.transitions) {
      const id = await place(machine, t.from[0] as string)
      const before = await rowOf(machine)
      const without = ROLES.find((role) => !can([role], t.permission as Permission))
      if (!without) throw new Error(`Everybody holds ${t.permission}.`)
      const refused = await attempt(without.toLowerCase() as Desk, machine, id, t.event, 'Because')
      expect([t.event, refused.ok ? 'moved' : refused.error.code]).toEqual([t.event, 'FORBIDDEN'])
      if (t.remark === 'required') {
        const silent = await attempt('admin', machine, id, t.event, '  ')
        expect([t.event, silent.ok ? 'moved' : silent.error.code]).toEqual([t.event, 'VALIDATION'])
      }
      expect(await rowOf(machine)).toEqual(before)
      const done = await attempt('admin', machine, id, t.event, 'Because')
      expect([t.event, done.ok && done.data.to]).toEqual([t.event, t.to])
    }
  })
})
