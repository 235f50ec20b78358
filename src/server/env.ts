import { z } from 'zod'

/** An empty variable counts as absent: `SMTP_HOST=` in .env means "no SMTP". */
const withoutBlanks = (source: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''))

const wholeNumber = (fallback: number, least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'has to be a whole number')
    .transform(Number)
    .refine((n) => n >= least && n <= most, `has to be between ${least} and ${most}`)
    .default(fallback)

const yesOrNo = z
  .enum(['true', 'false', '1', '0'], 'has to be true or false')
  .default('false')
  .transform((value) => value === 'true' || value === '1')

const postgresUrl = z
  .string('has to be set: postgresql://user:password@host:5432/database')
  .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) && new URL(value).pathname.length > 1, {
    message: 'has to be written as postgresql://user:password@host:5432/database',
  })

const webUrl = z
  .url({ protocol: /^https?$/, error: 'has to be a web address such as https://erp.example.com' })
  .transform((url) => url.replace(/\/+$/, ''))

const list = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim().toLowerCase())
        .filter(Boolean),
    )

const schema = z
  .object({
    NODE_ENV: z
      .enum(['development', 'production', 'test'], 'has to be development, production or test')
      .default('development'),
    PORT: wholeNumber(3000, 1, 65535),
    HOST: z.string().default('0.0.0.0'),
    NEXT_PUBLIC_APP_URL: webUrl.optional(),
    /** A proxy on this machine (nginx) tells the caller's address in X-Real-IP; read by scripts/server.mjs. */
    TRUST_PROXY: yesOrNo,

    DATABASE_URL: postgresUrl,
    DATABASE_OWNER_URL: postgresUrl.optional(),
    SHADOW_DATABASE_URL: postgresUrl.optional(),
    DB_POOL_MIN: wholeNumber(0, 0, 200),
    DB_POOL_MAX: wholeNumber(10, 1, 200),
    /** Milliseconds. */
    DB_CONNECTION_TIMEOUT: wholeNumber(10_000, 100, 600_000),
    /** Milliseconds. */
    DB_IDLE_TIMEOUT: wholeNumber(30_000, 0, 3_600_000),

    NEXTAUTH_URL: webUrl.optional(),
    NEXTAUTH_SECRET: z
      .string('has to be set to a long random text (openssl rand -base64 48)')
      .min(32, 'needs at least 32 characters'),
    /** Seconds without use. */
    SESSION_TIMEOUT: wholeNumber(28_800, 60, 86_400),
    /** Seconds since sign-in. */
    SESSION_MAX_AGE: wholeNumber(86_400, 300, 86_400),
    BCRYPT_ROUNDS: wholeNumber(12, 10, 15),

    SMTP_HOST: z.string().optional(),
    SMTP_PORT: wholeNumber(587, 1, 65535),
    SMTP_SECURE: yesOrNo,
    SMTP_USER: z.string().optional(),
    SMTP_PASSWORD: z.string().optional(),
    SMTP_FROM: z.email('has to be an e-mail address').optional(),
    SMTP_FROM_NAME: z.string().optional(),

    /** Bytes. */
    MAX_FILE_SIZE: wholeNumber(10_485_760, 1024, 1_073_741_824),
    UPLOAD_DIR: z.string().default('.data/uploads'),
    ALLOWED_FILE_TYPES: list('pdf,jpg,jpeg,png,xlsx,docx,csv,txt,eml,msg'),

    LOG_LEVEL: z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
        'has to be trace, debug, info, warn, error, fatal or silent',
      )
      .default('info'),
    LOG_FILE: z.string().optional(),

    /** Milliseconds in which one user or token may make RATE_LIMIT_MAX_REQUESTS calls of the API. */
    RATE_LIMIT_WINDOW: wholeNumber(60_000, 1000, 86_400_000),
    RATE_LIMIT_MAX_REQUESTS: wholeNumber(600, 1, 1_000_000),

    BACKUP_DIR: z.string().default('.data/backups'),
    BACKUP_RETENTION_DAYS: wholeNumber(90, 1, 36_500),

    ENABLE_E_INVOICE: yesOrNo,
    ENABLE_GST_PORTAL_INTEGRATION: yesOrNo,
    ENABLE_ANALYTICS: yesOrNo,
  })
  .refine((env) => env.DB_POOL_MIN <= env.DB_POOL_MAX, { path: ['DB_POOL_MIN'], message: 'is more than DB_POOL_MAX' })
  .refine((env) => env.SESSION_TIMEOUT <= env.SESSION_MAX_AGE, {
    path: ['SESSION_TIMEOUT'],
    message: 'is more than SESSION_MAX_AGE',
  })
  .refine((env) => !env.SMTP_HOST || env.SMTP_FROM, {
    path: ['SMTP_FROM'],
    message: 'has to be set where SMTP_HOST is',
  })
  .transform((env) => ({
    ...env,
    // 587 is STARTTLS and 465 is TLS from the first byte, whatever SMTP_SECURE says.
    SMTP_SECURE: env.SMTP_PORT === 465 || (env.SMTP_PORT !== 587 && env.SMTP_SECURE),
    /** The address in links of e-mails and in redirects. */
    APP_URL: env.NEXT_PUBLIC_APP_URL ?? env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`,
  }))

export type Env = z.output<typeof schema>

/** Reads every variable at once: the environment, or one message that names each fault. Values are never repeated in it. */
export function readEnv(
  source: Record<string, string | undefined>,
): { ok: true; env: Env } | { ok: false; message: string } {
  const parsed = schema.safeParse(withoutBlanks(source))
  if (parsed.success) return { ok: true, env: parsed.data }
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  return { ok: false, message: `The environment is not complete (see .env.example):\n${faults.join('\n')}` }
}

let cached: Env | undefined

/**
 * The environment of this process, read at first use (a build runs without one).
 * @throws Error naming every fault
 */
export function env(): Env {
  if (cached) return cached
  const read = readEnv(process.env)
  if (!read.ok) throw new Error(read.message)
  cached = read.env
  return cached
}
