// The Next server as one program: `npm start`, PM2 (cluster mode) and the browser tests run this file.
// It checks the environment, serves, and on SIGTERM or SIGINT lets the requests in flight finish before it ends.
import './lib/load-env.mjs'
import './lib/exit-with-parent.mjs'
import { createServer } from 'node:http'
import { isIP } from 'node:net'
import next from 'next'
import { checkEnvironment } from './lib/check-environment.mjs'
import { root } from './lib/paths.mjs'

const DRAIN_TIMEOUT_MS = 30_000
/** Longer than the keep-alive of the proxy in front (75 s), so that it never uses a connection that is being closed. */
const KEEP_ALIVE_MS = 80_000

await checkEnvironment()
process.chdir(root)

const port = Number(process.env.PORT || 3000)
const hostname = process.env.HOST || '0.0.0.0'
const app = next({ dev: false, dir: root, hostname, port })
await app.prepare()
const handle = app.getRequestHandler()

const LOOPBACK = new Set(['127.0.0.1', '::1'])
const trustProxy = /^(1|true)$/.test(process.env.TRUST_PROXY ?? '')

/**
 * The caller's address is that of the connection; where a proxy on this machine is trusted, the one it names. Whatever
 * the caller itself says about it, or about ids of ours, is dropped.
 * @param {import('node:http').IncomingMessage} request
 */
function setClientIp(request) {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const named = request.headers['x-real-ip']
  for (const name of Object.keys(request.headers)) if (name.startsWith('x-nps-')) delete request.headers[name]
  delete request.headers['x-request-id']
  const proxied = trustProxy && LOOPBACK.has(peer) && typeof named === 'string' && isIP(named.trim()) > 0
  request.headers['x-nps-client-ip'] = proxied ? named.trim() : peer
}

let draining = false
const server = createServer((request, response) => {
  if (draining) response.setHeader('Connection', 'close')
  setClientIp(request)
  handle(request, response)
})
server.keepAliveTimeout = KEEP_ALIVE_MS

server.on('error', (error) => {
  process.stderr.write(
    error.code === 'EADDRINUSE' ? `Port ${port} is taken: set PORT to another one.\n` : `${error.message}\n`,
  )
  process.exit(1)
})
server.listen(port, hostname, () => process.send?.('ready'))

function shutDown() {
  if (draining) return
  draining = true
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(1), DRAIN_TIMEOUT_MS).unref()
}
process.on('SIGTERM', shutDown)
process.on('SIGINT', shutDown)
process.on('message', (message) => message === 'shutdown' && shutDown())
