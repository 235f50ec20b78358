// npm run build: the database client, the Next application and the workers (-- --workers: only those).
import './lib/load-env.mjs'
import { build, bundleWorkers } from './lib/build-steps.mjs'
import { runMain } from './lib/problem.mjs'

await runMain(() => (process.argv.includes('--workers') ? bundleWorkers() : build()))
