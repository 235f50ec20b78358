import { beforeAll, describe, expect, it } from 'vitest'
import { actionRegistry, listRegistry } from '@/app/registry'
import { dec } from '@/core/money'
import { can, type Permission, ROLES, type Role } from '@/core/permissions'
import { createApiToken } from '@/features/api-token/api-token.actions'
import { getHeat } from '@/features/heat/heat.queries'
import { getHome } from '@/features/home/home.queries'
import { searchEverything } from '@/features/search/search.queries'
import { AppError } from '@/server/errors'
import { type ListDef, runList } from '@/server/list'
import { type ReadContext, read } from '@/server/read'
import { pdfDocuments } from '@/workers/pdf-documents'
import { as, type Desk, ok } from '../support/actors'
import type { Chain } from '../support/chain'
import { BOUGHT, HEATS } from '../support/chain/purchase'
import { CHAIN_LISTS, runChain } from '../support/chain/run'
import { SOLD } from '../support/chain/sales'
import { everyTable } from '../support/tables'

const deskOf = (role: Role) => role.toLowerCase() as Desk
const readAs = <T>(role: Role, fn: (ctx: ReadContext) => Promise<T>, permission?: Permission) =>
  as(deskOf(role), () => read(fn, { permission }))

/** FORBIDDEN and the like as a word, whatever came of it otherwise as "ran". */
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ran',
    (error) => (error instanceof AppError ? error.code : String(error)),
  )

describe('the table of permissions, as the business agreed it', () => {
  // Written down a second time on purpose: whoever changes the table has to say so here too.
  it.each<[Permission, Exclude<Role, 'ADMIN'>[]]>([
    ['quotation.approve', ['MANAGEMENT']],
    ['quotation.create', ['SALES']],
    ['customer-po.review', ['SALES']],
    ['stock.reserve', ['SALES']],
    ['purchase-requisition.approve', ['MANAGEMENT']],
    ['purchase-order.create', ['PURCHASE']],
    ['purchase-order.approve', ['MANAGEMENT']],
    ['vendor.approve', ['MANAGEMENT']],
    ['grn.post', ['STORES']],
    ['inspection.submit', ['QC']],
    ['opening-stock.approve', ['QC']],
    ['ncr.close', ['MANAGEMENT']],
    ['dispatch-note.create', ['STORES']],
    ['invoice.create', ['ACCOUNTS']],
    ['invoice.post', ['ACCOUNTS']],
    ['receipt.create', ['ACCOUNTS']],
    ['sales-price.read', ['SALES', 'ACCOUNTS', 'MANAGEMENT']],
    ['cost.view', ['PURCHASE', 'ACCOUNTS', 'MANAGEMENT']],
    ['user.write', []],
    ['settings.write', []],
    ['audit.read', []],
    ['product.write', []],
  ])('%s is for %j and ADMIN', (permission, roles) => {
    expect(ROLES.filter((role) => can([role], permission)).sort()).toEqual(['ADMIN', ...roles].sort())
  })

  it('nobody approves what is not theirs to approve: preparing and approving roles are apart', () => {
    for (const area of ['quotation', 'purchase-requisition', 'purchase-order'])
      for (const role of ROLES.filter((r) => r !== 'ADMIN'))
        expect([role, can([role], `${area}.create`) && can([role], `${area}.approve`)]).toEqual([role, false])
  })
})

describe('every action, by every role', () => {
  const actions = [...actionRegistry.values()]

  it('is refused without its permission, and nothing is written', async () => {
    const before = await everyTable()
    const wrong: string[] = []
    let refused = 0
    for (const role of ROLES)
      for (const action of actions.filter((a) => !can([role], a.permission))) {
        const result = await as(deskOf(role), () => action.call({}))
        if (result.ok || result.error.code !== 'FORBIDDEN')
          wrong.push(`${role} ${action.name}: ${result.ok ? 'done' : result.error.code}`)
        refused++
      }
    expect(wrong).toEqual([])
    expect(refused).toBeGreaterThan(400)
    expect(await everyTable()).toEqual(before)
  })

  it('is anything but forbidden with its permission', async () => {
    const wrong: string[] = []
    for (const role of ROLES)
      for (const action of actions.filter((a) => can([role], a.permission))) {
        const result = await as(deskOf(role), () => action.call({}))
        if (!result.ok && ['FORBIDDEN', 'UNAUTHENTICATED', 'INTERNAL'].includes(result.error.code))
          wrong.push(`${role} ${action.name}: ${result.error.code}`)
      }
    expect(wrong).toEqual([])
  })
})

describe('what each role may read', () => {
  let c: Chain
  beforeAll(async () => {
    c = await runChain()
  })

  it('every list and every record of it, by every role', async () => {
    const wrong: string[] = []
    const check = (what: string, allowed: boolean, got: string) => {
      if (got !== (allowed ? 'ran' : 'FORBIDDEN')) wrong.push(`${what}: ${got}`)
    }
    for (const role of ROLES)
      for (const list of listRegistry.values()) {
        const allowed = can([role], list.permission)
        const run = readAs(role, (ctx) => runList(ctx, list, {}), list.permission)
        check(`${role} ${list.name}`, allowed, await outcome(run))
        const id = CHAIN_LISTS[list.name] ? c.id(CHAIN_LISTS[list.name] as string) : null
        if (!id || !list.detail) continue
        const { detail } = list
        const open = readAs(
          role,
          async (ctx) => {
            const record = await detail(ctx, id)
            // a mail is open to those who may read its document
            if (list.name !== 'outbox' && record === null) throw new Error('not found')
          },
          list.permission,
        )
        check(`${role} ${list.name}/${id}`, allowed, await outcome(open))
      }
    expect(wrong).toEqual([])
  })

  it('columns with a permission of their own are neither sent nor sortable without it', async () => {
    const wrong: string[] = []
    for (const role of ROLES)
      for (const list of [...listRegistry.values()].filter((l) => can([role], l.permission)))
        for (const column of list.columns.filter((col) => col.permission && !can([role], col.permission))) {
          const { rows } = await readAs(role, (ctx) => runList(ctx, list, { sort: `-${column.key}`, pageSize: '200' }))
          if (rows.some((row) => column.key in row)) wrong.push(`${role} ${list.name}.${column.key}`)
        }
    expect(wrong).toEqual([])
  })

  /** Paths of a result at which one of the amounts stands, as a number or within a text. */
  function placesOf(amounts: readonly string[], value: unknown, path = ''): string[] {
    if (Array.isArray(value)) return value.flatMap((v, i) => placesOf(amounts, v, `${path}[${i}]`))
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([k, v]) => placesOf(amounts, v, `${path}.${k}`))
    if (typeof value !== 'string' && typeof value !== 'number') return []
    const text = String(value).replaceAll(',', '')
    const shown = amounts.some((a) => (/^\d+(\.\d+)?$/.test(text) ? dec(text).eq(a) : text.includes(a)))
    return shown ? [`${path} = ${text.slice(0, 80)}`] : []
  }

  /** Everything the role can read of the chain, by where it is read. */
  async function readable(role: Role): Promise<[string, unknown][]> {
    const out: [string, unknown][] = []
    for (const list of [...listRegistry.values()].filter((l) => can([role], l.permission))) {
      out.push([list.name, await readAs(role, (ctx) => runList(ctx, list, { pageSize: '200' }))])
      const name = CHAIN_LISTS[list.name]
      if (name && list.detail)
        out.push([`${list.name}/${name}`, await readAs(role, (ctx) => detailOf(list, ctx, name))])
    }
    for (const [name, document] of Object.entries(pdfDocuments).filter(([, d]) => can([role], d.permission)))
      for (const made of PRINTED[name] ?? [])
        out.push([`PDF of ${made}`, await readAs(role, (ctx) => document.load(ctx, c.id(made)))])
    out.push(['heat', await readAs(role, (ctx) => getHeat(ctx, HEATS.first.heatNo))])
    out.push(['home', await readAs(role, getHome)])
    out.push(['search', await readAs(role, (ctx) => searchEverything(ctx, HEATS.first.heatNo))])
    return out
  }
  const found = new Map<Role, ReturnType<typeof readable>>()
  const readableOnce = (role: Role) => {
    const known = found.get(role) ?? readable(role)
    found.set(role, known)
    return known
  }
  const detailOf = async (list: ListDef, ctx: ReadContext, name: string) => list.detail?.(ctx, c.id(name))
  const PRINTED: Record<string, string[]> = {
    quotation: ['quotation'],
    'purchase-order': ['purchaseOrder'],
    'packing-list': ['packingList1', 'packingList2'],
    'dispatch-note': ['dispatchNote1', 'dispatchNote2'],
    invoice: ['invoice1', 'invoice2'],
  }

  it.each([
    // rate and amount of line 1 of the quotation; rate and amount of the purchase order
    ['sales prices', 'sales-price.read', [SOLD.first.rate, '1757900.25'], ['PURCHASE', 'QC', 'STORES']],
    ['purchase prices and stock cost', 'cost.view', [BOUGHT.rate, '499240'], ['SALES', 'QC', 'STORES']],
  ] as const)('no %s reach a role without %s, in any list, record, PDF, heat, home page or search', async (...row) => {
    const [, permission, amounts, blind] = row
    expect(ROLES.filter((role) => !can([role], permission))).toEqual([...blind])
    for (const role of ROLES) {
      const shown = (await readableOnce(role)).flatMap(([where, x]) =>
        placesOf(amounts, x).map((at) => `${where} ${at}`),
      )
      if (can([role], permission)) expect([role, shown.length > 0]).toEqual([role, true])
      else expect([role, shown]).toEqual([role, []])
    }
  })

  it('the doors of the API ask for the same permissions', async () => {
    const { POST } = await import('@/app/api/v1/actions/[name]/route')
    const { GET: list } = await import('@/app/api/v1/[list]/route')
    const { GET: record } = await import('@/app/api/v1/[list]/[id]/route')
    const { GET: exported } = await import('@/app/api/v1/[list]/export/route')
    const { GET: pdf } = await import('@/app/api/pdf/[document]/[id]/route')
    const { token } = ok(await as('stores', () => createApiToken({ name: 'Scanner' })))
    const at = (path: string, method = 'GET') =>
      new Request(`http://localhost${path}`, { method, headers: { authorization: `Bearer ${token}` } })
    const id = c.id('quotation')
    const params = <T>(value: T) => ({ params: Promise.resolve(value) })
    const answers = [
      await POST(at('/api/v1/actions/quotation.create', 'POST'), params({ name: 'quotation.create' })),
      await list(at('/api/v1/quotations'), params({ list: 'quotations' })),
      await record(at(`/api/v1/quotations/${id}`), params({ list: 'quotations', id })),
      await exported(at('/api/v1/quotations/export?format=csv'), params({ list: 'quotations' })),
      await pdf(at(`/api/pdf/quotation/${id}`), params({ document: 'quotation', id })),
    ]
    expect(answers.map((a) => a.status)).toEqual([403, 403, 403, 403, 403])
    expect((await list(at('/api/v1/stock'), params({ list: 'stock' }))).status).toBe(200)
  })
})
