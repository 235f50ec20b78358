#!/usr/bin/env node
// Drop-in replacement for Prisma's native `schema-engine` binary (JSON-RPC over stdio + `cli` sub-commands),
// backed by the byte-identical WASM engine published as @prisma/schema-engine-wasm and by @prisma/adapter-pg.
// Used only through PRISMA_SCHEMA_ENGINE_BINARY, i.e. where the native engine could not be downloaded.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

// @prisma/adapter-pg does not map PostgreSQL's catalog type "char" (oid 18) that the describer reads (contype, relkind…):
// present it to the engine as ColumnType Character.
const patched = new WeakSet()
const patchChar = (adapter) => {
  const proto = Object.getPrototypeOf(Object.getPrototypeOf(adapter)) // PgQueryable.prototype (connection and transaction share it)
  if (patched.has(proto)) return adapter
  patched.add(proto)
  // adapter-pg splits scripts on every ';' (breaks $$ bodies); the native engine sends the script as one simple query.
  Object.getPrototypeOf(adapter).executeScript = async function (script) {
    try {
      await this.client.query(script)
    } catch (e) {
      this.onError(e)
    }
  }
  const queryRaw = proto.queryRaw
  proto.queryRaw = async function (query) {
    const chars = []
    const self = Object.create(this, {
      performIO: {
        value: async (q) => {
          const r = await this.performIO(q)
          return {
            ...r,
            fields: r.fields.map((f, i) => {
              if (f.dataTypeID !== 18) return f
              chars.push(i)
              return { ...f, name: f.name, dataTypeID: 25 }
            }),
            rows: r.rows,
            rowCount: r.rowCount,
          }
        },
      },
    })
    const res = await queryRaw.call(self, query)
    for (const i of chars) res.columnTypes[i] = ColumnTypeEnum.Character
    return res
  }
  return adapter
}

const require = createRequire(import.meta.url)
const argv = process.argv.slice(2)
const opt = (n) => {
  const i = argv.indexOf(n)
  return i < 0 ? undefined : argv[i + 1]
}
const all = (n) => argv.flatMap((a, i) => (a === n ? [argv[i + 1]] : []))

if (argv.includes('--version')) {
  console.log(
    `schema-engine-wasm ${require.resolve('@prisma/schema-engine-wasm/schema_engine_bg') && JSON.parse(readFileSync(join(dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'package.json'))).version}`,
  )
  process.exit(0)
}
const datasource = JSON.parse(opt('--datasource') ?? '{}')
const log = (level, message, extra = {}) =>
  process.stderr.write(
    `${JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      fields: { message, ...extra },
      target: 'schema_engine::logger',
    })}\n`,
  )

const parse = (raw) => {
  const url = new URL(raw)
  const schema = url.searchParams.get('schema') ?? undefined
  for (const k of ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer', 'connect_timeout'])
    url.searchParams.delete(k)
  return { connectionString: url.toString(), schema, db: decodeURIComponent(url.pathname.slice(1)), url }
}
const maintenance = async (raw, fn) => {
  const { url } = parse(raw)
  const u = new URL(url)
  u.pathname = '/postgres'
  const c = new pg.Client({ connectionString: u.toString() })
  await c.connect()
  try {
    return await fn(c)
  } finally {
    await c.end()
  }
}
const prismaError = (e, raw) => {
  const { db, url } = parse(raw)
  const host = url.hostname,
    port = url.port || '5432'
  const map = {
    '3D000': ['P1003', `Database \`${db}\` does not exist on the database server at \`${host}:${port}\`.`],
    '28P01': ['P1000', `Authentication failed against database server at \`${host}\`.`],
    28000: ['P1000', `Authentication failed against database server at \`${host}\`.`],
    ECONNREFUSED: ['P1001', `Can't reach database server at \`${host}:${port}\``],
    ENOTFOUND: ['P1001', `Can't reach database server at \`${host}:${port}\``],
  }
  return map[e.code] ?? ['P1010', String(e.message ?? e)]
}
const createDb = async (raw) => {
  const { db } = parse(raw)
  await maintenance(raw, (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(db)}`))
  return db
}

if (argv.includes('cli')) {
  const cmd = argv[argv.indexOf('cli') + 1]
  try {
    if (cmd === 'can-connect-to-database') {
      const c = new pg.Client({ connectionString: parse(datasource.url).connectionString })
      await c.connect()
      await c.end()
    } else if (cmd === 'create-database') await createDb(datasource.url)
    else if (cmd === 'drop-database')
      await maintenance(datasource.url, (c) =>
        c.query(`DROP DATABASE ${pg.escapeIdentifier(parse(datasource.url).db)} WITH (FORCE)`),
      )
    else throw new Error(`unknown cli command ${cmd}`)
    process.exit(0)
  } catch (e) {
    const [error_code, message] = prismaError(e, datasource.url)
    process.stderr.write('\n')
    log('ERROR', message, { error_code, is_panic: false })
    process.exit(1)
  }
}

globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => {
    log('ERROR', m, { is_panic: true })
  },
}
const wasmPath = join(dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm')
const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { './schema_engine_bg.js': bg })
bg.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

let factory
const shadows = new Set()
const getFactory = (raw = datasource.url) => {
  const { connectionString, schema } = parse(raw)
  const f = new PrismaPg({ connectionString }, schema ? { schema } : undefined)
  const connect = f.connect.bind(f)
  f.connect = async () => patchChar(await connect())
  // adapter-pg's own connectToShadowDb() is unusable with a connectionString: pg lets the string's database win over
  // `database`, so the migrations would be replayed onto the MAIN database. Make our own shadow database instead.
  f.connectToShadowDb = async () => {
    if (datasource.shadowDatabaseUrl) {
      const s = parse(datasource.shadowDatabaseUrl)
      const a = patchChar(await new PrismaPg({ connectionString: s.connectionString }).connect())
      await a.executeScript('DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;')
      return a
    }
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    await maintenance(raw, (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`))
    const drop = () =>
      maintenance(raw, (c) => c.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`))
    shadows.add(drop)
    const u = new URL(connectionString)
    u.pathname = `/${name}`
    const a = patchChar(
      await new PrismaPg(
        { connectionString: u.toString() },
        { onPoolError: () => {}, onConnectionError: () => {} },
      ).connect(),
    )
    const dispose = a.dispose.bind(a)
    a.dispose = async () => {
      await dispose()
      await drop()
      shadows.delete(drop)
    }
    return a
  }
  return bindMigrationAwareSqlAdapterFactory(f)
}
// A fresh engine per call. evaluateDataLoss/createMigration cannot open a shadow database themselves in the WASM build;
// they only read the migrations-schema cache that devDiagnostic fills, so run that first on the same engine.
const getEngine = async () => {
  const files = all('--datamodels').map((p) => [p, readFileSync(p, 'utf8')])
  factory = getFactory(datasource.url ?? 'postgresql://offline@127.0.0.1:1/none')
  return bg.SchemaEngine.new({ datamodels: files.length ? files : undefined }, (m) => log('DEBUG', String(m)), factory)
}

const rpc = {
  async createDatabase() {
    return { databaseName: await createDb(datasource.url) }
  },
  async getDatabaseVersion() {
    return (await getEngine()).version()
  },
  async dbExecute(p) {
    const c = new pg.Client({ connectionString: parse(p.datasourceType?.url ?? datasource.url).connectionString })
    await c.connect()
    try {
      await c.query(p.script)
    } finally {
      await c.end()
    }
    return null
  },
}
for (const m of ['evaluateDataLoss', 'createMigration'])
  rpc[m] = async (p) => {
    const e = await getEngine()
    if (p.migrationsList.migrationDirectories.length)
      await e.devDiagnostic({ migrationsList: p.migrationsList, filters: p.filters })
    return e[m](p)
  }
const handle = async (line) => {
  const { id, method, params } = JSON.parse(line)
  try {
    const result = rpc[method] ? await rpc[method](params) : await (await getEngine())[method](params)
    if (method === 'diff' && result?.stdout != null) {
      // native engine prints through a `print` RPC call
      process.stdout.write(
        `${JSON.stringify({ jsonrpc: '2.0', id: 1e9 + id, method: 'print', params: { content: result.stdout } })}\n`,
      )
    }
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result: result ?? null })}\n`)
  } catch (e) {
    const inner =
      e && typeof e === 'object' && 'id' in e ? factory?.errorRegistry?.consumeError(e.id)?.error : undefined
    const src = inner ?? e
    const error_code = src?.code && /^P\d{4}$/.test(src.code) ? src.code : undefined
    process.stdout.write(
      `${JSON.stringify({
        jsonrpc: '2.0',
        id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: {
            is_panic: false,
            message: String(src?.message ?? src),
            meta: src?.meta ?? null,
            ...(error_code ? { error_code } : {}),
          },
        },
      })}\n`,
    )
  }
}
const pending = new Set()
createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on('line', (l) => {
    if (!l.trim() || !JSON.parse(l).method) return
    const p = handle(l).finally(() => pending.delete(p))
    pending.add(p)
  })
  .on('close', async () => {
    await Promise.allSettled([...pending])
    await Promise.allSettled([...shadows].map((d) => d()))
    process.exit(0)
  })
