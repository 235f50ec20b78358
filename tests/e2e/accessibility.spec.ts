import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { DeskName } from './support/desk'
import type { Papers } from './support/papers'
import { cell } from './support/screen'
import { expect, test } from './support/test'

/** Every rule of axe, nothing left out; a violation is told with its rule and the elements. */
async function accessible(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  const told = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  }))
  expect(told, `accessibility of ${page.url()}`).toEqual([])
}

type Screen = {
  name: string
  who: DeskName
  path: (made: Papers) => string
  tablet?: boolean
  ready?: (page: Page) => Promise<void>
}

/** The editor of the lines comes after the page. */
const lines = (column: string) => (page: Page) => expect(cell(page, column, 1)).toBeVisible()

const SCREENS: Screen[] = [
  { name: 'home', who: 'management', path: () => '/' },
  { name: 'enquiries', who: 'sales', path: () => '/enquiries' },
  { name: 'new enquiry', who: 'sales', path: () => '/enquiries/new', ready: lines('Qty') },
  { name: 'register of quotations', who: 'sales', path: () => '/quotations?view=all' },
  { name: 'board of quotations', who: 'sales', path: () => '/quotations?layout=board' },
  { name: 'follow-ups', who: 'sales', path: () => '/follow-ups' },
  { name: 'win and loss', who: 'management', path: () => '/reports/win-loss' },
  { name: 'quotation', who: 'sales', path: (made) => `/quotations/${made.quotation}` },
  { name: 'mail of a quotation', who: 'sales', path: (made) => `/quotations/${made.quotation}/send` },
  { name: 'outcome of a quotation', who: 'sales', path: (made) => `/quotations/${made.quotation}/outcome` },
  { name: 'copy of a quotation', who: 'sales', path: (made) => `/quotations/${made.quotation}/copy` },
  { name: 'revisions side by side', who: 'sales', path: (made) => `/quotations/${made.quotation}/compare` },
  { name: 'comments that call one', who: 'sales', path: () => '/mentions' },
  { name: 'e-mail text', who: 'admin', path: () => '/settings/email-texts/new' },
  { name: 'new quotation', who: 'sales', path: () => '/quotations/new', ready: lines('Qty') },
  { name: 'approvals', who: 'management', path: () => '/approvals' },
  { name: 'margin floors', who: 'admin', path: () => '/settings/margin-floors' },
  { name: 'quotation format', who: 'admin', path: () => '/settings/quotation-formats/new' },
  { name: 'reservation', who: 'sales', path: (made) => `/sales-orders/${made.openOrder}/reserve` },
  {
    name: 'goods receipt',
    who: 'stores',
    path: (made) => `/grns/new?order=${made.purchaseOrder}`,
    tablet: true,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Add heat' }).tap()
      await expect(page.getByRole('textbox', { name: 'Heat no.' })).toBeVisible()
    },
  },
  { name: 'inspection entry', who: 'qc', path: (made) => `/inspections/${made.inspection}/enter`, tablet: true },
  { name: 'heat', who: 'management', path: (made) => `/heats/${made.soldHeat}` },
  { name: 'stock', who: 'stores', path: () => '/stock' },
  { name: 'invoice', who: 'accounts', path: (made) => `/invoices/${made.invoice}` },
  { name: 'settings', who: 'admin', path: () => '/settings' },
  { name: 'audit trail', who: 'admin', path: () => '/audit' },
]

const IN_BOTH_COLOURS = ['home', 'quotation', 'inspection entry', 'stock']

test.describe('Accessible to everybody', () => {
  test('sign-in', async ({ page }) => {
    await page.goto('/sign-in')
    await accessible(page)
  })

  for (const screen of SCREENS)
    for (const colorScheme of ['light', 'dark'] as const) {
      if (colorScheme === 'dark' && !IN_BOTH_COLOURS.includes(screen.name)) continue
      test(`${screen.name}${colorScheme === 'dark' ? ', dark' : ''}`, async ({ desk, papers }) => {
        const made = await papers()
        const tablet = { viewport: { width: 768, height: 1024 }, hasTouch: true }
        const person = await desk(screen.who, { colorScheme, ...(screen.tablet && tablet) })
        const page = await person.open(screen.path(made))
        await screen.ready?.(page)
        await accessible(page)
      })
    }

  test('a form that is wrong, and the question before it is left', async ({ desk }) => {
    const admin = await desk('admin')
    const page = await admin.open('/enquiries/new')
    await cell(page, 'Qty', 1).fill('many')
    await page.getByRole('button', { name: 'Register enquiry' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Choose' }).first()).toBeVisible()
    await accessible(page)
    await page.getByRole('link', { name: 'Stock', exact: true }).click()
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await expect(question).toBeVisible()
    await accessible(page)
  })
})
