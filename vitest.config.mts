import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': resolve(import.meta.dirname, 'src') }

/** Projects whose files each get a copy of the seeded template database (tests/support/test-db.ts). */
const withDatabase = {
  globalSetup: ['tests/support/bundle-workers.ts', 'tests/global-setup.ts'],
  setupFiles: ['tests/support/setup-database.ts'],
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/bundle-workers.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/{integration,checks}/**/*.test.{ts,tsx}'],
          ...withDatabase,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'scenario',
          include: ['tests/scenarios/**/*.test.{ts,tsx}'],
          ...withDatabase,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
