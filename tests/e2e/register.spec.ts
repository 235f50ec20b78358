import { readFile } from 'node:fs/promises'
import type { Clerk } from './support/desk'
import { field, heading, pick, typeDate } from './support/screen'
import { expect, test } from './support/test'
import { customerId, dayText, ownSize, pipe, unique } from './support/trade'

/** Drafts that share a reference nobody else uses, so that the register can be narrowed to them. */
async function drafts(sales: Clerk, reference: string, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let i = 0; i < count; i++) {
    const line = { ...(await pipe(sales, ownSize(), '10')), rate: '1000', rateUnit: 'MTR' }
    const made = await sales.act('quotation.create', {
      customerId: await customerId(sales),
      clientReference: reference,
      lines: [line],
    })
    numbers.push(made.number ?? '')
  }
  return numbers
}

test('a view of the register is saved, found again, and opens the list once it is the default', async ({
  desk,
  clerk,
}) => {
  const reference = unique('VIEW-')
  const [number = ''] = await drafts(await clerk('sales'), reference, 1)
  const sales = await desk('sales')
  const page = await sales.open('/quotations')
  await page.getByRole('searchbox', { name: 'Search' }).fill(reference)
  const table = page.getByRole('table', { name: 'Quotations' })
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(table.getByRole('link', { name: number })).toBeVisible()

  await page.getByRole('button', { name: 'Save view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save view' })
  const name = unique('View ')
  await field(dialog, 'Name').fill(name)
  await dialog.getByRole('checkbox', { name: 'Open this list with it' }).check()
  await dialog.getByRole('button', { name: 'Save view' }).click()
  const views = page.getByRole('navigation', { name: 'Views of quotations' })
  await expect(views.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Quotations' }).click()
  await expect(page).toHaveURL(/view=/)
  await expect(table.getByRole('row')).toHaveCount(3)
  await views.getByRole('link', { name: 'All', exact: true }).click()
  await expect(page).toHaveURL(/view=all/)

  await views.getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog', { name: 'Delete' }).getByRole('button', { name: 'Delete' }).click()
  await expect(views.getByRole('link', { name })).toBeHidden()
})

test('rows are ticked by keyboard, followed up together, and voided with a word for each', async ({ desk, clerk }) => {
  const reference = unique('BULK-')
  const sales = await clerk('sales')
  const numbers = await drafts(sales, reference, 3)
  const [submitted] = await sales.rows<{ id: string }>('quotations', { q: numbers[2] ?? '' })
  await sales.act('quotation.submit', { id: submitted?.id })
  const person = await desk('sales')
  const page = await person.open(`/quotations?q=${reference}&view=all`)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  const bar = page.getByRole('toolbar', { name: 'With the selected rows' })
  await expect(bar).toContainText('3 selected')

  const download = page.waitForEvent('download')
  await bar.getByRole('link', { name: 'CSV' }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(numbers.filter((number) => csv.includes(number))).toEqual(numbers)

  await bar.getByRole('button', { name: 'Plan follow-up' }).click()
  const plan = page.getByRole('dialog', { name: 'Plan follow-up: 3 selected' })
  await typeDate(plan, 'When', dayText(2))
  await field(plan, 'What is to be done').fill(`Call about ${reference}`)
  await plan.getByRole('button', { name: 'Plan follow-up' }).click()
  await expect(plan.getByRole('status')).toHaveText('3 of 3 done.')
  await plan.getByRole('button', { name: 'Close', exact: true }).last().click()

  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await bar.getByRole('button', { name: 'Void drafts' }).click()
  const voiding = page.getByRole('dialog', { name: 'Void drafts: 3 selected' })
  await field(voiding, 'Reason').fill('Asked twice')
  await voiding.getByRole('button', { name: 'Void drafts' }).click()
  await expect(voiding.getByRole('status')).toHaveText('2 of 3 done, 1 not:')
  await expect(voiding.getByRole('row', { name: numbers[2] ?? 'none' })).toContainText(/pending approval|approved/i)
  await voiding.getByRole('button', { name: 'Close', exact: true }).last().click()

  await page.goto('/follow-ups?view=all')
  await expect(heading(page, 'Follow-ups')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search' }).fill(reference)
  await expect(page.getByRole('table', { name: 'Follow-ups' }).getByRole('row')).toHaveCount(3)
})

test('the register narrows by customer and shows the same as a board', async ({ desk, clerk }) => {
  const reference = unique('BOARD-')
  const [number = ''] = await drafts(await clerk('sales'), reference, 1)
  const sales = await desk('sales')
  const page = await sales.open(`/quotations?q=${reference}&view=all`)
  await pick(page, 'Customer', 'C001', /C001/)
  await expect(page).toHaveURL(/customerId=/)
  await page.getByText('Board', { exact: true }).click()
  const draftColumn = page.getByRole('region', { name: 'Draft' })
  await expect(draftColumn.getByRole('link', { name: number })).toBeVisible()
  await draftColumn.getByRole('link', { name: 'All 1 draft' }).click()
  await expect(page.getByRole('table', { name: 'Quotations' }).getByRole('link', { name: number })).toBeVisible()
})
