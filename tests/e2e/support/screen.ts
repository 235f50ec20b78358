import type { Locator, Page } from '@playwright/test'
import { samplePdf } from './desk'
import { expect } from './test'

/** Chooses in a type-ahead field: types, and takes the choice that says so. */
export async function pick(scope: Page | Locator, label: string, typed: string, choice: RegExp | string) {
  await scope.getByRole('combobox', { name: label, exact: true }).fill(typed)
  const page = 'page' in scope ? scope.page() : scope
  await page.getByRole('option', { name: choice }).first().click()
}

/** A text field by its label, as a person who hears the page finds it (the star of a required one is not said). */
export const field = (scope: Page | Locator, label: string): Locator =>
  scope.getByRole('textbox', { name: label, exact: true })

/** Types into a date field the way people do. */
export async function typeDate(scope: Page | Locator, label: string, text: string) {
  await field(scope, label).fill(text)
  await field(scope, label).press('Tab')
  await expect(field(scope, label)).toHaveValue(text)
}

/** A cell of a line grid by its column and line: 'Qty', 1. Only cells in sight are in the page: `tabTo` brings others there. */
export const cell = (scope: Page | Locator, column: string, line: number): Locator =>
  scope.getByLabel(`${column}, line ${line}`, { exact: true })

/** Presses Tab, as a person would, until the cursor stands in the cell. */
export async function tabTo(page: Page, column: string, line: number): Promise<Locator> {
  const target = cell(page, column, line)
  const there = () =>
    page.evaluate((label) => document.activeElement?.getAttribute('aria-label') === label, `${column}, line ${line}`)
  await expect(page.getByRole('grid').first()).toBeVisible()
  for (let i = 0; i < 60 && !(await there()); i++) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
  return target
}

/** The page's own heading. */
export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name })

/** Confirms the open dialog by its own button. */
export async function confirm(page: Page, dialogName: string | RegExp, button: string | RegExp) {
  const dialog = page.getByRole('dialog', { name: dialogName })
  await dialog.getByRole('button', { name: button }).click()
  await expect(dialog).toBeHidden()
}

/** The words of the page's own heading, e.g. the number of a document. */
export const titleOf = async (page: Page): Promise<string> =>
  ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').trim()

/** Uploads a small PDF through a file field and waits until it stands there. */
export async function attach(page: Page, label: string, name: string) {
  await page.getByLabel(label, { exact: true }).setInputFiles(samplePdf(name))
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
}
