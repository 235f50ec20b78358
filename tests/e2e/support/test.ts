import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect as baseExpect,
  type ConsoleMessage,
} from '@playwright/test'
import { Clerk, Desk, type DeskName, signInQuietly } from './desk'
import { makePapers, type Papers } from './papers'

/** A development server compiles a page at its first visit: E2E_SLOW=1 gives it the time. */
const SLOW = process.env.E2E_SLOW === '1'

export const expect = SLOW ? baseExpect.configure({ timeout: 45_000 }) : baseExpect

type Problems = {
  /** Everything a page of this context complains of fails the test. */
  watch: (context: BrowserContext) => void
  /** What a step provokes on purpose, e.g. the answer 401 to a wrong password. */
  expectComplaint: (pattern: RegExp) => void
}

type TestFixtures = {
  problems: Problems
  /** Opens a browser for somebody who is signed in already. */
  desk: (who: DeskName, options?: BrowserContextOptions) => Promise<Desk>
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>
type WorkerFixtures = {
  sessionOf: (who: DeskName) => Promise<Session>
  /** Somebody signed in without a browser. */
  clerk: (who: DeskName) => Promise<Clerk>
  /** One document of every kind, made once for the tests that only look at them. */
  papers: () => Promise<Papers>
}

const told = (message: ConsoleMessage): string =>
  `${message.text()} (${message.location().url || 'no address'}, page ${message.page()?.url() ?? 'closed'})`

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sessionOf: [
    async ({ playwright }, use, { project }) => {
      const known = new Map<DeskName, Session>()
      await use(async (who) => {
        let session = known.get(who)
        if (!session) {
          const request = await playwright.request.newContext({ baseURL: project.use.baseURL })
          await signInQuietly(request, who)
          session = await request.storageState()
          known.set(who, session)
          await request.dispose()
        }
        return session
      })
    },
    { scope: 'worker' },
  ],

  clerk: [
    async ({ playwright, sessionOf }, use, { project }) => {
      const known = new Map<DeskName, Clerk>()
      await use(async (who) => {
        const before = known.get(who)
        if (before) return before
        const storageState = await sessionOf(who)
        const request = await playwright.request.newContext({ baseURL: project.use.baseURL, storageState })
        const clerk = new Clerk(request)
        known.set(who, clerk)
        return clerk
      })
      for (const { request } of known.values()) await request.dispose()
    },
    { scope: 'worker' },
  ],

  papers: [
    async ({ clerk }, use) => {
      let made: Promise<Papers> | undefined
      await use(() => {
        made ??= makePapers(clerk)
        return made
      })
    },
    { scope: 'worker' },
  ],

  problems: [
    async ({ context }, use, testInfo) => {
      if (SLOW) testInfo.setTimeout(240_000)
      const complaints: string[] = []
      const expected: RegExp[] = []
      const watch = (watched: BrowserContext) => {
        watched.on('console', (message) => {
          if (message.type() === 'error') complaints.push(told(message))
        })
        watched.on('weberror', (error) => complaints.push(error.error().stack ?? error.error().message))
      }
      watch(context)
      await use({ watch, expectComplaint: (pattern) => expected.push(pattern) })
      const unexpected = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)))
      baseExpect(unexpected, 'No page may write errors or policy violations to its console').toEqual([])
    },
    { auto: true },
  ],

  desk: async ({ browser, baseURL, problems, sessionOf }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who, options = {}) => {
      const context = await browser.newContext({
        baseURL,
        storageState: await sessionOf(who),
        reducedMotion: 'reduce',
        ...options,
      })
      contexts.push(context)
      problems.watch(context)
      return new Desk(await context.newPage())
    })
    for (const context of contexts) await context.close()
  },
})
