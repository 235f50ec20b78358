import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig } from 'prisma/config'
import { fallBackToEmbeddedDatabase } from './scripts/lib/load-env.mjs'

fallBackToEmbeddedDatabase()

// Prisma's install step downloads a native schema engine. Where it could not, the same engine runs as WebAssembly.
if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY) {
  const engines = dirname(dirname(createRequire(import.meta.url).resolve('@prisma/engines')))
  const native = existsSync(engines) && readdirSync(engines).some((file) => file.startsWith('schema-engine-'))
  if (!native) process.env.PRISMA_SCHEMA_ENGINE_BINARY = join(import.meta.dirname, 'scripts/schema-engine.mjs')
}

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations', seed: 'tsx scripts/seed.ts' },
  // The owner: the application's own role can run no DDL.
  datasource: {
    url: process.env.DATABASE_OWNER_URL ?? '',
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL || undefined,
  },
})
