import { attach, cell, confirm, field, heading, typeDate } from './support/screen'
import { expect, test } from './support/test'
import { approvedQuotation, dayText, freeStock, ownSize, salesOrder, unique } from './support/trade'

test('a customer PO becomes an order, and the oldest heats are reserved for it', async ({ desk, clerk }) => {
  const [sales, management, stores, qc] = [
    await desk('sales'),
    await clerk('management'),
    await clerk('stores'),
    await clerk('qc'),
  ]
  const size = ownSize()
  const [oldest, middle, newest] = [unique('HO'), unique('HM'), unique('HN')]
  await freeStock(stores, qc, size, [
    { heatNo: newest, metres: '50', mtcAge: 20 },
    { heatNo: oldest, metres: '60', mtcAge: 200 },
    { heatNo: middle, metres: '80', mtcAge: 100 },
  ])
  const quotation = await approvedQuotation(sales, management, { size, metres: '100', rate: '4100' })
  const { page } = sales
  const poNumber = unique('4500-')

  await test.step('SALES records the buyer’s order as quoted', async () => {
    await sales.open(`/quotations/${quotation.id}`)
    await page.getByRole('link', { name: 'Record customer PO' }).click()
    await field(page, 'PO number').fill(poNumber)
    await typeDate(page, 'PO date', dayText(-1))
    await attach(page, 'The order as it came', `${poNumber}.pdf`)
    await expect(page.getByRole('row').filter({ has: cell(page, 'Qty', 1) })).toContainText('as quoted')
    await page.getByRole('button', { name: 'Record customer PO' }).click()
    await expect(heading(page, `Customer PO ${poNumber}`)).toBeVisible()
  })

  await test.step('reviewed and accepted, it is a sales order', async () => {
    await page.getByRole('button', { name: 'Start review' }).click()
    await page.getByRole('button', { name: 'Accept, make sales order' }).click()
    await confirm(page, 'Accept, make sales order', 'Accept, make sales order')
    await expect(page).toHaveURL(/\/sales-orders\/[0-9a-f-]{36}$/)
    await expect(heading(page, /^SO\/\d\d\/\d{5}$/)).toBeVisible()
    await expect(page.getByRole('link', { name: poNumber }).first()).toBeVisible()
  })

  await test.step('the proposal takes the oldest certificate first and is confirmed', async () => {
    await page.getByRole('link', { name: 'Reserve stock' }).click()
    const metres = (heat: string) => page.getByLabel(new RegExp(`^Metres of heat ${heat} at`))
    await expect(metres(oldest)).toHaveValue('60')
    await expect(metres(middle)).toHaveValue('40')
    await expect(metres(newest)).toHaveValue('')
    await page.getByRole('button', { name: 'Reserve 2 lots' }).click()
    await expect(page).toHaveURL(/\/sales-orders\/[0-9a-f-]{36}$/)
    await expect(
      page
        .getByRole('table', { name: /progress in metres/ })
        .getByRole('row')
        .nth(1),
    ).toContainText('100')
  })

  await test.step('the stock list shows less free and more reserved', async () => {
    await sales.open(`/stock?${new URLSearchParams({ q: middle })}`)
    const table = page.getByRole('table', { name: 'Stock' })
    const column = async (label: string) =>
      (await table.getByRole('columnheader').allInnerTexts()).findIndex((text) => text.trim() === label)
    const row = table.getByRole('row').filter({ hasText: middle })
    await expect(row).toHaveCount(1)
    await expect(row.getByRole('cell').nth(await column('Free'))).toHaveText('40')
    await expect(row.getByRole('cell').nth(await column('Reserved'))).toHaveText('40')
  })
})

test('what stock has not becomes a requisition in one click', async ({ desk, clerk }) => {
  const [sales, management, stores, qc] = [
    await desk('sales'),
    await clerk('management'),
    await clerk('stores'),
    await clerk('qc'),
  ]
  const size = ownSize()
  await freeStock(stores, qc, size, [{ heatNo: unique('HS'), metres: '45.5', mtcAge: 60 }])
  const order = await salesOrder(sales, management, { size, metres: '120', rate: '4100' })
  const { page } = sales

  await sales.open(`/sales-orders/${order.id}/reserve`)
  await expect(page.getByText('74.5 m of this order cannot be had from accepted stock')).toBeVisible()
  await page.getByRole('button', { name: 'Raise requisition for the shortfall' }).click()
  await expect(page).toHaveURL(/\/purchase-requisitions\/[0-9a-f-]{36}$/)
  await expect(heading(page, /^PR\/\d\d\/\d{5}$/)).toBeVisible()
  await expect(page.getByRole('main')).toContainText('74.5')
  await expect(page.getByRole('link', { name: /^SO\// }).first()).toBeVisible()

  await sales.open(`/sales-orders/${order.id}/reserve`)
  await expect(page.getByRole('button', { name: 'Raise requisition for the shortfall' })).toBeDisabled()
})
