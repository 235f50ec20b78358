import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ALL_PERMISSIONS } from '@/core/permissions'

const root = join(import.meta.dirname, '../..')

function files(dir: string): string[] {
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' || entry.name === 'node_modules' ? [] : files(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}

const source = files('src').map((path) => ({ path: relative('.', path), text: readFileSync(join(root, path), 'utf8') }))
const product = source.filter((f) => !/\.test\.tsx?$/.test(f.path))
const offenders = (list: typeof source, wrong: (f: { path: string; text: string }) => boolean) =>
  list.filter(wrong).map((f) => f.path)

describe('house rules', () => {
  it('only src/db and src/server reach for the Prisma client; everybody else receives a transaction', () => {
    expect(
      offenders(
        product,
        (f) =>
          !/^src\/(db|server)\//.test(f.path) &&
          /from '@\/db\/(client|generated)/.test(f.text.replace("import { disconnect } from '@/db/client'", '')),
      ),
    ).toEqual([])
  })

  it('pages, screens, PDFs and mails write nothing to the database', () => {
    const writes =
      /\b(tx|ctx\.tx|db\(\))\.\w+\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(|\$executeRaw/
    expect(
      offenders(product, (f) => /^src\/(app|ui|documents|emails|core)\//.test(f.path) && writes.test(f.text)),
    ).toEqual([])
  })

  it('an actions file exports nothing but defined actions', () => {
    const actions = product.filter((f) => f.path.endsWith('.actions.ts'))
    expect(actions.length).toBeGreaterThan(10)
    const wrong = actions.filter((f) => {
      const exported = f.text.match(/^export .*$/gm) ?? []
      return (
        !f.text.trimStart().startsWith("'use server'") ||
        exported.some((line) => !/^export const \w+ = defineAction\(/.test(line))
      )
    })
    expect(wrong.map((f) => f.path)).toEqual([])
  })

  it('rounding and floating point stay in src/core', () => {
    expect(
      offenders(
        product,
        (f) => !f.path.startsWith('src/core/') && /\b(parseFloat\(|Math\.round\(|\.toFixed\()/.test(f.text),
      ),
    ).toEqual([])
  })

  it('src/core knows no framework and nothing of ours', () => {
    expect(
      offenders(
        product,
        (f) => f.path.startsWith('src/core/') && /from '(@\/|next|react|@prisma|@mantine)/.test(f.text),
      ),
    ).toEqual([])
  })

  it('every permission is asked for somewhere, and nothing asks for an unknown one', () => {
    const everything = product
      .filter((f) => f.path !== 'src/core/permissions.ts')
      .map((f) => f.text)
      .join('\n')
    expect(ALL_PERMISSIONS.filter((p) => !everything.includes(`'${p}'`))).toEqual([])
    const asked = [...everything.matchAll(/permission: '([a-z-]+\.[a-z-]+)'|\.can\('([a-z-]+\.[a-z-]+)'\)/g)].map(
      (m) => m[1] ?? m[2],
    )
    expect(asked.filter((p) => !(ALL_PERMISSIONS as string[]).includes(p ?? ''))).toEqual([])
  })

  it('no file is longer than 400 lines', () => {
    const all = [...source.map((f) => f.path), ...files('scripts'), ...files('tests')]
    expect(all.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 401)).toEqual([])
  })

  it('there are no barrel files', () => {
    expect(product.filter((f) => /\/index\.tsx?$/.test(f.path)).map((f) => f.path)).toEqual([])
  })

  it('nothing is left as a stub, skipped or switched off', () => {
    const marks = /\b(TODO|FIXME|XXX:)|@ts-ignore|@ts-nocheck|\bnot implemented\b/i
    const all = [
      ...source,
      ...[...files('scripts'), ...files('tests')].map((path) => ({
        path,
        text: readFileSync(join(root, path), 'utf8'),
      })),
    ]
    expect(
      offenders(
        all,
        (f) =>
          !f.path.endsWith('house-rules.test.ts') &&
          (marks.test(f.text) || /\bas any\b/.test(f.text) || /\b(it|describe|test)\.(skip|only|todo)\(/.test(f.text)),
      ),
    ).toEqual([])
  })

  it('every feature says in a README what it is, its states and its rules', () => {
    const features = readdirSync(join(root, 'src/features')).filter((name) =>
      statSync(join(root, 'src/features', name)).isDirectory(),
    )
    const documents = features.filter((name) =>
      readdirSync(join(root, 'src/features', name)).some((f) => f.endsWith('.actions.ts')),
    )
    expect(documents.filter((name) => !readdirSync(join(root, 'src/features', name)).includes('README.md'))).toEqual([])
  })
})
