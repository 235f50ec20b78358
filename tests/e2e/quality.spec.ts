import type { Page } from '@playwright/test'
import { dec } from '@/core/decimal'
import type { Desk } from './support/desk'
import { attach, confirm, field, heading, titleOf, typeDate } from './support/screen'
import { expect, test } from './support/test'
import { approvedPurchaseOrder, dayText, ownSize, unique } from './support/trade'

/** A tablet in the yard, held upright. */
const TABLET = { viewport: { width: 768, height: 1024 }, hasTouch: true }

type Reading = {
  parameter: string
  label: string
  kind: string
  unit: string | null
  minValue: string | null
  maxValue: string | null
}
type Inspection = { id: string; lots: { readings: Reading[]; withoutLimits: string[] }[] }

/** A value well within its limits; where there are none, what such a pipe usually has. */
const good = ({ parameter, minValue, maxValue }: Reading, size: { odMm: string; wallMm: string }): string => {
  const nominal: Record<string, string> = { OD: size.odMm, WT: size.wallMm, LENGTH: '5.9' }
  if (nominal[parameter]) return nominal[parameter]
  if (minValue) return dec(minValue).toString()
  return maxValue ? dec(maxValue).div(2).toString() : '1'
}

const valueField = (page: Page, reading: Reading) =>
  page.getByRole('textbox', {
    name: reading.unit ? `${reading.label} in ${reading.unit}` : reading.label,
    exact: true,
  })

async function everyParameter(page: Page, inspection: Inspection, size: { odMm: string; wallMm: string }) {
  const sources = page.getByRole('group', { name: /^Where the values of .* come from/ })
  for (const source of await sources.all()) await source.getByRole('radio', { name: 'Mill certificate' }).check()
  for (const reading of inspection.lots[0]?.readings ?? []) {
    if (reading.kind === 'VISUAL' || reading.kind === 'TEST')
      await page
        .getByRole('group', { name: reading.label, exact: true })
        .getByRole('radio', { name: 'OK', exact: true })
        .check()
    else await valueField(page, reading).fill(good(reading, size))
  }
}

async function receive(stores: Desk, orderId: string, heatNo: string) {
  const { page } = stores
  await stores.open(`/grns/new?order=${orderId}`)
  await expect(heading(page, /^Receive PO\//)).toBeVisible()
  await field(page, 'Vehicle no.').fill('MH 46 AB 1021')
  await page.getByRole('button', { name: 'Add heat' }).tap()
  await field(page, 'Heat no.').fill(heatNo)
  await field(page, 'Make (mill)').fill('Deccan Seamless')
  await field(page, 'Metres').fill('60')
  await field(page, 'Pieces').fill('10')
  await field(page, 'MTC no.').fill(`DST/${heatNo}`)
  await typeDate(page, 'MTC date', dayText(-30))
  await page.getByRole('combobox', { name: 'Location', exact: true }).selectOption({ index: 1 })
  await attach(page, 'Mill test certificate (file)', `MTC ${heatNo}.pdf`)
  await page.getByRole('button', { name: 'Save draft' }).tap()
  await expect(page).toHaveURL(/\/grns\/[0-9a-f-]{36}$/)
  await page.getByRole('button', { name: 'Post receipt' }).tap()
  await confirm(page, 'Post receipt', 'Post receipt')
  await expect(heading(page, /^GRN\/\d\d\/\d{5}$/)).toBeVisible()
}

test('a heat is received and inspected on a tablet, and its page tells its life', async ({ desk, clerk }) => {
  const [stores, qc, purchase, management] = [
    await desk('stores', TABLET),
    await desk('qc', TABLET),
    await clerk('purchase'),
    await clerk('management'),
  ]
  const size = ownSize()
  const heatNo = unique('HQ')
  const order = await approvedPurchaseOrder(purchase, management, { size, metres: '60', rate: '3100' })
  const { page } = qc

  await test.step('STORES receives it with its certificate and posts', () => receive(stores, order.id, heatNo))
  const grn = await titleOf(stores.page)

  await test.step('QC starts the inspection from the receipt', async () => {
    await qc.open('/inspections')
    const row = page.getByRole('row').filter({ hasText: heatNo })
    await row.getByRole('button', { name: 'Inspect' }).tap()
    await expect(page).toHaveURL(/\/inspections\/[0-9a-f-]{36}\/enter$/)
    await expect(page.getByRole('link', { name: heatNo, exact: true })).toBeVisible()
  })

  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const inspection = await qc.record<Inspection>('inspections', id)
  const carbon = inspection.lots[0]?.readings.find((r) => r.parameter === 'C')

  await test.step('a value out of its limit is marked in words, and what is right too', async () => {
    await everyParameter(page, inspection, size)
    if (!carbon?.maxValue) throw new Error('The masters hold no limit of carbon for A106 GR.B.')
    await valueField(page, carbon).fill('0.41')
    await expect(page.getByText(/^Above the limit of 0\.3/)).toBeVisible()
    await valueField(page, carbon).fill('0.18')
    await expect(page.getByText(/^Above the limit/)).toHaveCount(0)
    await expect(page.getByText('Within its limits').first()).toBeVisible()
  })

  await test.step('all metres pass, the report is numbered', async () => {
    const edition = inspection.lots[0]?.withoutLimits.length
      ? field(page, 'Checked against the standard by hand: edition')
      : null
    await edition?.fill('ASTM A106/A106M-19a')
    await page.getByRole('button', { name: 'All pass' }).tap()
    await expect(page.getByText('Every metre has its result.')).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: 'Review and submit', exact: true }).last().tap()
    await expect(page.getByText(`60 m of heat ${heatNo} become free`)).toBeVisible()
    await page.getByRole('button', { name: 'Submit: number the report and move the stock' }).tap()
    await expect(page).toHaveURL(/\/inspections\/[0-9a-f-]{36}$/)
    await expect(heading(page, /^IR\/\d\d\/\d{5}$/)).toBeVisible()
  })

  await test.step('the page of the heat shows its life, and the links open', async () => {
    const report = await titleOf(page)
    await page
      .getByRole('heading', { level: 2, name: `Heat ${heatNo}` })
      .getByRole('link')
      .tap()
    await expect(heading(page, `Heat ${heatNo}`)).toBeVisible()
    const documents = page.getByRole('table', { name: 'Documents of this heat' })
    await expect(documents.getByRole('link', { name: grn })).toBeVisible()
    await expect(documents.getByRole('link', { name: report })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('60 m')
    const file = page.getByRole('link', { name: 'open file' }).first()
    const answer = await qc.request.get((await file.getAttribute('href')) ?? '')
    expect(answer.headers()['content-type']).toContain('application/pdf')
    for (const href of await documents
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
      const linked = await qc.request.get(href)
      expect([href, linked.status()]).toEqual([href, 200])
    }
    await documents.getByRole('link', { name: grn }).tap()
    await expect(heading(page, grn)).toBeVisible()
  })
})
