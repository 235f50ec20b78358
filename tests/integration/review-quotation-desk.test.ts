import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import '@/app/registry'
import {
  approveQuotation,
  createQuotation,
  retryQuotationMail,
  reviseQuotation,
  sendQuotation,
  submitQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { quotationBoard } from '@/features/quotation/register/quotation-board.queries'
import { getWinLoss } from '@/features/quotation-report/win-loss.queries'
import { AppError } from '@/server/errors'
import { clientList, type ListParams, listRegistry, runList, withFilterFacts } from '@/server/list'
import { closePdf } from '@/server/pdf'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, ok, readAs, sizeId, specId } from '../support/actors'
import { MailServer, relayWaiting } from '../support/mail-server'
import { approvedOrder, pipeLine } from '../support/purchase'

const make = async (rate = '2450.50') =>
  ok(
    await as('sales', async () =>
      createQuotation({
        customerId: await customerId('C001'),
        lines: [
          {
            productSpecId: await specId('ASTM A106 GR.B'),
            pipeSizeId: await sizeId('14', '60'),
            quantity: '120',
            unit: 'MTR',
            rate,
          },
        ],
      }),
    ),
  ).id
const submit = async (id: string) => ok(await as('sales', () => submitQuotation({ id, reason: 'Strategic customer' })))
const approve = async (id: string) =>
  ok(await as('management', () => approveQuotation({ id, remark: 'Agreed with the buyer' })))

/** What a list, its filters and its export answer; `refused` for one clear sentence. Anything else is a defect. */
async function asked(name: string, params: ListParams, who: Desk = 'admin'): Promise<string> {
  const def = listRegistry.get(name)
  if (!def) throw new Error(`no list ${name}`)
  try {
    await as(who, () =>
      read(
        async (ctx) => {
          await withFilterFacts(ctx, def, clientList(def, ctx.actor.can), params)
          return runList(ctx, def, params)
        },
        { permission: def.permission },
      ),
    )
    return 'answered'
  } catch (error) {
    if (error instanceof AppError && error.code === 'VALIDATION') return 'refused'
    throw error
  }
}

const LISTS = [
  'quotations',
  'approvals',
  'follow-ups',
  'mentions',
  'win-loss',
  'customer-item-codes',
  'quotation-templates',
]
const ODD = [
  'abc',
  '-1',
  '1.5',
  'NaN',
  'Infinity',
  '1e400',
  '9999999999999999',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  "'; DROP TABLE x; --",
  '%_\\',
  '\u0000',
  '\ud800',
  'a'.repeat(5000),
  'me',
  'true',
  'constructor',
  '00000000-0000-7000-8000-000000000000',
]

describe('Lists of the quotation desk asked for nonsense', () => {
  it.each(LISTS)('%s answers or refuses in a sentence, whatever stands in its address', async (name) => {
    const def = listRegistry.get(name)
    const keys = [...(def?.filters.map((f) => f.key) ?? []), 'page', 'pageSize', 'sort', 'ids', 'layout']
    const wrong: string[] = []
    for (const key of keys)
      for (const value of ODD)
        await asked(name, { [key]: value }).catch((error: Error) => {
          wrong.push(`${key}=${value.slice(0, 40)}: ${error.message.slice(-160)}`)
        })
    expect(wrong).toEqual([])
  })

  it('so do the board and the figures above the report', async () => {
    const wrong: string[] = []
    for (const key of ['q', 'from', 'to', 'customerId', 'salespersonId', 'grade', 'by', 'ids', 'page', 'amountFrom'])
      for (const value of ODD)
        for (const load of [quotationBoard, getWinLoss])
          await as('admin', () => read((ctx) => load(ctx, { [key]: value }) as Promise<unknown>)).catch(
            (error: Error) => {
              if (!(error instanceof AppError))
                wrong.push(`${load.name} ${key}=${value.slice(0, 40)}: ${error.message.slice(-160)}`)
            },
          )
    expect(wrong).toEqual([])
  })
})

/** Keys with a value anywhere in an answer. */
function keysIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) keysIn(item, found)
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== null && inner !== undefined) found.add(key)
      keysIn(inner, found)
    }
  return found
}

describe('Cost and margin', () => {
  it('stand in nothing that a salesperson gets of a quotation, of any revision', async () => {
    await approvedOrder([await pipeLine('100', '2000', { pipeSizeId: await sizeId('14', '60') })])
    const id = await make('2100')
    await submit(id)
    await approve(id)
    ok(await as('sales', () => reviseQuotation({ id, reason: 'Cheaper' })))
    const secret = ['marginPct', 'costPerMetre', 'floorPct', 'floor', 'cost']
    const management = await as('management', () => read((ctx) => getQuotation(ctx, id, 0)))
    expect(keysIn(management)).toContain('marginPct')
    expect(JSON.stringify(management)).toContain('"2000"')
    for (const revision of [0, 1]) {
      const mine = await as('sales', () => read((ctx) => getQuotation(ctx, id, revision)))
      expect([...keysIn(mine)].filter((key) => secret.includes(key))).toEqual([])
    }
    const { rows } = await as('sales', () => read((ctx) => runList(ctx, listRegistry.get('quotations') as never, {})))
    expect([...keysIn(rows)].filter((key) => secret.includes(key))).toEqual([])
  })
})

describe('A mail of a quotation that waited', () => {
  const server = new MailServer()
  beforeAll(async () => {
    await server.start()
  })
  beforeEach(() => {
    server.received.length = 0
    server.answer = null
  })
  afterAll(async () => {
    await closePdf()
    await server.stop()
  })

  it('is not sent again once a later revision was approved', async () => {
    const id = await make()
    await submit(id)
    await approve(id)
    ok(await as('sales', () => sendQuotation({ id, to: 'buyer@example.com', subject: 'Offer', message: 'Dear Sir' })))
    server.answer = { code: 550, message: 'No such person' }
    expect(await relayWaiting()).toContain('FAILED')
    const mail = await readAs('sales', (tx) => tx.outboxMessage.findFirstOrThrow({ where: { documentId: id } }))
    ok(await as('sales', () => reviseQuotation({ id, reason: 'Better price' })))
    await submit(id)
    await approve(id)
    const refused = fail(await as('sales', () => retryQuotationMail({ id, mailId: mail.id })))
    expect(refused.code).toBe('CONFLICT')
    expect(refused.message).toMatch(/Rev\.0/)
  })

  it('carries a subject of one line and recipients only from where they were typed', async () => {
    const id = await make()
    await submit(id)
    await approve(id)
    const answer = await as('sales', () =>
      sendQuotation({
        id,
        to: 'buyer@example.com',
        bcc: 'own@example.com',
        subject: 'Offer\r\nBcc: spy@example.com\r\n\r\nHello',
        message: 'Dear Sir',
      }),
    )
    ok(answer)
    await relayWaiting()
    const mail = server.received.find((m) => m.headers.subject?.startsWith('Offer Bcc'))
    expect(mail?.to.sort()).toEqual(['buyer@example.com', 'own@example.com'])
    expect(mail?.headers.bcc).toBeUndefined()
    expect(mail?.raw).not.toContain('own@example.com')
    for (const to of ['a@b.com\r\nBcc: spy@example.com', 'Spy <spy@example.com>', '"x" spy@example.com'])
      expect(
        fail(await as('sales', () => sendQuotation({ id, to: [to], subject: 'Offer', message: 'x' }))).fieldErrors,
      ).toBeDefined()
  })
})
