import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkImports } from '../../scripts/lib/import-rules.mjs'

/** A source tree in which every rule of .dependency-cruiser.cjs is broken once. */
const files: Record<string, string> = {
  'src/core/money.ts': `import { db } from '../db/client'\nexport const money = db`,
  'src/core/units.ts': `import { pipe } from './pipe'\nexport const units = pipe`,
  'src/core/pipe.ts': `import type { units } from './units'\nexport const pipe: typeof units = 1`,
  'src/core/words.ts': `import { undeclared } from 'undeclared'\nexport const words = undeclared`,
  'package.json': '{}',
  'node_modules/undeclared/package.json': '{ "name": "undeclared", "main": "index.js" }',
  'node_modules/undeclared/index.js': 'exports.undeclared = 1',
  'src/core/words.test.ts': 'export const test = 1',
  'src/core/uses-test.ts': `import { test } from './words.test'\nexport const used = test`,
  'src/db/client.ts': `import { page } from '../ui/page'\nexport const db = page`,
  'src/ui/page.tsx': `import type { Actor } from '../server/actor'\nexport const page: Actor = 1`,
  'src/server/actor.ts': `import { list } from '../features/quotation/list-quotations'\nexport type Actor = typeof list`,
  'src/documents/shell.tsx': `import { db } from '../db/client'\nexport const shell = db`,
  'src/emails/shell.tsx': `import { db } from '../db/client'\nexport const mail = db`,
  'src/features/quotation/list-quotations.ts': 'export const list = 1',
  'src/features/quotation/quotation.form.tsx': `import { home } from '../../app/home'\nexport const form = home`,
  'src/features/enquiry/create-enquiry.ts': `import { list } from '../quotation/list-quotations'\nexport const create = list`,
  'src/features/sales-order/order.ts': `import { form } from '../quotation/quotation.form'\nexport const order = form`,
  'src/app/home.tsx': `import { db } from '../db/client'\nimport { gone } from './gone'\nexport const home = [db, gone]`,
}

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

test('every rule about imports can fail', () => {
  const broken = new Set(checkImports(folder).violations.map(({ rule }) => rule))
  expect([...broken]).toEqual(
    expect.arrayContaining([
      'core-imports-nothing',
      'db-imports-core',
      'ui-imports-core',
      'server-imports-below',
      'documents-import-core',
      'emails-import-core',
      'features-import-below',
      'app-does-not-touch-the-database',
      'enquiry-imports-upstream-only',
      'features-share-verbs-not-screens',
      'tests-are-not-imported',
      'no-cycles',
      'every-import-resolves',
      'imports-are-declared',
    ]),
  )
})
