// npm run -s token:create -- EMAIL [--company CODE] [--name TEXT] [--expires YYYY-MM-DD]
// Makes a personal API token for a user and prints it, and nothing else, on standard output.
import { parseArgs } from 'node:util'
import { fallBackToEmbeddedDatabase } from './lib/load-env.mjs'
import { Problem, runMain } from './lib/problem.mjs'

fallBackToEmbeddedDatabase()

async function makeToken(): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      company: { type: 'string' },
      name: { type: 'string', default: 'Made with npm run token:create' },
      expires: { type: 'string' },
    },
  })
  const email = positionals[0]
  if (!email) throw new Problem('Say whose token it is: npm run -s token:create -- EMAIL [--company CODE]')
  // The application role is enough; the owner serves where only its address is known.
  process.env.DATABASE_URL ||= process.env.DATABASE_OWNER_URL
  if (!process.env.DATABASE_URL) throw new Problem('Set DATABASE_URL, or start the program once with npm start.')
  // Standard output carries the token alone.
  process.env.LOG_LEVEL = 'silent'
  const { memberIdentity } = await import('../src/server/member-identity')
  const { createApiToken } = await import('../src/features/api-token/api-token.actions')
  const { runAs } = await import('../src/server/caller')
  const identity = await memberIdentity(email, values.company)
  if (!identity)
    throw new Problem(
      `There is no active user ${email}${values.company ? ` in a company with the code ${values.company}` : ' with a company'}.`,
    )
  const result = await runAs({ identity }, () => createApiToken({ name: values.name, expiresOn: values.expires }))
  if (!result.ok) throw new Problem([result.error.message, ...Object.values(result.error.fieldErrors ?? {})].join(' '))
  if (!result.data.token) throw new Error('no token came back')
  return result.data.token
}

runMain(async () => {
  try {
    process.stdout.write(`${await makeToken()}\n`)
  } finally {
    const { disconnect } = await import('../src/db/client')
    await disconnect()
  }
})
