import { dec, decimalText, formatMoney, sumMoney } from '@/core/money'
import { Mailbox } from './support/mailbox'
import { wordsOfPdf } from './support/pdf'
import { cell, confirm, field, heading, pick, tabTo, titleOf } from './support/screen'
import { expect, test } from './support/test'
import { unique } from './support/trade'

const LINES = 200

/** What a salesperson copies from the buyer's sheet: product, grade, size, OD, wall, quantity, unit, rate. Two cells are wrong. */
const rows = Array.from({ length: LINES }, (_, i) => ({
  size: i === 56 ? 'six inch or so' : ['6" NB X SCH 40', '4" NB X SCH 80', '2" NB X SCH 80', '8" NB X SCH 40'][i % 4],
  quantity: i === 120 ? 'as required' : `${(i % 9) + 1}2.5`,
  rate: `${1_200 + i}.25`,
}))
const clipboard = rows
  .map((r) => ['C.S. SEAMLESS PIPE', 'ASTM A106 GR.B', r.size, '', '', r.quantity, 'mtr', r.rate].join('\t'))
  .join('\n')

/** Sum of the rounded lines once the two cells are corrected, as a person would check it. */
const totalOf = (quantities: readonly string[]): string =>
  formatMoney(sumMoney(rows.map((r, i) => decimalText(dec(quantities[i] ?? '0').times(r.rate), 2))), 'INR')
const right = rows.map((r, i) => (i === 120 ? '7' : r.quantity))

test('200 lines from the clipboard become an approved, sent and revised quotation', async ({ desk }) => {
  test.slow()
  const sales = await desk('sales')
  const { page } = sales
  const admin = await desk('admin')
  const mailbox = new Mailbox()
  await mailbox.open(admin)
  const reference = unique('RFQ-')
  const address = `${reference.toLowerCase()}@example.com`
  const total = totalOf(right)

  await test.step('pasted; the two cells that make no sense are marked and corrected', async () => {
    await sales.open('/quotations/new')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await pick(page, 'Customer', 'C001', /Sahyadri Refineries/)
    await field(page, 'Client reference').fill(reference)
    await cell(page, 'Product', 1).click()
    await page.evaluate((block) => navigator.clipboard.writeText(block), clipboard)
    await page.keyboard.press('Control+v')
    await expect(page.getByText(`${LINES} lines pasted.`)).toBeVisible()
    await page.getByRole('button', { name: '2 to correct' }).click()
    await expect(cell(page, 'Size', 57)).toBeFocused()
    await page.keyboard.type('6" NB X SCH 40')
    await page.keyboard.press('Enter')
    await page.keyboard.press('F8')
    await expect(cell(page, 'Qty', 121)).toBeFocused()
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /to correct/ })).toHaveCount(0)
    await expect(page.getByText(total).first()).toBeVisible()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page).toHaveURL(/\/quotations\/[0-9a-f-]{36}$/)
  })
  const path = new URL(page.url()).pathname
  const number = (await titleOf(page)).split(' ')[0] ?? ''

  await test.step('SALES submits, MANAGEMENT approves from the inbox', async () => {
    await page.getByRole('button', { name: 'Submit for approval' }).click()
    await page.getByRole('dialog').getByRole('textbox').first().fill('Agreed with the buyer for the whole project')
    await confirm(page, 'Submit for approval', 'Submit for approval')
    await expect(page.getByText(/Waiting for approval/)).toBeVisible()
    const management = await desk('management')
    await management.open('/approvals')
    await expect(management.page.getByText(number).first()).toBeVisible()
    await management.open(path)
    await management.page.getByRole('button', { name: 'Approve' }).click()
    await management.page.getByRole('dialog').getByRole('textbox').fill('Fine for a project of this size')
    await confirm(management.page, 'Approve', 'Approve')
    await expect(management.page.getByText(/the content is frozen/)).toBeVisible()
  })

  await test.step('it is e-mailed; the buyer gets the PDF with every line and the total', async () => {
    await sales.open(`${path}/send`)
    const to = page.getByRole('combobox', { name: 'To', exact: true })
    await to.fill(address)
    await to.press('Enter')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    const mail = await mailbox.mailTo(address)
    expect(mail.headers.subject).toContain(number)
    const pdf = mail.files.find((file) => file.contentType === 'application/pdf')
    expect(pdf?.fileName).toMatch(/^NPS-\d\d-\d{5}-Rev\.0.*\.pdf$/)
    const words = await wordsOfPdf(pdf?.content ?? Buffer.alloc(0))
    expect(words).toContain(total)
    expect(words).toContain(formatMoney(decimalText(dec('22.5').times('1399.25'), 2), 'INR'))
    await page.reload()
    await expect(page.getByRole('complementary').getByText(address).first()).toBeVisible()
  })

  await test.step('a change after approval is a new revision, and the two stand side by side', async () => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Revise' }).click()
    const dialog = page.getByRole('dialog', { name: 'Revise' })
    await dialog.getByRole('textbox').fill('Buyer reduced line 1')
    await dialog.getByRole('button', { name: 'Revise' }).click()
    await expect(page).toHaveURL(/\/edit$/)
    await (await tabTo(page, 'Qty', 1)).fill('10')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(heading(page, `${number} Rev.1`)).toBeVisible()
    await sales.open(`${path}/compare`)
    await expect(page.getByRole('heading', { name: 'Lines changed (1)' })).toBeVisible()
    await expect(page.getByText('Buyer reduced line 1').first()).toBeVisible()
    await expect(page.getByText(totalOf(['10', ...right.slice(1)])).first()).toBeVisible()
    await expect(page.getByText(total).first()).toBeVisible()
    await expect(page.getByText('199 lines')).toBeVisible()
  })
  await mailbox.close(admin)
})
