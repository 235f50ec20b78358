import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepCopy, readCopy } from './draft-copy'
import { DraftSaver, type DraftState } from './draft-saver'

const kept = new Map<string, string>()
const sent: { method: string; body: string | undefined; keepalive: boolean }[] = []
let answer: () => Promise<{ status: number }>
let states: DraftState[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T07:11:00Z') })
  kept.clear()
  sent.length = 0
  states = []
  answer = async () => ({ status: 200 })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if ([...kept.values()].join('').length + text.length > 5_000_000) throw new Error('QuotaExceededError')
      kept.set(key, text)
    },
    removeItem: (key: string) => kept.delete(key),
    key: (i: number) => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size
    },
  })
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    sent.push({ method: init.method ?? '', body: init.body as string | undefined, keepalive: init.keepalive === true })
    return answer()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const saver = () =>
  new DraftSaver(
    { url: '/api/form-drafts/q', scope: 'nps:sales', key: 'q', onState: (state) => states.push(state) },
    { lines: [] },
  )
const last = () => states.at(-1)
const copy = () => readCopy('nps:sales', 'q')

describe('what a person types', () => {
  it('is sent when typing pauses, in one piece', async () => {
    const draft = saver()
    for (const rate of ['1', '12', '125']) {
      draft.change({ lines: [rate] })
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(sent).toEqual([])
    expect(last()).toEqual({ kind: 'waiting' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent.map((s) => s.body)).toEqual(['{"values":{"lines":["125"]}}'])
    expect(last()).toMatchObject({ kind: 'saved' })
    expect(copy()).toBeNull()
  })

  it('is sent after two seconds although the typing goes on', async () => {
    const draft = saver()
    for (let i = 0; i < 7; i++) {
      draft.change({ lines: [i] })
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(sent).toHaveLength(1)
  })

  it('is no draft while it is what the form was opened with', async () => {
    const draft = saver()
    draft.change({ lines: [] })
    await vi.advanceTimersByTimeAsync(3000)
    expect(sent).toEqual([])
    expect(last()).toEqual({ kind: 'idle' })
  })

  it('stays in the browser while the server does not answer, and goes there when it does', async () => {
    answer = async () => Promise.reject(new TypeError('Failed to fetch'))
    const draft = saver()
    draft.change({ lines: ['6"'] })
    await vi.advanceTimersByTimeAsync(1000)
    expect(last()).toEqual({ kind: 'kept-here', why: 'no-answer' })
    expect(copy()?.text).toBe('{"lines":["6\\""]}')
    answer = async () => ({ status: 200 })
    await vi.advanceTimersByTimeAsync(15_000)
    expect(last()).toMatchObject({ kind: 'saved' })
    expect(copy()).toBeNull()
  })

  it('stays in the browser when the session has ended', async () => {
    answer = async () => ({ status: 401 })
    const draft = saver()
    draft.change({ lines: ['8"'] })
    await vi.advanceTimersByTimeAsync(1000)
    expect(last()).toEqual({ kind: 'kept-here', why: 'signed-out' })
    expect(copy()?.text).toBe('{"lines":["8\\""]}')
    expect(readCopy('nps:stores', 'q')).toBeNull()
  })

  it('is kept when the tab closes, however long: the browser sends only a short one after the page has gone', async () => {
    const draft = saver()
    draft.change({ lines: ['short'] })
    void draft.flush(true)
    expect(sent[0]?.keepalive).toBe(true)
    const long = { lines: Array.from({ length: 500 }, (_, i) => ({ i, text: 'x'.repeat(400) })) }
    draft.change(long)
    void draft.flush(true)
    expect(sent[1]?.keepalive).toBe(false)
    expect(JSON.parse(copy()?.text ?? '')).toEqual(long)
  })

  it('that is newer than what is on its way is sent next', async () => {
    let arrive: (value: { status: number }) => void = () => undefined
    answer = () => new Promise((resolve) => (arrive = resolve))
    const draft = saver()
    draft.change({ lines: ['a'] })
    await vi.advanceTimersByTimeAsync(1000)
    draft.change({ lines: ['ab'] })
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toHaveLength(1)
    answer = async () => ({ status: 200 })
    arrive({ status: 200 })
    await vi.advanceTimersByTimeAsync(1)
    expect(sent.at(-1)?.body).toBe('{"values":{"lines":["ab"]}}')
    expect(last()).toMatchObject({ kind: 'saved' })
  })

  it('is forgotten once the document is saved, even when a draft was still on its way', async () => {
    let arrive: (value: { status: number }) => void = () => undefined
    answer = () => new Promise((resolve) => (arrive = resolve))
    const draft = saver()
    draft.change({ lines: ['a'] })
    await vi.advanceTimersByTimeAsync(1000)
    const forgotten = draft.forget()
    answer = async () => ({ status: 200 })
    arrive({ status: 200 })
    await forgotten
    draft.change({ lines: ['b'] })
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.map((s) => s.method)).toEqual(['PUT', 'DELETE'])
    expect(copy()).toBeNull()
  })
})

describe('a browser that is full', () => {
  it('gives up the oldest copy for the newest', () => {
    expect(keepCopy('s', 'old', 'x'.repeat(2_600_000), '2026-11-19T00:00:00.000Z')).toBe(true)
    expect(keepCopy('s', 'new', 'y'.repeat(2_600_000))).toBe(true)
    expect(readCopy('s', 'old')).toBeNull()
    expect(readCopy('s', 'new')?.text).toHaveLength(2_600_000)
  })
})
