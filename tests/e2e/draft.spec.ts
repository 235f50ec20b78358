import { cell, field, heading, pick } from './support/screen'
import { expect, test } from './support/test'
import { unique } from './support/trade'

test('half an enquiry is kept when one leaves, and taken up again later', async ({ desk }) => {
  const admin = await desk('admin')
  const { page } = admin
  const reference = unique('HALF-')
  await admin.open('/enquiries/new')
  await pick(page, 'Customer', 'C003', /Palar Power/)
  await field(page, 'Client reference').fill(reference)
  await cell(page, 'Size', 1).fill('10" NB X SCH 40')
  await cell(page, 'Qty', 1).fill('33')
  await cell(page, 'Qty', 1).press('Tab')
  await expect(page.getByText(/^Draft saved \d\d:\d\d$/)).toBeVisible()

  await test.step('leaving asks once', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Stock', exact: true }).click()
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await question.getByRole('button', { name: 'Leave' }).click()
    await expect(heading(page, 'Stock')).toBeVisible()
  })

  await test.step('coming back offers it', async () => {
    await admin.open('/enquiries/new')
    await expect(field(page, 'Client reference')).toHaveValue('')
    await page.getByRole('button', { name: 'Resume what you were typing' }).click()
    await expect(field(page, 'Client reference')).toHaveValue(reference)
    await expect(cell(page, 'Size', 1)).toHaveValue('10" NB X SCH 40')
    await expect(cell(page, 'Qty', 1)).toHaveValue('33')
    await cell(page, 'Grade', 1).fill('ASTM A106 GR.B')
    await cell(page, 'Grade', 1).press('Tab')
  })

  await test.step('once registered, nothing is left over', async () => {
    await page.getByRole('button', { name: 'Register enquiry' }).click()
    await expect(heading(page, /^ENQ\//)).toBeVisible()
    await admin.open('/enquiries/new')
    await expect(cell(page, 'Size', 1)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Resume what you were typing' })).toHaveCount(0)
  })
})
