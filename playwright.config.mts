import { defineConfig, devices } from '@playwright/test'
import { systemBrowser } from './scripts/lib/browser.mjs'

const executablePath = systemBrowser()

/** Runs against E2E_BASE_URL (set by `npm test`), or against what `npm start` or `npm run dev` serves. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
  use: {
    baseURL: process.env.E2E_BASE_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`,
    // E2E_SLOW=1 is for `npm run dev`, where a page is compiled at its first visit.
    actionTimeout: process.env.E2E_SLOW ? 45_000 : 15_000,
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: executablePath
      ? {
          executablePath,
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-dev-shm-usage',
            '--disable-background-networking',
            '--disable-component-update',
            '--no-first-run',
          ],
        }
      : {},
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
})
