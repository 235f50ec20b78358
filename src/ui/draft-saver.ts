import { dropCopy, keepCopy } from './draft-copy'

/**
 * How a draft stands: `waiting` has words the server does not have yet; `kept-here`: it did not take them (`why`), this browser
 * keeps them and goes on trying; `failed`: not even that.
 */
export type DraftState =
  | { kind: 'idle' }
  | { kind: 'waiting' }
  | { kind: 'saved'; at: Date }
  | { kind: 'kept-here'; why: 'no-answer' | 'signed-out' | 'too-large' }
  | { kind: 'failed' }

/** After the last key; and at most so long after the first one. */
const QUIET = 1000
const LONGEST = 2000
const AGAIN = 15_000
/** The browser sends at most 64 kB while a page goes away; room for headers and what else is on its way. */
const KEEPALIVE_BYTES = 60_000

type Options = { url: string; scope: string; key: string; onState: (state: DraftState) => void }

/**
 * Keeps the values of one form on the server while they are typed. Nothing is turned into text while a key is handled: that
 * happens when typing pauses, and then the copy in this browser is written first and given up when the server has answered.
 */
export class DraftSaver {
  private values: object | null = null
  private initial: string
  private confirmed: string | null = null
  private quiet: ReturnType<typeof setTimeout> | undefined
  private longest: ReturnType<typeof setTimeout> | undefined
  private again: ReturnType<typeof setTimeout> | undefined
  private sending: Promise<void> | null = null
  private done = false

  constructor(
    private readonly options: Options,
    initial: object,
  ) {
    this.initial = JSON.stringify(initial)
  }

  /** What the form was when it was opened: the same words are no draft. */
  isInitial(values: unknown): boolean {
    return JSON.stringify(values) === this.initial
  }

  /** The form has changed. */
  change(values: object) {
    if (this.done) return
    if (this.values === null) this.options.onState({ kind: 'waiting' })
    this.values = values
    clearTimeout(this.quiet)
    this.quiet = setTimeout(() => void this.flush(), QUIET)
    this.longest ??= setTimeout(() => void this.flush(), LONGEST)
  }

  /** Sends what is waiting now. `leaving`: the page may be gone before the answer comes. */
  async flush(leaving = false): Promise<void> {
    this.stopTimers()
    const { values } = this
    if (this.done || values === null) return
    if (this.sending && !leaving) return this.sending.then(() => this.flush())
    const text = JSON.stringify(values)
    if (text === (this.confirmed ?? this.initial)) {
      this.values = null
      this.options.onState(this.confirmed === null ? { kind: 'idle' } : { kind: 'saved', at: new Date() })
      return
    }
    const here = keepCopy(this.options.scope, this.options.key, text)
    this.sending = this.send(text, values, here, leaving).finally(() => {
      this.sending = null
    })
    return this.sending
  }

  private async send(text: string, values: object, here: boolean, leaving: boolean) {
    const body = `{"values":${text}}`
    let status = 0
    try {
      const small = leaving && new TextEncoder().encode(body).byteLength <= KEEPALIVE_BYTES
      const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body, keepalive: small }
      status = (await fetch(this.options.url, init)).status
    } catch {
      // No answer: as for any other refusal, the copy stays.
    }
    if (this.done) return
    if (status >= 200 && status < 300) {
      this.confirmed = text
      if (this.values !== values) {
        this.options.onState({ kind: 'waiting' })
        return
      }
      this.values = null
      dropCopy(this.options.scope, this.options.key)
      this.options.onState({ kind: 'saved', at: new Date() })
      return
    }
    const why = status === 401 ? 'signed-out' : status === 413 || status === 422 ? 'too-large' : 'no-answer'
    this.options.onState(here ? { kind: 'kept-here', why } : { kind: 'failed' })
    clearTimeout(this.again)
    this.again = setTimeout(() => void this.flush(), AGAIN)
  }

  /** The document is saved, or the draft is not wanted: nothing more is sent, and the server and this browser forget it. */
  async forget(): Promise<void> {
    this.done = true
    this.stopTimers()
    clearTimeout(this.again)
    // A draft that is still on its way must not arrive after it has been forgotten.
    await this.sending?.catch(() => undefined)
    await this.discard()
  }

  /** Forgets what is stored; typing goes on. */
  async discard(): Promise<void> {
    dropCopy(this.options.scope, this.options.key)
    this.confirmed = null
    await fetch(this.options.url, { method: 'DELETE', keepalive: true }).catch(() => undefined)
  }

  private stopTimers() {
    clearTimeout(this.quiet)
    clearTimeout(this.longest)
    this.longest = undefined
  }
}
