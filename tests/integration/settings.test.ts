import { describe, expect, it } from 'vitest'
import { gstinWithCheckDigit } from '@/core/gst'
import {
  createPaymentTermAction,
  createRegistrationAction,
  saveOfferTermsAction,
  sendTestAction,
  setExchangeRateAction,
  updateApprovalsAction,
  updateCompanyAction,
  updatePaymentTermAction,
  updateRegistrationAction,
  updateRulesAction,
  updateSequenceAction,
  updateSessionsAction,
  updateSmtpAction,
} from '@/features/settings/settings.actions'
import {
  getCompanyProfile,
  getCompanySettings,
  getOfferTerms,
  getSequences,
  getTradeTerms,
} from '@/features/settings/settings.queries'
import { read } from '@/server/read'
import { decryptSecret } from '@/server/secrets'
import { as, fail, ok, uploadedFile } from '../support/actors'
import { withOwner } from '../support/owner'

const settings = () => as('admin', () => read(getCompanySettings))
const profile = () => as('admin', () => read(getCompanyProfile))
const terms = () => as('admin', () => read(getOfferTerms))

describe('company profile', () => {
  it('is changed by administrators, with a stale save refused', async () => {
    const { company: c } = await profile()
    const input = { version: c.version, name: c.name, legalName: 'National Pipe & Supply Ltd', pan: c.pan }
    expect(fail(await as('management', () => updateCompanyAction(input))).code).toBe('FORBIDDEN')
    ok(await as('admin', () => updateCompanyAction(input)))
    expect((await profile()).company.legalName).toBe('National Pipe & Supply Ltd')
    expect(fail(await as('admin', () => updateCompanyAction(input))).code).toBe('STALE')
    expect(
      fail(await as('admin', () => updateCompanyAction({ ...input, version: c.version + 1, pan: 'X' }))).fieldErrors
        ?.pan,
    ).toContain('PAN')
  })

  it('takes a picture as logo, nothing else', async () => {
    const { company: c } = await profile()
    const logoFileId = await uploadedFile('admin', 'logo.pdf')
    expect(
      fail(
        await as('admin', () =>
          updateCompanyAction({ version: c.version, name: c.name, legalName: c.legalName, logoFileId }),
        ),
      ).fieldErrors?.logoFileId,
    ).toContain('PNG')
  })

  it('checks GSTINs, takes the state from them, and always keeps one default', async () => {
    const gstin = gstinWithCheckDigit('24AAPCN5127E1Z')
    const place = { label: 'Bharuch', addressLine1: '1 Road', city: 'Bharuch', isDefault: true }
    expect(
      fail(await as('admin', () => createRegistrationAction({ ...place, gstin: '24AAPCN5127E1ZX' }))).fieldErrors
        ?.gstin,
    ).toBeTruthy()
    ok(await as('admin', () => createRegistrationAction({ ...place, gstin })))
    const { registrations } = await profile()
    expect(registrations.map((r) => [r.stateCode, r.isDefault])).toEqual([
      ['24', true],
      ['27', false],
    ])
    const first = registrations[1]
    if (!first) throw new Error('no registration')
    const used = await as('admin', () => updateRegistrationAction({ ...first, isActive: false }))
    expect(fail(used)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Warehouses') })
  })
})

describe('number series', () => {
  it('change until their first number of the year is given, and every prefix is unique', async () => {
    const { sequences } = await as('admin', () => read(getSequences))
    expect(sequences).toHaveLength(13)
    const ncr = sequences.find((s) => s.docType === 'NCR')
    if (!ncr) throw new Error('NCR')
    const input = { id: ncr.id, version: ncr.version, prefix: 'nc-1', startNumber: '500' }
    expect(
      fail(await as('admin', () => updateSequenceAction({ ...input, prefix: 'INV' }))).fieldErrors?.prefix,
    ).toContain('INV')
    expect(fail(await as('admin', () => updateSequenceAction({ ...input, prefix: '0X' }))).code).toBe('VALIDATION')
    ok(await as('admin', () => updateSequenceAction(input)))
    await withOwner(async (owner) => {
      await owner.query('BEGIN')
      await owner.query(
        `SELECT set_config('app.company_id', $1, true), set_config('app.request_id', gen_random_uuid()::text, true)`,
        [ncr.companyId],
      )
      await owner.query(`UPDATE "NumberSequence" SET "lastNumber" = 500 WHERE id = $1`, [ncr.id])
      await owner.query('COMMIT')
    })
    expect(fail(await as('admin', () => updateSequenceAction({ ...input, version: ncr.version + 1 }))).code).toBe(
      'CONFLICT',
    )
  })
})

describe('offer terms', () => {
  it('are reordered, edited, added and switched off in one save', async () => {
    const before = (await terms()).terms
    expect(before).toHaveLength(15)
    const [first, second, ...rest] = before
    if (!first || !second) throw new Error('terms')
    const known = before.map((t) => t.id)
    const next = [
      second,
      { ...first, text: 'Ex-works Turbhe.' },
      ...rest.slice(0, -1),
      { title: 'Warranty', text: '12 months.', isActive: true },
    ]
    ok(await as('admin', () => saveOfferTermsAction({ known, terms: next })))
    const after = (await terms()).terms
    expect(after.slice(0, 2).map((t) => t.title)).toEqual([second.title, first.title])
    expect(after[1]?.text).toBe('Ex-works Turbhe.')
    expect(after.at(-2)).toMatchObject({ title: 'Warranty', isActive: true })
    expect(after.at(-1)).toMatchObject({ title: rest.at(-1)?.title, isActive: false })
    expect(fail(await as('admin', () => saveOfferTermsAction({ known, terms: next }))).code).toBe('STALE')
  })
})

describe('rules of the company', () => {
  it('approvals, tolerances and sessions are kept within their limits', async () => {
    const { version } = await settings()
    ok(
      await as('admin', () =>
        updateApprovalsAction({
          version,
          quotationApproval: true,
          quotationApprovalAbove: '5,00,000',
          requisitionApproval: false,
          purchaseOrderApproval: true,
          purchaseOrderApprovalAbove: '0',
        }),
      ),
    )
    ok(
      await as('admin', () =>
        updateRulesAction({
          version: version + 1,
          overReceiptPct: '5',
          randomLengthM: '7',
          quotationValidityDays: 10,
          invoiceDueDays: 45,
          lutReference: 'AD27',
        }),
      ),
    )
    expect(
      fail(
        await as('admin', () =>
          updateRulesAction({
            version: version + 2,
            overReceiptPct: '101',
            randomLengthM: '7',
            quotationValidityDays: 0,
            invoiceDueDays: 45,
            lutReference: null,
          }),
        ),
      ).fieldErrors,
    ).toMatchObject({
      overReceiptPct: expect.any(String),
      quotationValidityDays: expect.any(String),
    })
    expect(
      fail(await as('admin', () => updateSessionsAction({ version: version + 2, idleMinutes: 481, maxMinutes: 1440 })))
        .fieldErrors?.idleMinutes,
    ).toContain('480')
    expect(
      fail(await as('admin', () => updateSessionsAction({ version: version + 2, idleMinutes: 60, maxMinutes: 30 })))
        .fieldErrors?.idleMinutes,
    ).toBeTruthy()
    ok(await as('admin', () => updateSessionsAction({ version: version + 2, idleMinutes: 60, maxMinutes: 600 })))
    expect(await settings()).toMatchObject({
      quotationApprovalAbove: '500000',
      overReceiptPct: '5',
      sessionIdleSeconds: 3600,
      sessionMaxSeconds: 36000,
      lutReference: 'AD27',
    })
  })

  it('the mail password is stored encrypted, never read back, masked in the trail, and kept by an empty field', async () => {
    const { version } = await settings()
    const smtp = {
      smtpHost: 'mail.example.com',
      smtpPort: '587',
      smtpSecure: false,
      smtpUser: 'erp',
      smtpFrom: 'erp@example.com',
      smtpFromName: null,
    }
    ok(await as('admin', () => updateSmtpAction({ ...smtp, version, smtpPassword: 'very secret' })))
    const shown = await settings()
    expect(shown.hasSmtpPassword).toBe(true)
    expect(JSON.stringify(shown)).not.toContain('secret')
    ok(await as('admin', () => updateSmtpAction({ ...smtp, version: version + 1, smtpPassword: '' })))
    await withOwner(async (owner) => {
      const { rows } = await owner.query(
        `SELECT "smtpPasswordEncrypted" AS p FROM "CompanySetting" WHERE "smtpHost" = 'mail.example.com'`,
      )
      expect(decryptSecret(rows[0].p)).toBe('very secret')
      const trail = await owner.query(
        `SELECT "newValues" ->> 'smtpPasswordEncrypted' AS p FROM "AuditChange" WHERE "tableName" = 'CompanySetting' AND "newValues" ? 'smtpPasswordEncrypted'`,
      )
      expect(trail.rows).toEqual([{ p: '***' }])
    })
    ok(await as('admin', () => updateSmtpAction({ ...smtp, version: version + 2, smtpHost: null, smtpFrom: null })))
    expect((await settings()).hasSmtpPassword).toBe(false)
    expect(fail(await as('admin', () => sendTestAction({ to: 'me@example.com' }))).message).toContain('No mail server')
  })
})

describe('trade terms and rates', () => {
  it('payment terms have unique codes and are switched off, not deleted', async () => {
    const { id } = ok(
      await as('admin', () => createPaymentTermAction({ code: 'n90', name: '100 % within 90 days', days: '90' })),
    )
    expect(
      fail(await as('admin', () => createPaymentTermAction({ code: 'N90', name: 'again', days: 1 }))).fieldErrors?.code,
    ).toContain('taken')
    ok(
      await as('admin', () =>
        updatePaymentTermAction({
          id,
          version: 1,
          code: 'N90',
          name: '100 % within 90 days',
          days: 90,
          isActive: false,
        }),
      ),
    )
    expect((await as('admin', () => read(getTradeTerms))).paymentTerms.find((t) => t.id === id)).toMatchObject({
      days: 90,
      isActive: false,
    })
  })

  it('a rate is of a day that has come, of a foreign currency, and can be corrected', async () => {
    const rate = { currency: 'USD' as const, rateDate: '2026-05-04', rate: '84.123456' }
    const { id } = ok(await as('admin', () => setExchangeRateAction(rate)))
    expect(ok(await as('admin', () => setExchangeRateAction({ ...rate, rate: '84.2' }))).id).toBe(id)
    expect(
      fail(await as('admin', () => setExchangeRateAction({ ...rate, currency: 'INR' }))).fieldErrors?.currency,
    ).toBeTruthy()
    expect(
      fail(await as('admin', () => setExchangeRateAction({ ...rate, rateDate: '2099-01-01' }))).fieldErrors?.rateDate,
    ).toBeTruthy()
    expect(fail(await as('admin', () => setExchangeRateAction({ ...rate, rate: '0' }))).fieldErrors?.rate).toBeTruthy()
  })
})
