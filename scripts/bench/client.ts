import { Agent, request } from 'node:http'

export type Reply = { status: number; body: Buffer; cookies: string[] }

/** A browser's connection to the server: keeps its cookies and its sockets. */
export class Browser {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 6 })
  private readonly jar = new Map<string, string>()

  constructor(private readonly base: string) {}

  async send(
    method: 'GET' | 'POST',
    path: string,
    options: { form?: Record<string, string>; json?: unknown; token?: string } = {},
  ): Promise<Reply> {
    const body = options.form
      ? new URLSearchParams(options.form).toString()
      : options.json === undefined
        ? undefined
        : JSON.stringify(options.json)
    const headers: Record<string, string> = {
      cookie: [...this.jar].map(([k, v]) => `${k}=${v}`).join('; '),
      accept: 'text/html,application/json',
    }
    if (body !== undefined) {
      headers['content-type'] = options.form ? 'application/x-www-form-urlencoded' : 'application/json'
      headers['content-length'] = String(Buffer.byteLength(body))
    }
    if (options.token) headers.authorization = `Bearer ${options.token}`
    return new Promise((resolve, reject) => {
      const req = request(new URL(path, this.base), { method, agent: this.agent, headers }, (res) => {
        const chunks: Buffer[] = []
        res.on('data', (c: Buffer) => chunks.push(c))
        res.on('error', reject)
        res.on('end', () => {
          const cookies = res.headers['set-cookie'] ?? []
          for (const cookie of cookies) {
            const [pair = ''] = cookie.split(';')
            const [name = '', ...value] = pair.split('=')
            this.jar.set(name, value.join('='))
          }
          resolve({ status: res.statusCode ?? 0, body: Buffer.concat(chunks), cookies })
        })
      })
      req.on('error', reject)
      req.end(body)
    })
  }

  /** GET that must answer 200. */
  async get(path: string): Promise<Buffer> {
    const reply = await this.send('GET', path)
    if (reply.status !== 200) throw new Error(`GET ${path}: ${reply.status}`)
    return reply.body
  }

  async signIn(email: string, password: string): Promise<void> {
    const csrf = JSON.parse((await this.get('/api/auth/csrf')).toString()) as { csrfToken: string }
    const reply = await this.send('POST', '/api/auth/callback/credentials', {
      form: { email, password, csrfToken: csrf.csrfToken, json: 'true', callbackUrl: '/' },
    })
    if (![...this.jar.keys()].some((name) => name.endsWith('session-token')))
      throw new Error(`sign-in of ${email}: ${reply.status}`)
  }

  /** Takes over the session of another browser: many people, one sign-in. */
  share(other: Browser): void {
    for (const [name, value] of other.jar) this.jar.set(name, value)
  }

  close(): void {
    this.agent.destroy()
  }
}
