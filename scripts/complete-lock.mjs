// Adds lock entries for platform-specific optional packages the registry in use could not serve, so that `npm ci` accepts the lock.
import { readFileSync, writeFileSync } from 'node:fs'

const f = 'package-lock.json',
  lock = JSON.parse(readFileSync(f, 'utf8')),
  P = lock.packages
const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd'],
  CPU = ['arm64', 'x64', 'arm', 'ia32', 'wasm32', 'ppc64', 'riscv64', 's390x']
let n = 0
for (const [k, v] of Object.entries(P))
  for (const [name, range] of Object.entries(v.optionalDependencies ?? {})) {
    let at = k,
      found = false
    for (;;) {
      if (P[`${at ? `${at}/` : ''}node_modules/${name}`]) {
        found = true
        break
      }
      if (!at) break
      const i = at.lastIndexOf('/node_modules/')
      at = i < 0 ? '' : at.slice(0, i)
    }
    if (found || !/^\d/.test(range)) {
      if (!found) console.log('skip', k, name, range)
      continue
    }
    const t = name.split(/[-/]/),
      os = OS.filter((o) => t.includes(o)),
      cpu = CPU.filter((c) => t.includes(c))
    P[`node_modules/${name}`] = {
      version: range,
      ...(cpu.length && { cpu }),
      optional: true,
      ...(v.dev && { dev: true }),
      ...(os.length && { os }),
    }
    console.log('added', name, range, os, cpu)
    n++
  }
lock.packages = Object.fromEntries(Object.entries(P).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
writeFileSync(f, `${JSON.stringify(lock, null, 2)}\n`)
console.log(n, 'added')
