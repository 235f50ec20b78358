import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addComment, editComment, readMentions, removeComment } from '@/features/comment/comment.actions'
import { commentsOf } from '@/features/comment/comment.queries'
import { attachmentsOf } from '@/features/file/attachments.queries'
import { attachFile, detachFile } from '@/features/file/file.actions'
import { getHome } from '@/features/home/home.queries'
import { mailsOf } from '@/features/quotation/mail/quotation-mails.queries'
import { createQuotation } from '@/features/quotation/quotation.actions'
import { quotationTimeline } from '@/features/quotation/timeline/quotation-timeline.queries'
import type { OutboxMail } from '@/server/outbox'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, ok, readAs, sizeId, specId, uploadedFile } from '../support/actors'
import { withOwner } from '../support/owner'

let id: string
let number: string
const on = (documentId = id) => ({ documentType: 'Quotation' as const, documentId })
const say = (who: Desk, body: string) => as(who, () => addComment({ ...on(), body }))
const talk = (who: Desk) => as(who, () => read((ctx) => commentsOf(ctx, 'Quotation', id)))
const last = async (who: Desk) => (await talk(who)).comments.at(-1)
const mentions = async (who: Desk) => {
  const { groups } = await as(who, () => read(getHome))
  return groups.find((g) => g.key === 'mentions')?.rows.filter((row) => row.number === number) ?? []
}
const mailsTo = async (who: Desk) => {
  const rows = await readAs('admin', (tx) => tx.outboxMessage.findMany({ where: { documentType: 'User' } }))
  return rows.map((r) => r.payload as unknown as OutboxMail).filter((m) => m.to.includes(`${who}@erp.com`))
}

beforeAll(async () => {
  const line = {
    productSpecId: await specId('ASTM A106 GR.B'),
    pipeSizeId: await sizeId('6', '40'),
    quantity: '10',
    unit: 'MTR' as const,
    rate: '100',
    rateUnit: 'MTR' as const,
  }
  const made = await as('sales', async () =>
    ok(await createQuotation({ customerId: await customerId('C001'), lines: [line] })),
  )
  id = made.id
  number = (made as { number?: string }).number ?? ''
})
afterEach(() => vi.useRealTimers())

describe('comments on a quotation', () => {
  it('call a colleague by @ and the whole name: mail, home page, and read once the document is opened', async () => {
    ok(await say('sales', 'Please look at the margin, @Management Desk. <b>Not</b> markup.'))
    expect(await last('management')).toMatchObject({
      by: 'Sales Desk',
      body: 'Please look at the margin, @Management Desk. <b>Not</b> markup.',
      people: [{ name: 'Management Desk' }],
      editable: false,
      removable: false,
    })
    const [mail] = await mailsTo('management')
    expect(mail?.subject).toBe(`Sales Desk mentions you on quotation ${number}`)
    expect(mail?.text).toContain(`/quotations/${id}#comments`)
    expect(mail?.html).toContain('&lt;b&gt;Not&lt;/b&gt;')
    expect((await mentions('management')).map((row) => row.number)).toEqual([number])
    expect((await talk('management')).unread).toBe(true)
    expect((await talk('sales')).unread).toBe(false)
    ok(await as('management', () => readMentions(on())))
    expect((await talk('management')).unread).toBe(false)
    expect(await mentions('management')).toEqual([])
  })

  it('call only people who may see the document, nobody twice, and not oneself', async () => {
    const people = (await talk('sales')).people.map((p) => p.name)
    expect(people).toEqual(['Administrator', 'Management Desk', 'Sales Desk'])
    const before = (await mailsTo('management')).length
    ok(await say('sales', '@Quality Desk @Sales Desk @Management Desk @management desk'))
    expect((await last('sales'))?.people.map((p) => p.name)).toEqual(['Management Desk'])
    expect((await mailsTo('management')).length).toBe(before + 1)
    expect(await mailsTo('qc')).toEqual([])
    expect(await as('sales', () => read((ctx) => mailsOf(ctx, id)))).toEqual([])
  })

  it('can be changed for 15 minutes by who wrote them, and only those newly called are told', async () => {
    const { id: commentId } = ok(await say('sales', 'To @Administrator'))
    const told = (await mailsTo('admin')).length
    expect(fail(await as('admin', () => editComment({ id: commentId, body: 'x' }))).code).toBe('FORBIDDEN')
    ok(await as('sales', () => editComment({ id: commentId, version: 1, body: 'To @Administrator, once more' })))
    expect((await mailsTo('admin')).length).toBe(told)
    expect(await last('sales')).toMatchObject({ body: 'To @Administrator, once more', editable: true })
    expect((await last('sales'))?.editedAt).toBeTruthy()
    expect(fail(await as('sales', () => editComment({ id: commentId, version: 1, body: 'x' }))).code).toBe('STALE')
    ok(await as('sales', () => editComment({ id: commentId, body: 'To nobody' })))
    expect(await readAs('sales', (tx) => tx.commentMention.count({ where: { commentId } }))).toBe(0)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 })
    expect(fail(await as('sales', () => editComment({ id: commentId, body: 'Too late' }))).message).toMatch(
      /15 minutes/,
    )
    expect((await last('sales'))?.editable).toBe(false)
  })

  it('that were taken back show no words any more, and the audit trail keeps them', async () => {
    const { id: commentId } = ok(await say('sales', 'Our floor is 12 %, @Management Desk'))
    expect(fail(await as('management', () => removeComment({ id: commentId }))).code).toBe('FORBIDDEN')
    ok(await as('sales', () => removeComment({ id: commentId })))
    expect(await last('management')).toMatchObject({ body: null, people: [], removable: false })
    expect(fail(await as('sales', () => removeComment({ id: commentId }))).code).toBe('NOT_FOUND')
    const kept = await withOwner(async (owner) => {
      const { rows } = await owner.query<{ body: string }>(
        `SELECT "newValues" ->> 'body' AS body FROM "AuditChange" WHERE "tableName" = 'Comment' AND "rowId" = $1 AND op = 'INSERT'`,
        [commentId],
      )
      return rows
    })
    expect(kept).toEqual([{ body: 'Our floor is 12 %, @Management Desk' }])
  })

  it('are refused without words, on unknown documents, and to those who may not see the quotation', async () => {
    expect(fail(await say('sales', '  ')).fieldErrors?.body).toBe('Write a few words.')
    expect(fail(await say('sales', 'x'.repeat(4001))).fieldErrors?.body).toMatch(/4000/)
    expect(fail(await as('sales', () => addComment({ ...on(randomUUID()), body: 'x' }))).code).toBe('NOT_FOUND')
    expect(fail(await as('other-admin', () => addComment({ ...on(), body: 'x' }))).code).toBe('NOT_FOUND')
    for (const who of ['qc', 'stores', 'purchase', 'accounts'] as const)
      expect(fail(await say(who, 'x')).code).toBe('FORBIDDEN')
  })
})

describe('files of a quotation', () => {
  it('are added with a label, opened by who may see it, and taken off with a reason', async () => {
    const fileId = await uploadedFile('sales', 'Drawing 12.pdf')
    const files = (who: Desk) => as(who, () => read((ctx) => attachmentsOf(ctx, 'Quotation', id)))
    ok(await as('sales', () => attachFile({ ...on(), fileId, label: 'Drawing' })))
    expect(await files('management')).toMatchObject([
      { id: fileId, fileName: 'Drawing 12.pdf', label: 'Drawing', by: 'Sales Desk', removable: false },
    ])
    expect(fail(await as('management', () => detachFile({ ...on(), fileId, remark: 'x' }))).code).toBe('FORBIDDEN')
    expect(fail(await as('sales', () => detachFile({ ...on(), fileId, remark: ' ' }))).fieldErrors?.remark).toBeTruthy()
    const own = await uploadedFile('management', 'Minutes.pdf')
    expect(fail(await as('sales', () => attachFile({ ...on(), fileId: own }))).code).toBe('NOT_FOUND')
    ok(await as('sales', () => detachFile({ ...on(), fileId, remark: 'Wrong drawing' })))
    expect(await files('sales')).toEqual([])
  })
})

describe('the timeline of a quotation', () => {
  it('tells who did what and why: made, said, filed', async () => {
    const entries = await as('management', () =>
      read((ctx) => quotationTimeline(ctx, { id, currency: 'INR', revisions: [] })),
    )
    const told = entries.map((e) => [e.who, e.what, e.detail])
    expect(told).toContainEqual(['Sales Desk', 'Made', null])
    expect(told).toContainEqual(['Sales Desk', 'Commented', null])
    expect(told).toContainEqual(['Sales Desk', 'Added a file', 'Drawing 12.pdf (Drawing)'])
    expect(told).toContainEqual(['Sales Desk', 'Took off a file', 'Drawing 12.pdf: Wrong drawing'])
    // the words of a comment that was taken back stand nowhere in it
    expect(JSON.stringify(entries)).not.toContain('12 %')
  })
})
