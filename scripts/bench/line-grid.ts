import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { figures } from './measure'

/**
 * How long the line grid takes from a key to the picture, in a real Chromium on a minified production bundle of the grid, the
 * pipe columns, totals and the draft: `npx tsx scripts/bench/line-grid.ts [lines …]` (default 20 300 500). `--serve` only serves
 * the page. "To paint" is the time from the keydown event to the first task after the frame in which its effect is drawn;
 * "event" is what the browser's own Event Timing reports for the same keys (in steps of 8 ms).
 */
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }
const CSP = "default-src 'self'; script-src 'nonce-bench' 'strict-dynamic'; style-src 'self' 'unsafe-inline'"

const readCsv = async (name: string) => {
  const [head = '', ...lines] = (await readFile(`prisma/data/${name}.csv`, 'utf8')).trim().split(/\r?\n/)
  const keys = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [keys[i] ?? '', cell])))
}

/** The masters of a new company, as the browser gets them. */
async function masters() {
  const specs = (await readCsv('product-specs')).map((s, i) => ({
    id: `spec-${i}`,
    product: s.product,
    familyCode: s.family,
    process: s.process,
    designation: s.designation,
    defaultEnd: s.default_end,
    additionalSpecs: (s.additional_specs ?? '').split(';').filter(Boolean),
  }))
  const sizes = (await readCsv('pipe-sizes')).map((s, i) => ({
    id: `size-${i}`,
    family: s.family,
    nps: s.nps,
    schedule: s.schedule,
    odMm: s.od_mm,
    wallMm: s.wall_mm,
    unitWeight: s.weight_kg_per_m,
  }))
  const stainless = (code: string) => /^(SS|DS)/.test(code)
  const families = [...new Set(specs.map((s) => s.familyCode ?? ''))].map((code) => ({
    code,
    name: code,
    weightFactor: stainless(code) ? '1.014' : '1',
    sizeFamily: stainless(code) ? 'SS_DS' : 'CS_AS',
  }))
  return { specs, sizes, families, minWallTolerancePct: '20' }
}

async function bundle(folder: string) {
  await build({
    entryPoints: ['scripts/bench/line-grid.page.tsx'],
    outfile: join(folder, 'page.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', MASTERS: JSON.stringify(await masters()) },
  })
}

/** Serves the page under the product's content security policy; drafts are taken and forgotten. */
function serve(folder: string) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname
    if (path.startsWith('/api/')) return void request.resume().on('end', () => response.writeHead(204).end())
    const type = TYPES[extname(path)]
    if (type) {
      response.writeHead(200, { 'content-type': type })
      return void createReadStream(join(folder, path))
        .on('error', () => response.destroy())
        .pipe(response)
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP })
    response.end(`<!doctype html><html lang="en" data-mantine-color-scheme="light"><meta charset="utf-8"><title>Lines</title>
<link rel="stylesheet" href="/page.css"><div id="root"></div><script type="module" nonce="bench" src="/page.js"></script></html>`)
  })
  return new Promise<{ url: string; close: () => void }>((resolve) =>
    server.listen(Number(process.env.BENCH_PORT ?? 0), '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }),
    ),
  )
}

type Watched = { painted: number[]; events: number[] }

/** Starts the clock of every key from now on. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const seen: Watched = { painted: [], events: [] }
    Object.assign(window, { seen })
    const drawn = new MessageChannel()
    const starts: number[] = []
    drawn.port1.onmessage = () => {
      const start = starts.shift()
      if (start !== undefined) seen.painted.push(performance.now() - start)
    }
    window.addEventListener(
      'keydown',
      () => {
        starts.push(performance.now())
        requestAnimationFrame(() => drawn.port2.postMessage(null))
      },
      true,
    )
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') seen.events.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })

const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: Watched }).seen)
const ms = (n: number) => `${n.toFixed(1).padStart(7)} ms`

async function keys(page: Page, what: string, press: (i: number) => Promise<unknown>, times = 60) {
  await page.evaluate(() => {
    const { painted, events } = (window as unknown as { seen: Watched }).seen
    painted.length = 0
    events.length = 0
  })
  for (let i = 0; i < times; i++) {
    await press(i)
    await page.waitForTimeout(40)
  }
  const { painted, events } = await seen(page)
  const paint = figures(painted, 1)
  console.log(
    `  ${what.padEnd(34)} to paint p50 ${ms(paint.p50)}  p95 ${ms(paint.p95)}  max ${ms(paint.max)}   event max ${ms(Math.max(0, ...events))}`,
  )
}

async function measure(page: Page, url: string, lines: number) {
  await page.goto(`${url}/?lines=${lines}`)
  const cell = (column: string, line: number) => page.getByLabel(`${column}, line ${line}`, { exact: true })
  await cell('Qty', 1).click()
  await watch(page)
  console.log(`${lines} lines`)
  await keys(
    page,
    'typing a quantity',
    (i) => page.keyboard.press(i % 12 === 11 ? 'Backspace' : String((i % 9) + 1)),
    36,
  )
  await page.keyboard.press('Escape')
  await cell('Grade', 2).click()
  await keys(page, 'typing a grade (list open)', (i) => page.keyboard.press('ASTM A106 GR.B'[i % 14] ?? 'A'), 14)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await cell('Size', 2).click()
  await keys(page, 'typing a size (list open)', (i) => page.keyboard.press('8" NB X SCH 40'[i % 14] ?? '8'), 14)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await keys(page, 'arrow down', () => page.keyboard.press('ArrowDown'))
  await keys(page, 'arrow right and left', (i) => page.keyboard.press(i % 12 < 6 ? 'ArrowRight' : 'ArrowLeft'))
  if (lines >= 300) return
  const block = Array.from(
    { length: 200 },
    (_, i) => `C.S. SEAMLESS PIPE\tASTM A106 GR.B\t6" NB X SCH 40\t\t\t${i + 1}.5\tmtrs\t1500.25`,
  ).join('\n')
  await page.evaluate((text) => navigator.clipboard.writeText(text), block)
  await cell('Product', 1).click()
  await keys(page, 'paste of 200 lines x 8 columns', () => page.keyboard.press('Control+v'), 1)
  await keys(page, 'undo of it', () => page.keyboard.press('Control+z'), 1)
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'line-grid-'))
  await bundle(folder)
  const server = await serve(folder)
  if (process.argv.includes('--serve')) console.log(server.url)
  else {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    })
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      page.on('pageerror', (error) => console.error(error.message))
      page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
      const asked = process.argv.slice(2).map(Number).filter(Boolean)
      for (const lines of asked.length > 0 ? asked : [20, 300, 500]) await measure(page, server.url, lines)
    } finally {
      await browser.close()
      server.close()
      await rm(folder, { recursive: true })
    }
  }
}

void main()
