import { pdfWords } from './support/pdf'
import { cell, confirm, field, heading, pick, tabTo, titleOf } from './support/screen'
import { expect, test } from './support/test'
import { unique } from './support/trade'

test('SALES registers an enquiry and quotes it, MANAGEMENT approves, the PDF goes out by e-mail', async ({ desk }) => {
  const sales = await desk('sales')
  const reference = unique('RFQ-')
  const { page } = sales

  await test.step('the enquiry, in the buyer’s words; the size fills OD, wall and weight', async () => {
    await sales.open('/enquiries/new')
    await pick(page, 'Customer', 'C001', /Sahyadri Refineries/)
    await expect(field(page, 'Contact name')).toHaveValue('Anjali Deshmukh')
    await field(page, 'Client reference').fill(reference)
    await field(page, 'Project').fill('Coker revamp')
    await cell(page, 'Grade', 1).fill('ASTM A106 GR.B')
    await cell(page, 'Grade', 1).press('Enter')
    await expect(cell(page, 'Product', 1)).toHaveValue('C.S. SEAMLESS PIPE')
    await cell(page, 'Size', 1).fill('6" NB X SCH 40')
    await cell(page, 'Size', 1).press('Tab')
    await expect(cell(page, 'OD mm', 1)).toHaveValue('168.3')
    await expect(cell(page, 'WT mm', 1)).toHaveValue('7.11')
    await cell(page, 'Qty', 1).fill('120.5')
    await page.getByRole('button', { name: 'Add line' }).click()
    await cell(page, 'Grade', 2).fill('ASTM A106 GR.B')
    await cell(page, 'Size', 2).fill('4" NB X SCH 80')
    await cell(page, 'Qty', 2).fill('60')
    await cell(page, 'Qty', 2).press('Tab')
    await expect(page.getByRole('row').filter({ hasText: '28.26' })).toHaveCount(1)
    await page.getByRole('button', { name: 'Register enquiry' }).click()
    await expect(page).toHaveURL(/\/enquiries\/[0-9a-f-]{36}$/)
    await expect(page.getByText(reference)).toBeVisible()
  })

  let number = ''
  await test.step('the quotation takes over the lines; rates make amounts', async () => {
    await page.getByRole('link', { name: 'Make quotation' }).click()
    await expect(heading(page, 'New quotation')).toBeVisible()
    await cell(page, 'Rate', 1).fill('1850.25')
    await cell(page, 'Rate', 2).fill('1499.5')
    await (await tabTo(page, 'Delivery', 2)).fill('Ex-stock')
    await cell(page, 'Delivery', 2).press('Tab')
    await expect(page.getByText('2,22,955.13')).toBeVisible()
    await expect(page.getByText('3,12,925.13').last()).toBeVisible()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page).toHaveURL(/\/quotations\/[0-9a-f-]{36}$/)
    number = await titleOf(page)
    expect(number).toMatch(/^NPS\/\d\d\/\d{5}/)
    await expect(page.getByRole('table', { name: 'Terms of the quotation' }).getByRole('row')).toHaveCount(16)
  })

  await test.step('SALES submits it and cannot approve it', async () => {
    await page.getByRole('button', { name: 'Submit for approval' }).click()
    await confirm(page, 'Submit for approval', 'Submit for approval')
    await expect(page.getByText(/Waiting for approval/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  })

  await test.step('MANAGEMENT approves it with a remark', async () => {
    const management = await desk('management')
    await management.open(new URL(page.url()).pathname)
    await management.page.getByRole('button', { name: 'Approve' }).click()
    const dialog = management.page.getByRole('dialog', { name: 'Approve' })
    await dialog.getByRole('textbox').fill('Margin agreed on the phone')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(management.page.getByText(/the content is frozen/)).toBeVisible()
    await expect(management.page.getByText('Margin agreed on the phone').first()).toBeVisible()
  })

  await test.step('the PDF carries number, totals and the amount in words', async () => {
    await page.reload()
    await page.getByRole('button', { name: 'Print' }).click()
    const pdf = page.getByRole('menuitem', { name: 'PDF', exact: true })
    await expect(pdf).toHaveAttribute('target', '_blank')
    const answer = await sales.request.get((await pdf.getAttribute('href')) ?? '')
    expect(answer.headers()['content-disposition']).toMatch(/NPS-\d\d-\d{5}/)
    const words = await pdfWords(answer)
    for (const part of [
      number.slice(0, 12),
      'Sahyadri Refineries Ltd',
      reference,
      '2,22,955.13',
      '3,12,925.13',
      '180.5',
      'Rupees Three Lakh Twelve Thousand Nine Hundred Twenty Five and Thirteen Paise Only',
    ])
      expect(words).toContain(part)
  })

  await test.step('the e-mail leaves for the buyer and stands in the outbox', async () => {
    await sales.open(new URL(page.url()).pathname)
    await page.getByRole('link', { name: 'E-mail', exact: true }).click()
    await expect(heading(page, /^E-mail NPS/)).toBeVisible()
    await expect(page.getByText('anjali.deshmukh@example.com').first()).toBeVisible()
    await page.getByRole('combobox', { name: 'To', exact: true }).fill(`${reference}@example.com`)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByRole('link', { name: 'E-mail again' })).toBeVisible()
    await expect(
      page.getByRole('complementary').getByText(`${reference.toLowerCase()}@example.com`).first(),
    ).toBeVisible()

    const admin = await desk('admin')
    await admin.open('/outbox')
    const row = admin.page.getByRole('row').filter({ hasText: `${reference.toLowerCase()}@example.com` })
    await expect(row).toContainText(number.slice(0, 12))
  })
})
