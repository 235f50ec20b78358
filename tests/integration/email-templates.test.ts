import { describe, expect, it } from 'vitest'
import {
  activateEmailTemplate,
  createEmailTemplate,
  deactivateEmailTemplate,
  updateEmailTemplate,
} from '@/features/email-template/email-template.actions'
import { getEmailTemplate, getEmailTemplates, templateChoices } from '@/features/email-template/email-template.queries'
import { fillTemplate, SAMPLE_VALUES } from '@/features/email-template/fill-template'
import { read } from '@/server/read'
import { as, fail, ok, readAs } from '../support/actors'
import { withOwner } from '../support/owner'

const TEXT = { purpose: 'QUOTATION' as const, subject: 'Offer {{number}}', body: 'Dear {{contact}},\nsee {{number}}.' }
const make = (name: string, more: Record<string, unknown> = {}) =>
  as('admin', () => createEmailTemplate({ ...TEXT, name, ...more }))
const choices = (preferred?: string) => readAs('sales', (tx) => templateChoices(tx, 'QUOTATION', preferred))
const template = async (id: string) => {
  const found = await as('admin', () => read((ctx) => getEmailTemplate(ctx, id)))
  if (!found) throw new Error('no such text')
  return found
}

describe('the e-mail texts of a company', () => {
  it('start with one for sending, one for export offers and one that reminds; all can be filled', async () => {
    const { templates } = await as('admin', () => read(getEmailTemplates))
    expect(templates.map((t) => [t.purpose, t.name, t.isDefault])).toEqual([
      ['QUOTATION', 'Quotation', true],
      ['QUOTATION', 'Export offer', false],
      ['QUOTATION_REMINDER', 'Validity reminder', true],
    ])
    for (const t of templates) expect(fillTemplate(t.body, SAMPLE_VALUES)).not.toContain('{{')
  })

  it('are refused with the sentence at the field where a placeholder is unknown or not finished', async () => {
    const refused = fail(await make('Wrong', { subject: 'Offer {{nummer}}', body: 'Dear {{contact' }))
    expect(refused.fieldErrors).toEqual({
      subject: 'There is no placeholder {{nummer}}. The list beside the text shows what there is.',
      body: 'A placeholder is not finished: each begins with {{ and ends with }}.',
    })
    expect(fail(await make('Wrong', { cc: 'nobody' })).fieldErrors?.['cc.0']).toMatch(/e-mail address/)
    expect(fail(await make('', { body: ' ' })).fieldErrors).toMatchObject({
      name: expect.any(String),
      body: expect.any(String),
    })
  })

  it('have one standard text per purpose; a new one takes its place, and the format may prefer another', async () => {
    const { id } = ok(await make('Short', { isDefault: true, cc: 'desk@example.com; boss@example.com' }))
    const first = await choices()
    expect(first.map((t) => [t.name, t.isDefault])).toEqual([
      ['Short', true],
      ['Export offer', false],
      ['Quotation', false],
    ])
    expect(first[0]?.cc).toBe('desk@example.com, boss@example.com')
    const preferred = first.find((t) => t.name === 'Export offer')
    expect((await choices(preferred?.id ?? undefined))[0]?.name).toBe('Export offer')
    expect(fail(await make('short')).fieldErrors?.name).toMatch(/already/)

    const before = await template(id)
    ok(await as('admin', () => deactivateEmailTemplate({ id, version: before.version, remark: 'Too short' })))
    expect(await template(id)).toMatchObject({ isActive: false, isDefault: false })
    expect((await choices(id)).map((t) => t.name)).toEqual(['Export offer', 'Quotation'])
    const off = await template(id)
    const change = { id, name: 'Short', subject: 'X', body: 'X' }
    expect(
      fail(await as('admin', () => updateEmailTemplate({ ...change, version: off.version, isDefault: true }))).message,
    ).toMatch(/switched off/)
    expect(fail(await as('admin', () => updateEmailTemplate({ ...change, version: 1 }))).code).toBe('STALE')
    ok(await as('admin', () => activateEmailTemplate({ id, version: off.version })))
  })

  it('are changed by administrators only; a company without any uses the built-in text', async () => {
    expect(fail(await as('sales', () => createEmailTemplate({ ...TEXT, name: 'Mine' }))).code).toBe('FORBIDDEN')
    await withOwner(async (owner) => {
      await owner.query('BEGIN')
      await owner.query(`SELECT set_config('app.request_id', gen_random_uuid()::text, true)`)
      await owner.query(`UPDATE "EmailTemplate" SET "isActive" = false, "isDefault" = false`)
      await owner.query('COMMIT')
    })
    expect(await choices()).toMatchObject([{ id: null, name: 'Built-in text', isDefault: true }])
  })
})
