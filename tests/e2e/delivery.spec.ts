import { cell, confirm, field, heading, titleOf } from './support/screen'
import { expect, test } from './support/test'
import { freeStock, ownSize, salesOrder, unique } from './support/trade'

test('reserved pipe is packed, dispatched, invoiced and paid for', async ({ desk, clerk }) => {
  const [sales, management, stores, qc, accounts] = [
    await clerk('sales'),
    await clerk('management'),
    await desk('stores'),
    await clerk('qc'),
    await desk('accounts'),
  ]
  const size = ownSize()
  const heatNo = unique('HD')
  await freeStock(stores, qc, size, [{ heatNo, metres: '100', mtcAge: 90 }])
  const order = await salesOrder(sales, management, { size, metres: '100', rate: '1000' })
  await sales.act('reservation.auto', { salesOrderId: order.id })

  const { page } = stores
  let dispatchNote = ''
  await test.step('STORES packs what is reserved', async () => {
    await stores.open(`/sales-orders/${order.id}`)
    await page.getByRole('link', { name: 'Pack', exact: true }).click()
    await expect(heading(page, /^Pack SO\//)).toBeVisible()
    await expect(cell(page, 'Metres', 1)).toHaveValue('100')
    await cell(page, 'Pieces', 1).fill('20')
    await cell(page, 'Bundle no.', 1).fill('B-1')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Mark packed' }).click()
    await confirm(page, 'Mark packed', 'Mark packed')
    await expect(heading(page, /^PL\/\d\d\/\d{5}$/)).toBeVisible()
    await expect(page.getByRole('link', { name: heatNo, exact: true })).toBeVisible()
  })

  await test.step('it leaves on a vehicle', async () => {
    await page.getByRole('link', { name: 'Make dispatch note' }).click()
    await field(page, 'Vehicle no.').fill('MH 43 BX 4411')
    await field(page, 'Transporter').fill('Western Roadlines')
    await field(page, 'LR no.').fill('LR-10021')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('main').getByRole('button', { name: 'Dispatch', exact: true }).click()
    await confirm(page, 'Dispatch', 'Dispatch')
    await expect(heading(page, /^DN\/\d\d\/\d{5}$/)).toBeVisible()
    dispatchNote = await titleOf(page)
  })

  const books = accounts.page
  await test.step('ACCOUNTS invoices it with CGST and SGST', async () => {
    await accounts.open('/invoices/new')
    await books.getByRole('row').filter({ hasText: dispatchNote }).getByRole('button', { name: 'Make invoice' }).click()
    await expect(books).toHaveURL(/\/invoices\/[0-9a-f-]{36}$/)
    await books.getByRole('button', { name: 'Post', exact: true }).click()
    await confirm(books, 'Post', 'Post')
    await expect(heading(books, /^INV\/\d\d\/\d{5}$/)).toBeVisible()
    await expect(books.getByText('1,18,000.00').first()).toBeVisible()
    await expect(books.getByText('9,000.00').first()).toBeVisible()
  })

  await test.step('a part is received with TDS, the rest stays open', async () => {
    const invoice = await titleOf(books)
    await books.getByRole('link', { name: 'Record receipt' }).click()
    await expect(heading(books, 'New receipt')).toBeVisible()
    const row = books.getByRole('row').filter({ hasText: invoice })
    await expect(row.getByLabel(/^Received, line/)).toHaveValue('118000.00')
    await books.getByRole('combobox', { name: 'Mode', exact: true }).selectOption({ index: 1 })
    await field(books, 'Amount received').fill('50000')
    await row.getByLabel(/^Received, line/).fill('50000')
    await row.getByLabel(/^TDS, line/).fill('100')
    await row.getByLabel(/^TDS, line/).press('Tab')
    await expect(row).toContainText('67,900.00')
    await books.getByRole('button', { name: 'Book receipt' }).click()
    await expect(heading(books, /^REC\/\d\d\/\d{5}$/)).toBeVisible()
    await books.getByRole('link', { name: invoice }).first().click()
    await expect(heading(books, invoice)).toBeVisible()
    await expect(books.getByText('67,900.00').first()).toBeVisible()
  })
})
