// @ts-check
// Import this first in every script: variables of the shell win over .env, and .env over the embedded database's.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataDir, root } from './paths.mjs'

/** Written by `npm start`: the connection strings of the embedded database, for scripts run beside it. */
export const embeddedEnvFile = join(dataDir, 'embedded.env')

const ownFile = join(root, '.env')
if (existsSync(ownFile)) process.loadEnvFile(ownFile)

/** Scripts that talk to the database of `npm start` call this where no DATABASE_URL is configured. */
export function fallBackToEmbeddedDatabase() {
  if (!process.env.DATABASE_URL && !process.env.DATABASE_OWNER_URL && existsSync(embeddedEnvFile))
    process.loadEnvFile(embeddedEnvFile)
}
