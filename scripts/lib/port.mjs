// @ts-check
import { createServer } from 'node:net'
import { Problem } from './problem.mjs'

/** Where to listen: PORT and HOST of the environment. @throws {Problem} where PORT is no port */
export function listenAddress() {
  const value = process.env.PORT?.trim() || '3000'
  const port = Number(value)
  if (!/^\d+$/.test(value) || port < 1 || port > 65535)
    throw new Problem(`PORT is "${value}": it has to be a number from 1 to 65535.`)
  return { port, host: process.env.HOST?.trim() || '0.0.0.0' }
}

/** Asked before the slow work, so that nobody waits for a build to learn it. @throws {Problem} */
export async function checkPortIsFree() {
  const { port, host } = listenAddress()
  /** @type {string | null} */
  const fault = await new Promise((done) => {
    const probe = createServer()
    probe.on('error', (error) => done(/** @type {NodeJS.ErrnoException} */ (error).code ?? 'unknown'))
    probe.listen(port, host, () => probe.close(() => done(null)))
  })
  if (fault === 'EADDRINUSE')
    throw new Problem(
      `Port ${port} is taken by another program: stop it, or choose another port (PORT=${port + 1} npm start).`,
    )
  if (fault === 'EACCES')
    throw new Problem(`Port ${port} needs administrator rights: choose a port from 1024 up (PORT=3000 npm start).`)
  if (fault === 'EADDRNOTAVAIL' || fault === 'ENOTFOUND')
    throw new Problem(`HOST is "${host}", which is no address of this machine.`)
  if (fault) throw new Problem(`Port ${port} of ${host} cannot be opened (${fault}).`)
}
