import type { APIRequestContext, Page } from '@playwright/test'
import { sampleCertificate } from '../../../scripts/seed/certificate-pdf'

/** The people of the demonstration data, one for each role. */
export type DeskName = 'admin' | 'sales' | 'purchase' | 'qc' | 'stores' | 'accounts' | 'management'

export const PASSWORD = 'Erp-demo-1'
export const emailOf = (who: DeskName): string => `${who}@erp.com`

export type Made = { id: string; number?: string | null }
type Answer<T> = { ok: true; data: T } | { ok?: false; error: { code: string; message: string; fieldErrors?: object } }

/** Signs in without a screen, as scripts of the browser do; the cookies stay in `request`. */
export async function signInQuietly(request: APIRequestContext, who: DeskName): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await request.post('/api/auth/callback/credentials', {
    form: { csrfToken, email: emailOf(who), password: PASSWORD, json: 'true' },
  })
  if (!answer.ok()) throw new Error(`${emailOf(who)} could not sign in: ${answer.status()} ${await answer.text()}`)
}

/** Waits until a freshly loaded page is alive: what is clicked or typed before that is lost. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const part =
      document.querySelector('main button, main a, main input, form button') ?? document.querySelector('main')
    return part !== null && Object.keys(part).some((key) => key.startsWith('__react'))
  })
}

/** Somebody who works without a screen: what a test needs from others is prepared through the API. */
export class Clerk {
  readonly request: APIRequestContext

  constructor(request: APIRequestContext) {
    this.request = request
  }

  /** Runs an action as this person. @throws Error with the server's sentence and fields */
  async act<T = Made>(name: string, input: object): Promise<T> {
    const response = await this.request.post(`/api/v1/actions/${name}`, { data: input })
    const answer = (await response.json()) as Answer<T>
    if (answer.ok) return answer.data
    throw new Error(`${name}: ${answer.error.message} ${JSON.stringify(answer.error.fieldErrors ?? {})}`)
  }

  /** Rows of a list. @throws Error when it is refused */
  async rows<T = Record<string, string>>(list: string, filters: Record<string, string> = {}): Promise<T[]> {
    const response = await this.request.get(`/api/v1/${list}?${new URLSearchParams(filters)}`)
    if (!response.ok()) throw new Error(`${list}: ${response.status()} ${await response.text()}`)
    return ((await response.json()) as { rows: T[] }).rows
  }

  /** The first row of a list. @throws Error when there is none */
  async row<T = Record<string, string>>(list: string, filters: Record<string, string> = {}): Promise<T> {
    const [row] = await this.rows<T>(list, filters)
    if (!row) throw new Error(`${list} has nothing for ${JSON.stringify(filters)}`)
    return row
  }

  /** One record as its page has it. @throws Error when it is refused */
  async record<T>(list: string, id: string): Promise<T> {
    const response = await this.request.get(`/api/v1/${list}/${id}`)
    if (!response.ok()) throw new Error(`${list}/${id}: ${response.status()} ${await response.text()}`)
    const body = (await response.json()) as { data?: T } & T
    return body.data ?? body
  }

  /** Uploads a sample PDF and gives its id. */
  async upload(name: string): Promise<string> {
    const response = await this.request.post('/api/files', { multipart: { file: samplePdf(name) } })
    const body = (await response.json()) as { id?: string; data?: { id: string } }
    const id = body.data?.id ?? body.id
    if (!id) throw new Error(`The upload of ${name} was refused: ${JSON.stringify(body)}`)
    return id
  }
}

/** Somebody at work in a browser of their own. */
export class Desk extends Clerk {
  readonly page: Page

  constructor(page: Page) {
    super(page.context().request)
    this.page = page
  }

  /** Opens a page of the product by its path and waits until it answers to clicks and keys. */
  async open(path: string): Promise<Page> {
    await this.page.goto(path)
    await ready(this.page)
    return this.page
  }
}

/** A small certificate, for a file field or an upload. */
export const samplePdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: sampleCertificate({ mtcNo: name, make: 'SAMPLE', heats: ['SAMPLE'], designation: 'ASTM A106 GR.B' }),
})
