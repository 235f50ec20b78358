import { cell, heading, tabTo } from './support/screen'
import { expect, test } from './support/test'
import { freeStock, ownSize, unique } from './support/trade'

test.describe('By keyboard alone', () => {
  test('/ finds a heat by part of its number', async ({ desk, clerk }) => {
    const { page } = await desk('sales')
    const part = unique('77K')
    await freeStock(await clerk('stores'), await clerk('qc'), ownSize(), [
      { heatNo: `A-${part}-1`, metres: '12', mtcAge: 30 },
      { heatNo: `A-${part}-2`, metres: '14', mtcAge: 30 },
    ])
    await page.goto('/')
    await expect(heading(page, 'Home')).toBeVisible()
    const search = page.getByRole('combobox', { name: 'Search everywhere' })
    await expect(async () => {
      await page.keyboard.press('/')
      await expect(search).toBeFocused({ timeout: 500 })
    }).toPass()
    await page.keyboard.type(part.toLowerCase())
    const heats = page.getByRole('listbox', { name: 'Search results' }).getByRole('group', { name: 'Heats' })
    await expect(heats.getByRole('option')).toHaveCount(2)
    await page.keyboard.press('ArrowDown')
    const chosen = heats.getByRole('option', { selected: true })
    await expect(chosen).toHaveText(/A-77K/)
    await expect(heats.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
    const heatNo = /A-77K\w+-\d/.exec((await chosen.textContent()) ?? '')?.[0] ?? 'none'
    await page.keyboard.press('Enter')
    await expect(heading(page, `Heat ${heatNo}`)).toBeVisible()
  })

  test('Ctrl-K opens any list', async ({ desk }) => {
    const sales = await desk('sales')
    const page = await sales.open('/')
    await page.keyboard.press('Control+k')
    const command = page.getByRole('textbox', { name: 'Command' })
    await expect(command).toBeFocused()
    await page.keyboard.type('sales orders')
    await expect(page.getByRole('button', { name: /^Sales orders/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Sales orders')).toBeVisible()
  })

  test('j and k walk through a list, Enter opens', async ({ desk }) => {
    const sales = await desk('sales')
    const page = await sales.open('/stock')
    const rows = page.getByRole('table', { name: 'Stock' }).getByRole('row')
    const second = rows.nth(2)
    const href = await second
      .getByRole('link', { name: /MM|SCH|NB/ })
      .first()
      .getAttribute('href')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await expect(second).toHaveAttribute('data-current', 'true')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`${href}$`))
  })

  test('lines are typed, copied and pasted from Excel', async ({ desk }) => {
    const sales = await desk('sales')
    const page = await sales.open('/enquiries/new')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await expect(page.getByRole('combobox', { name: 'Customer', exact: true })).toBeFocused()
    await page.keyboard.type('C002')
    await expect(page.getByRole('option', { name: /Khambhat/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Customer', exact: true })).toHaveValue(/Khambhat/)

    await tabTo(page, 'Product', 1)
    await page.keyboard.press('Tab')
    await page.keyboard.type('ASTM A106 GR.B')
    await expect(page.getByRole('listbox', { name: 'Choices' }).getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(cell(page, 'Product', 1)).toHaveValue('C.S. SEAMLESS PIPE')
    await page.keyboard.press('Tab')
    await page.keyboard.type('8" NB X SCH 40')
    await page.keyboard.press('Tab')
    await expect(cell(page, 'OD mm', 1)).toHaveValue('219.1')
    await tabTo(page, 'Qty', 1)
    await page.keyboard.type('24.5')
    await page.keyboard.press('Enter')
    await expect(cell(page, 'Product', 2)).toBeFocused()
    await tabTo(page, 'Qty', 2)
    await page.keyboard.press('Control+d')
    await expect(cell(page, 'Qty', 2)).toHaveValue('24.5')
    await page.keyboard.press('ArrowUp')
    await expect(cell(page, 'Qty', 1)).toBeFocused()
    await page.keyboard.press('Control+Shift+Enter')
    await expect(cell(page, 'Size', 2)).toHaveValue('8" NB X SCH 40')
    await page.keyboard.press('Control+Delete')
    await expect(page.getByText('Line 2 removed.')).toBeVisible()

    const block = Array.from(
      { length: 20 },
      (_, i) => `C.S. SEAMLESS PIPE\tASTM A106 GR.B\t6" NB X SCH 40\t\t\t${i + 1}.5\tMTR`,
    ).join('\n')
    await cell(page, 'Product', 2).focus()
    await page.evaluate((text) => navigator.clipboard.writeText(text), block)
    await page.keyboard.press('Control+v')
    await expect(page.getByText('20 lines pasted.')).toBeVisible()
    await expect(cell(page, 'Qty', 2)).toHaveValue('1.5')
    await expect(cell(page, 'Qty', 21)).toHaveValue('20.5')
    await expect(cell(page, 'OD mm', 21)).toHaveValue('168.3')
    // 24.5 of line 1 and 1.5 to 20.5 of the block
    await expect(page.getByRole('row').filter({ hasText: '244.5' })).toBeVisible()
    await cell(page, 'Qty', 21).focus()
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Register enquiry' }).focus()
    await page.keyboard.press('Enter')
    await expect(heading(page, /^ENQ\/\d\d\/\d{5}$/)).toBeVisible()
    const lines = page.getByRole('table', { name: 'Lines of the enquiry' }).getByRole('row')
    await expect(lines.filter({ hasText: 'ASTM A106 GR.B' })).toHaveCount(21)
    await expect(lines.filter({ hasText: '20.5' })).toHaveCount(1)
  })
})
