import { connect } from './lib/connect.mjs'
import { runDataChecks } from './lib/data-checks'
import { fallBackToEmbeddedDatabase } from './lib/load-env.mjs'

/** `npm run check:data`: one line per invariant with what it looked at; exit code 1 when one is violated. */
async function main(): Promise<number> {
  fallBackToEmbeddedDatabase()
  const client = await connect(process.env.DATABASE_OWNER_URL ?? '', 'DATABASE_OWNER_URL')
  try {
    const results = await runDataChecks(client)
    for (const { name, counted, violations } of results) {
      console.log(
        `${violations.length === 0 ? 'ok  ' : 'FAIL'}  ${name}: ${counted} looked at${violations.length ? `, ${violations.length} or more wrong` : ''}`,
      )
      for (const what of violations) console.log(`        ${what}`)
    }
    const failed = results.filter((r) => r.violations.length > 0).length
    console.log(failed === 0 ? `All ${results.length} checks hold.` : `${failed} of ${results.length} checks failed.`)
    return failed === 0 ? 0 : 1
  } finally {
    await client.end()
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`The data could not be checked: ${error.message}`)
    process.exit(1)
  },
)
