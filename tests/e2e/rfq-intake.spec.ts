import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { xlsxOf } from '../support/rfq-files'
import { cell, field, heading, pick } from './support/screen'
import { expect, test } from './support/test'
import { unique } from './support/trade'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const workbook = (code: string) =>
  xlsxOf({
    name: 'BOQ',
    rows: [
      ['Sr No', 'Material Code', 'Description', 'Size', 'Qty', 'UOM', 'Drg'],
      [1, `${code}1`, 'PIPE SMLS ASTM A106 GR.B BE, NACE MR0175', '6" NB X SCH 40', 120.5, 'MTR', 'D-1'],
      [2, `${code}2`, 'ELBOW 90 DEG LR A234 WPB', '6" SCH 40', 12, 'NOS', 'D-2'],
      [3, `${code}3`, 'PIPE SMLS A106 GR B', '4"', 60, 'MTR', 'D-3'],
      ['', '', 'Total', '', 192.5, '', ''],
    ],
  })

/** Every rule of axe. */
async function accessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([])
}

const fits = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0)

test('a buyer’s workbook becomes an enquiry: dropped, looked at beside the source, registered with the file', async ({
  desk,
}) => {
  test.slow()
  const sales = await desk('sales')
  const { page } = sales
  const reference = unique('RFQ-')
  await sales.open('/enquiries/intake')
  await pick(page, 'Customer', 'C001', /Sahyadri/)
  await field(page, 'Client reference').fill(reference)
  await accessible(page)

  await test.step('the file is dropped', async () => {
    const bytes = workbook(reference).toString('base64')
    const transfer = await page.evaluateHandle(
      ([content, type]) => {
        const data = new DataTransfer()
        const bytes = Uint8Array.from(atob(content ?? ''), (c) => c.charCodeAt(0))
        data.items.add(new File([bytes], 'boq.xlsx', { type }))
        return data
      },
      [bytes, XLSX],
    )
    const zone = page.getByTestId('drop')
    await zone.dispatchEvent('dragenter', { dataTransfer: transfer })
    await zone.dispatchEvent('drop', { dataTransfer: transfer })
    await expect(cell(page, 'Size', 1)).toHaveValue('6" NB X SCH 40')
    await expect(cell(page, 'Qty', 1)).toHaveValue('120.5')
    await expect(cell(page, 'Unit', 2)).toHaveValue('NOS')
    await expect(page.getByText('1 of 3 lines to look at')).toBeVisible()
  })

  await test.step('the words of the cell with the cursor are marked in the source', async () => {
    const source = page.getByRole('complementary', { name: 'What the buyer wrote' })
    await cell(page, 'Grade', 1).click()
    await expect(source.locator('mark').first()).toHaveText(/A106/)
    await page.getByText('1 row left out').click()
    await expect(source.getByText(/^Total|\| Total/)).toBeVisible()
    await accessible(page)
    await page.setViewportSize({ width: 768, height: 1024 })
    await fits(page)
    await page.setViewportSize({ width: 1280, height: 900 })
    await fits(page)
  })

  await test.step('an uncertain line is not registered before somebody looked at it', async () => {
    await page.getByRole('button', { name: 'Register enquiry' }).click()
    await expect(page.getByText(/Line 3: This line is uncertain/)).toBeVisible()
    await cell(page, 'Size', 3).fill('4" NB X SCH 40')
    await cell(page, 'Size', 3).press('Enter')
    await expect(page.getByText('Nothing uncertain is left')).toBeVisible()
  })

  await test.step('the enquiry has the lines and the file', async () => {
    await page.getByRole('button', { name: 'Register enquiry' }).click()
    await expect(heading(page, /^ENQ\//)).toBeVisible()
    await expect(page.getByText('boq.xlsx')).toBeVisible()
    await expect(page.getByText(/ELBOW 90 DEG LR/).first()).toBeVisible()
  })

  await test.step('the item codes are remembered with the customer', async () => {
    const customer = await sales.row('customers', { q: 'Sahyadri' })
    await sales.open(`/customers/${customer.id}/rfq-mapping?q=${reference}`)
    await expect(page.getByText(`${reference}1`.toUpperCase())).toBeVisible()
    await accessible(page)
    await page.getByText(`${reference}1`.toUpperCase()).click()
    await expect(heading(page, `${reference}1`.toUpperCase())).toBeVisible()
    await expect(cell(page, 'Size', 1)).toHaveValue('6" NB X SCH 40')
    await accessible(page)
  })
})

test('pasted text is read, kept when the tab closes, and read by other columns at a word', async ({
  desk,
  problems,
}) => {
  problems.expectComplaint(/422/)
  const admin = await desk('admin')
  const { page } = admin
  await admin.open('/enquiries/intake')
  const rows = ['Pos\tMaterial\tMenge', '1\tPIPE SMLS A106 GR.B 6" SCH 40\t25', '2\tPIPE SMLS A106 GR.B 2" SCH 80\t30']
  await page.getByLabel('Paste the text').fill(rows.join('\n'))
  await page.getByRole('button', { name: 'Read the text' }).click()
  await expect(cell(page, 'Size', 2)).toHaveValue('2" NB X SCH 80')
  await expect(page.getByText(/lines to look at/)).toBeVisible()

  await test.step('coming back after the tab was closed offers it, marks and all', async () => {
    await expect(page.getByText(/^Draft saved \d\d:\d\d$/)).toBeVisible()
    page.once('dialog', (dialog) => dialog.accept())
    await admin.open('/enquiries/intake')
    await page.getByRole('button', { name: 'Resume what you were typing' }).click()
    await expect(cell(page, 'Size', 2)).toHaveValue('2" NB X SCH 80')
    await expect(page.getByText(/lines to look at/)).toBeVisible()
  })

  await test.step('a file that cannot be read says so in one sentence', async () => {
    await page.getByRole('button', { name: 'Read something else' }).click()
    await page.getByLabel('RFQ file', { exact: true }).setInputFiles({
      name: 'rfq.xlsx',
      mimeType: XLSX,
      buffer: Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'),
    })
    await expect(page.getByRole('alert').filter({ hasText: 'not a file with text' })).toBeVisible()
  })

  await test.step('what the columns are is set, and the text read again', async () => {
    await page.getByLabel('Paste the text').fill(rows.join('\n'))
    await page.getByRole('button', { name: 'Read the text' }).click()
    await page.getByText('What the columns are').click()
    await page.getByLabel('Menge', { exact: true }).selectOption('Quantity')
    await expect(cell(page, 'Qty', 1)).toHaveValue('25')
    await expect(page.getByRole('button', { name: 'Choose the customer to remember it' })).toBeDisabled()
  })
})
