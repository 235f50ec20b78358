// npm run build: the database client, the Next application and the workers.
import './lib/load-env.mjs'
import { build } from './lib/build-steps.mjs'
import { runMain } from './lib/problem.mjs'

await runMain(() => build())
