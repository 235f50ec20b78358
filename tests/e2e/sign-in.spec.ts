import { emailOf, PASSWORD, ready } from './support/desk'
import { heading } from './support/screen'
import { expect, test } from './support/test'

test.describe('Signing in', () => {
  test('a wrong password is told in one sentence, the right one leads home, and one can leave again', async ({
    page,
    problems,
  }) => {
    problems.expectComplaint(/status of 401.*\/api\/auth\/callback\/credentials/)
    await page.goto('/sign-in')
    await ready(page)
    await page.getByLabel('E-mail').fill(emailOf('sales'))
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'This e-mail' })).toHaveText(
      'This e-mail address and password do not belong together.',
    )
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused()

    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/$/)
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await ready(page)

    await page.getByRole('button', { name: /account and display/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    await page.goto('/quotations')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fquotations$/)
  })

  test('whoever opens a page without signing in comes to that page after it', async ({ page }) => {
    await page.goto('/stock?bucket=ACCEPTED')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fstock%3Fbucket%3DACCEPTED$/)
    await ready(page)
    await page.getByLabel('E-mail').fill(emailOf('stores'))
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/stock\?bucket=ACCEPTED$/)
    await expect(heading(page, 'Stock')).toBeVisible()
  })

  test('SALES neither sees nor opens the audit trail', async ({ desk, problems }) => {
    problems.expectComplaint(/status of 403/)
    const { page } = await desk('sales')
    await page.goto('/')
    const navigation = page.getByRole('navigation', { name: 'Main' })
    await expect(navigation.getByRole('link', { name: 'Quotations' })).toBeVisible()
    await expect(navigation.getByRole('link', { name: 'Audit trail' })).toHaveCount(0)
    await page.goto('/audit')
    await expect(page).toHaveURL(/\/forbidden/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(0)
  })

  test('who is deactivated is out at once', async ({ desk, browser, baseURL, problems }) => {
    const admin = await desk('admin')
    const email = `leaver.${Date.now()}@erp.com`
    const temporaryPassword = 'Leaving-1-day'
    const { id } = await admin.act('user.create', { name: 'Leaving Soon', email, temporaryPassword, roles: ['STORES'] })
    const { version } = await admin.record<{ version: number }>('users', id)
    const context = await browser.newContext({ baseURL })
    problems.watch(context)
    const page = await context.newPage()
    await page.goto('/sign-in')
    await ready(page)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(temporaryPassword)
    await page.keyboard.press('Enter')
    await expect(page).not.toHaveURL(/\/sign-in/)
    await admin.act('user.deactivate', { id, version, remark: 'Left the company' })
    await page.goto('/stock')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fstock$/)
    await context.close()
  })
})
