// The job worker as one program: `npm start` and PM2 run it beside the server. It ends by itself on SIGTERM or SIGINT.
import './lib/load-env.mjs'
import './lib/exit-with-parent.mjs'
import { checkEnvironment } from './lib/check-environment.mjs'
import { root } from './lib/paths.mjs'

await checkEnvironment()
process.chdir(root)
await import('../dist/jobs.worker.mjs')
