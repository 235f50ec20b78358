import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addDays } from '@/core/fiscal-year'
import {
  approveQuotation,
  closeQuotation,
  remindQuotations,
  reviseQuotation,
  sendQuotation,
  submitQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import type { OutboxMail } from '@/server/outbox'
import { read } from '@/server/read'
import { maintenanceTasks } from '@/workers/job-handlers'
import { runMaintenance } from '@/workers/maintenance'
import { as, fail, ok, readAs, setSetting } from '../support/actors'
import { MailServer, relayWaiting } from '../support/mail-server'
import { approvedQuotation } from '../support/orders'

const LINE = { size: '6', schedule: '40', metres: '10', rate: '100' }
const MAIL = { to: ['buyer@example.com'], cc: ['copy@example.com'], subject: 'Our quotation', message: 'See the PDF.' }
const page = async (id: string) => {
  const quotation = await as('sales', () => read((ctx) => getQuotation(ctx, id)))
  if (!quotation) throw new Error('quotation not found')
  return quotation
}
/** A quotation that went out and was handed over to the mail server. */
const sent = async () => {
  const { id } = await approvedQuotation([LINE])
  await as('sales', async () => ok(await sendQuotation({ id, ...MAIL })))
  await relayWaiting()
  return id
}
const at = (date: string) => vi.setSystemTime(new Date(`${date}T06:00:00.000Z`))
const remind = () => as('sales', async () => ok(await remindQuotations({})))
const mailsTo = async (address: string) => {
  const rows = await readAs('admin', (tx) => tx.outboxMessage.findMany({ where: { kind: 'EMAIL' } }))
  return rows
    .map((row) => ({ ...(row.payload as unknown as OutboxMail), documentType: row.documentType }))
    .filter((mail) => mail.to.includes(address))
}

describe('reminders of quotations about to expire', () => {
  const server = new MailServer()
  beforeAll(() => server.start())
  afterAll(() => server.stop())
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(async () => {
    vi.useRealTimers()
    await setSetting('quotationReminderDays', 2)
    await setSetting('quotationRemindCustomer', false)
  })

  it('tell each salesperson in one mail, two days before the validity ends and once per revision', async () => {
    const ids = [await sent(), await sent()]
    const { validUntil } = (await page(ids[0] ?? '')).revision
    at(addDays(validUntil, -3))
    expect(await remind()).toEqual({ reminded: 0, customers: 0 })
    at(addDays(validUntil, -2))
    expect(await remind()).toEqual({ reminded: 2, customers: 0 })
    const [mail, ...others] = await mailsTo('sales@erp.com')
    expect(others).toEqual([])
    expect(mail?.subject).toBe('2 quotations are about to expire')
    for (const id of ids)
      expect(mail?.text).toContain(`${(await page(id)).number} Rev.0: Sahyadri Refineries Ltd, INR 1,000.00`)
    at(validUntil)
    expect(await remind()).toEqual({ reminded: 0, customers: 0 })
    // what the salesperson is told is no mail of the quotation
    expect((await page(ids[0] ?? '')).mails).toHaveLength(1)
  })

  it('reach the customer politely where Settings say so: who got the quotation, and nobody else', async () => {
    await setSetting('quotationRemindCustomer', true)
    const id = await sent()
    const { number, revision } = await page(id)
    at(addDays(revision.validUntil, -1))
    expect(await remind()).toEqual({ reminded: 1, customers: 1 })
    const [mail] = (await page(id)).mails
    expect(mail).toMatchObject({ to: ['buyer@example.com'], cc: [], status: 'QUEUED', files: [] })
    expect(mail?.subject).toMatch(new RegExp(`^Our quotation ${number} is valid until`))
    await relayWaiting()
    expect(server.received.at(-1)?.text).toContain('a short answer to this mail is enough')
    expect(server.received.at(-1)?.headers['reply-to']).toBe('sales@erp.com')
    at(addDays(revision.validUntil, -2))
    expect(await remind()).toEqual({ reminded: 0, customers: 0 })
  })

  it('say nothing of what has an outcome, was not sent, or whose validity is over', async () => {
    const lost = await sent()
    await as('sales', async () => ok(await closeQuotation({ id: lost, event: 'lose', remark: 'Price' })))
    const { id: unsent } = await approvedQuotation([LINE])
    const old = await sent()
    const { validUntil } = (await page(unsent)).revision
    at(addDays(validUntil, 1))
    expect(await remind()).toEqual({ reminded: 0, customers: 0 })
    await setSetting('quotationReminderDays', 0)
    at(validUntil)
    expect(await remind()).toEqual({ reminded: 0, customers: 0 })
    await setSetting('quotationReminderDays', 2)
    expect(await remind()).toEqual({ reminded: 1, customers: 0 })
    expect(
      await readAs('sales', (tx) =>
        tx.quotationRevision.count({ where: { quotationId: old, reminderSentAt: { not: null } } }),
      ),
    ).toBe(1)
  })

  it('come anew with the next revision', async () => {
    const id = await sent()
    const first = (await page(id)).revision.validUntil
    at(first)
    expect(await remind()).toMatchObject({ reminded: 1 })
    await as('sales', async () => ok(await reviseQuotation({ id, reason: 'More time' })))
    await as('sales', async () => ok(await submitQuotation({ id })))
    await as('management', async () => ok(await approveQuotation({ id })))
    await as('sales', async () => ok(await sendQuotation({ id, ...MAIL })))
    at((await page(id)).revision.validUntil)
    expect(await remind()).toMatchObject({ reminded: 1 })
  })

  it('are sent, and quotations marked as expired, by the hourly maintenance of every company', async () => {
    expect(fail(await as('management', () => remindQuotations({}))).code).toBe('FORBIDDEN')
    const id = await sent()
    const { validUntil } = (await page(id)).revision
    const tasks = maintenanceTasks.filter((task) => task.name.startsWith('quotation.'))
    expect(tasks.map((task) => task.name)).toEqual(['quotation.expire', 'quotation.remind'])
    at(validUntil)
    await runMaintenance(tasks)
    expect(await page(id)).toMatchObject({ status: 'OPEN' })
    expect(
      await readAs('sales', (tx) =>
        tx.quotationRevision.count({ where: { quotationId: id, reminderSentAt: { not: null } } }),
      ),
    ).toBe(1)
    at(addDays(validUntil, 1))
    await runMaintenance(tasks)
    expect(await page(id)).toMatchObject({ status: 'EXPIRED' })
  })
})
