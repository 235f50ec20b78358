// `next dev` as a program of `npm run dev`.
import './exit-with-parent.mjs'
import { createRequire } from 'node:module'
import { listenAddress } from './port.mjs'

const { port, host } = listenAddress()
delete process.env.NPS_EXIT_WITH_PARENT
process.argv.splice(2, Number.POSITIVE_INFINITY, 'dev', '-p', String(port), '-H', host)
createRequire(import.meta.url)('next/dist/bin/next')
