import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fiscalYear } from '@/core/fiscal-year'
import { begin, finish } from '@/db/begin'
import { db } from '@/db/client'
import { expireDueQuotations } from '@/features/quotation/outcome/expire-due-quotations'
import {
  approveQuotation,
  createQuotation,
  submitQuotation,
  updateQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { printDocument } from '@/server/pdf-document'
import { read } from '@/server/read'
import { asSystem } from '@/server/system'
import { pdfDocuments } from '@/workers/pdf-documents'
import { as, customerId, fail, member, ok, sizeId, specId } from '../support/actors'

const CREATES = 100
const ROLLBACKS = 50

const input = async () => ({
  customerId: await customerId('C001'),
  lines: [
    {
      productSpecId: await specId('ASTM A106 GR.B'),
      pipeSizeId: await sizeId('6', '40'),
      quantity: '120',
      unit: 'MTR' as const,
      rate: '2450.50',
      rateUnit: 'MTR' as const,
    },
  ],
})

/** Takes a number as the write path does, and then everything is undone. */
async function rollBack(quotation: Awaited<ReturnType<typeof input>>): Promise<void> {
  const { userId, companyId } = await member('sales')
  const undone = db().$transaction(
    async (tx) => {
      const facts = { ip: null, action: 'quotation.create', requestId: randomUUID() }
      const actor = await begin(tx, { kind: 'member', userId, companyId }, facts)
      if (!actor) throw new Error('no actor')
      const { id } = await tx.quotation.create({
        data: { customerId: quotation.customerId, salespersonId: userId },
        select: { id: true },
      })
      const fy = fiscalYear(new Date().toISOString().slice(0, 10), actor.fyFirstMonth)
      await finish(tx, { numbers: [{ model: 'Quotation', id, type: 'NPS', fy }], events: [], result: null })
      throw new Error('undone on purpose')
    },
    { maxWait: 30_000, timeout: 60_000 },
  )
  await expect(undone).rejects.toThrow('undone on purpose')
}

describe('many people at once', () => {
  it('100 quotations made in parallel are numbered without a gap while others are undone', async () => {
    const quotation = await input()
    const numbers = await as('sales', async () => {
      const creates = Array.from({ length: CREATES }, async () => {
        const made = ok(await createQuotation(quotation)) as { id: string; number: string }
        return made.number
      })
      const rollbacks = Array.from({ length: ROLLBACKS }, () => rollBack(quotation))
      const [made] = await Promise.all([Promise.all(creates), Promise.all(rollbacks)])
      return made
    })
    const sequence = numbers.map((n) => Number(n.split('/')[2])).sort((a, b) => a - b)
    expect(sequence).toEqual(Array.from({ length: CREATES }, (_, i) => i + 1))
  })

  it('two editors who save the same draft at the same moment: one is told what happened', async () => {
    const { id } = await as('sales', async () => ok(await createQuotation(await input())))
    const base = await input()
    const save = (rate: string) => () =>
      updateQuotation({ id, version: 1, lines: base.lines.map((l) => ({ ...l, rate })), terms: [] })
    const results = await Promise.all([as('sales', save('2000')), as('admin', save('3000'))])
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect(results.flatMap((r) => (r.ok ? [] : [r.error.code]))).toEqual(['STALE'])
    const q = await as('sales', () => read((ctx) => getQuotation(ctx, id)))
    expect(q?.version).toBe(2)
    expect(q?.revision.lines).toHaveLength(1)
  })

  it('two approvals of the same quotation: it is approved once', async () => {
    const { id } = await as('sales', async () => ok(await createQuotation(await input())))
    await as('sales', async () => ok(await submitQuotation({ id })))
    const approve = () => approveQuotation({ id })
    const results = await Promise.all([as('management', approve), as('admin', approve)])
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    const q = await as('sales', () => read((ctx) => getQuotation(ctx, id)))
    expect(q?.history.filter((h) => h.toState === 'APPROVED')).toHaveLength(1)
  })

  it('the same create sent twice with one key makes one quotation', async () => {
    const quotation = await input()
    const send = () => as('sales', async () => ok(await createQuotation(quotation, { idempotencyKey: 'same-click' })))
    const first = await send()
    expect(await send()).toEqual(first)
  })
})

describe('the machinery behind', () => {
  it('may read the PDF it attaches, and marks what is past its validity', async () => {
    const { companyId } = await member('sales')
    const quotation = { ...(await input()), quotationDate: '2026-04-02', validUntil: '2026-04-05' }
    const { id } = await as('sales', async () => ok(await createQuotation(quotation)))
    await as('sales', async () => ok(await submitQuotation({ id })))
    await as('management', async () => ok(await approveQuotation({ id })))
    const document = pdfDocuments.quotation
    if (!document) throw new Error('the quotation cannot be printed')
    const { pdf } = await asSystem(companyId, () => printDocument(document, id))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await asSystem(companyId, expireDueQuotations)).toBe('1 quotations expired')
    expect(await asSystem(companyId, expireDueQuotations)).toBe('0 quotations expired')
    const late = await as('sales', () => submitQuotation({ id }))
    expect(fail(late).code).toBe('ILLEGAL_TRANSITION')
  })
})
