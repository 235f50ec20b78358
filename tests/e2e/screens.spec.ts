import type { Page } from '@playwright/test'
import { heading } from './support/screen'
import { expect, test } from './support/test'

/** Nothing is cut off at the right edge, and the page itself does not scroll sideways. */
async function fits(page: Page, width: number) {
  await page.setViewportSize({ width, height: 1024 })
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), {
      message: `${new URL(page.url()).pathname} is wider than ${width} pixels`,
    })
    .toBeLessThanOrEqual(0)
}

test('every screen of the navigation opens for ADMIN, says what it is, and fits a desk and a tablet', async ({
  desk,
}) => {
  const { page } = await desk('admin')
  await page.goto('/')
  const entries = await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(entries.length).toBeGreaterThan(25)
  for (const path of entries)
    await test.step(path, async () => {
      const response = await page.goto(path)
      expect([path, response?.status()]).toEqual([path, 200])
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\w/)
      await expect(page).toHaveTitle(/· NPS ERP$/)
      await fits(page, 1280)
      await fits(page, 768)
    })
})

test('forms and documents fit a desk and a tablet', async ({ desk, papers }) => {
  test.slow()
  const made = await papers()
  const { page } = await desk('admin')
  const paths = [
    '/enquiries/new',
    '/quotations/new',
    '/purchase-orders/new',
    '/opening-stock/new',
    '/customers/new',
    '/receipts/new',
    `/enquiries/${made.enquiry}`,
    `/quotations/${made.quotation}`,
    `/customer-pos/${made.customerPo}`,
    `/sales-orders/${made.openOrder}`,
    `/sales-orders/${made.openOrder}/reserve`,
    `/purchase-orders/${made.purchaseOrder}`,
    `/grns/${made.grn}`,
    `/grns/new?order=${made.purchaseOrder}`,
    `/inspections/${made.inspection}`,
    `/inspections/${made.inspection}/enter`,
    `/heats/${made.soldHeat}`,
    `/packing-lists/${made.packingList}`,
    `/dispatch-notes/${made.dispatchNote}`,
    `/invoices/${made.invoice}`,
  ]
  for (const path of paths)
    await test.step(path, async () => {
      const response = await page.goto(path)
      expect([path, response?.status()]).toEqual([path, 200])
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\w/)
      await fits(page, 1280)
      await fits(page, 768)
    })
})

test('on a tablet the navigation opens from its button and closes again', async ({ desk }) => {
  const sales = await desk('sales', { viewport: { width: 768, height: 1024 }, hasTouch: true })
  const page = await sales.open('/quotations')
  const entry = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Enquiries' })
  await expect(entry).not.toBeInViewport()
  await page.getByRole('button', { name: 'Navigation', exact: true }).tap()
  await entry.tap()
  await expect(heading(page, 'Enquiries')).toBeVisible()
  await expect(entry).not.toBeInViewport()
})

test('an address that is nothing says so and leads back', async ({ desk, problems }) => {
  problems.expectComplaint(/status of 404/)
  const { page } = await desk('sales')
  const response = await page.goto('/quotations/00000000-0000-4000-8000-000000000000')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
})
