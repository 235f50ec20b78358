import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { POST as upload } from '@/app/api/files/route'
import { GET as exportList } from '@/app/api/v1/[list]/export/route'
import { GET as list } from '@/app/api/v1/[list]/route'
import { POST as actions } from '@/app/api/v1/actions/[name]/route'
import { createInspection, saveInspection, submitInspection } from '@/features/inspection/inspection.actions'
import { createInvoiceAction, postInvoiceAction } from '@/features/invoice/invoice.actions'
import { createOpeningStockAction } from '@/features/opening-stock/opening-stock.actions'
import { createPackingListAction } from '@/features/packing-list/packing-list.actions'
import { createQuotation } from '@/features/quotation/quotation.actions'
import { createReceiptAction } from '@/features/receipt/receipt.actions'
import { updateSmtpAction } from '@/features/settings/settings.actions'
import { getCompanySettings } from '@/features/settings/settings.queries'
import { toAppError } from '@/server/errors'
import { read } from '@/server/read'
import { as, customerId, fail, locationId, ok, readAs, sizeId, specId, uploadedFile } from '../support/actors'
import { request, tokenOf } from '../support/api'
import { acceptedHeats, packed, packingInput, reservedOrder } from '../support/delivery'
import { withOwner } from '../support/owner'

const context = <T>(params: T) => ({ params: Promise.resolve(params) })

describe('The API answers nonsense with a sentence', () => {
  it('a day that is not in the calendar', async () => {
    const { token } = await tokenOf('sales')
    for (const day of ['2026-02-31', '2026-13-45']) {
      const answer = await list(request(`/api/v1/enquiries?from=${day}`, { token }), context({ list: 'enquiries' }))
      expect(answer.status, day).toBe(422)
    }
  })

  it('a filter of an export with a character that cannot be stored', async () => {
    const { token } = await tokenOf('sales')
    const asked = request('/api/v1/enquiries/export?q=a%00b', { token })
    expect((await exportList(asked, context({ list: 'enquiries' }))).status).toBe(200)
  })

  it('a cookie that is not encoded properly', async () => {
    const headers = { cookie: 'next-auth.session-token=%E0%A4%A' }
    const answer = await list(request('/api/v1/enquiries', { headers }), context({ list: 'enquiries' }))
    expect(answer.status).toBe(401)
  })

  it('an amount that no column can hold', async () => {
    const { token } = await tokenOf('sales')
    const line = {
      productSpecId: await specId(),
      pipeSizeId: await sizeId('6', '40'),
      quantity: '99999999',
      unit: 'MTR',
      rate: '9999999999',
      rateUnit: 'MTR',
    }
    const body = { customerId: await customerId(), lines: [line] }
    const answer = await actions(
      request('/api/v1/actions/quotation.create', { token, body }),
      context({ name: 'quotation.create' }),
    )
    expect(answer.status).toBe(422)
  })

  it('an expected refusal keeps its sentence when it was thrown out of another bundle', () => {
    const error = Object.assign(new Error('Not here.'), { name: 'AppError', code: 'NOT_FOUND' })
    expect(toAppError(error)).toMatchObject({ code: 'NOT_FOUND', message: 'Not here.' })
    expect(toAppError(Object.assign(new Error('x'), { name: 'AppError', code: 'toString' }))).toBeNull()
  })

  it('an upload with the cookie of a person, from a page of another site', async () => {
    const { encode } = await import('next-auth/jwt')
    const secret = process.env.NEXTAUTH_SECRET ?? ''
    const cookie = `next-auth.session-token=${await encode({ token: { sid: randomUUID() }, secret })}`
    const headers = { cookie, 'sec-fetch-site': 'same-site', 'content-type': 'application/pdf' }
    const answer = await upload(request('/api/files?name=a.pdf', { method: 'POST', headers, body: '%PDF-1.4' }))
    expect(answer.status).toBe(403)
  })
})

describe('Numbers and dates', () => {
  it('a slip of the pen in the year opens no series of numbers', async () => {
    const line = {
      productSpecId: await specId(),
      pipeSizeId: await sizeId('6', '40'),
      quantity: '10',
      unit: 'MTR' as const,
      rate: '100',
      rateUnit: 'MTR' as const,
    }
    const input = { customerId: await customerId(), quotationDate: '1926-11-20', lines: [line] }
    expect(fail(await as('sales', () => createQuotation(input))).code).toBe('VALIDATION')
    const receipt = { customerId: await customerId(), mode: 'NEFT' as const, amount: '10', receiptDate: '2006-05-05' }
    expect(fail(await as('accounts', () => createReceiptAction(receipt))).code).toBe('VALIDATION')
    expect(await readAs('admin', (tx) => tx.numberSequence.count({ where: { fy: { lt: 2025 } } }))).toBe(0)
  })

  it('nothing is packed before it was ordered, nor invoiced before it was packed', async () => {
    await acceptedHeats([{ heatNo: 'RVD1', metres: '20', pieces: 4, mtcDate: '2026-01-05' }])
    const order = await reservedOrder('20', '100')
    const load = { RVD1: { metres: '20', pieces: 4 } }
    const early = await as('stores', async () =>
      createPackingListAction({ ...(await packingInput(order.id, load)), packingDate: '2026-04-02' }),
    )
    expect(fail(early).fieldErrors).toHaveProperty('packingDate')
    const list_ = await packed(order.id, load)
    const { id } = ok(
      await as('accounts', () => createInvoiceAction({ packingListId: list_.id, invoiceDate: '2026-04-02' })),
    )
    const refused = fail(await as('accounts', () => postInvoiceAction({ id })))
    expect(refused.fieldErrors?.invoiceDate).toContain('packing')
  })
})

describe('Secrets and four eyes', () => {
  it('the stored password of a mail server is not handed to another server', async () => {
    const settings = () => as('admin', () => read(getCompanySettings))
    const version = async () =>
      (await readAs('admin', (tx) => tx.companySetting.findFirstOrThrow({ select: { version: true } }))).version
    await settings()
    const server = {
      smtpHost: 'mail.example.com',
      smtpPort: 587,
      smtpSecure: false,
      smtpUser: 'mailer',
      smtpFrom: 'a@example.com',
      smtpFromName: null,
    }
    ok(await as('admin', async () => updateSmtpAction({ ...server, version: await version(), smtpPassword: 'geheim' })))
    const moved = await as('admin', async () =>
      updateSmtpAction({ ...server, version: await version(), smtpHost: 'elsewhere.example.net' }),
    )
    expect(fail(moved).fieldErrors).toHaveProperty('smtpPassword')
    ok(await as('admin', async () => updateSmtpAction({ ...server, version: await version(), smtpPort: 465 })))
  })

  it('whoever entered opening stock does not free it by an inspection', async () => {
    const made = ok(
      await as('admin', async () =>
        createOpeningStockAction({
          lots: [
            {
              productSpecId: await specId(),
              pipeSizeId: await sizeId('6', '40'),
              locationId: await locationId('A-01'),
              heatNo: 'RVO1',
              make: 'TEST MILL',
              mtcNo: 'RVO/1',
              mtcType: '3.1' as const,
              mtcDate: '2026-01-05',
              mtcFileId: await uploadedFile('admin', 'RVO.pdf'),
              receivedDate: '2026-11-01',
              metres: '12',
              pieces: 2,
            },
          ],
        }),
      ),
    )
    const { id } = ok(
      await as('admin', async () =>
        createInspection({ lots: [{ stockLotId: made.id, locationId: await locationId('A-01') }] }),
      ),
    )
    const lot = await readAs('admin', (tx) =>
      tx.inspectionLot.findFirstOrThrow({ where: { inspectionId: id }, include: { readings: true } }),
    )
    const saved = await as('admin', () =>
      saveInspection({
        id,
        version: 1,
        inspectionDate: '2026-11-20',
        lots: [
          {
            id: lot.id,
            passMetres: '12',
            passPieces: 2,
            standardEdition: 'ASTM A106-24',
            concessionReason: 'Test',
            readings: lot.readings.map((r) => ({
              parameter: r.parameter,
              ...(r.kind === 'VISUAL' || r.kind === 'TEST'
                ? { observation: 'OK' as const }
                : { measured: '1', source: 'INSTRUMENT' as const }),
            })),
          },
        ],
      }),
    )
    ok(saved)
    expect(fail(await as('admin', () => submitInspection({ id }))).code).toBe('FORBIDDEN')
    ok(await as('qc', () => submitInspection({ id })))
  })

  it('functions with the rights of the owner never look into temporary tables first', async () => {
    const open = await withOwner(async (owner) => {
      const { rows } = await owner.query<{ name: string }>(
        `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname = 'public' AND p.prosecdef AND NOT coalesce(p.proconfig, '{}') @> ARRAY['search_path=public, pg_temp']`,
      )
      return rows.map((r) => r.name)
    })
    expect(open).toEqual([])
  })
})
