// @ts-check
import pg from 'pg'
import { diskFull, isDiskFull, Problem } from './problem.mjs'

const CONNECT_TIMEOUT_MS = 10_000

/**
 * What is wrong with a connection string, or with the server behind it, in one sentence that names the variable.
 * @param {unknown} error
 * @param {URL} url
 * @param {string} variable
 */
function connectionProblem(error, url, variable) {
  const { code = '', message = '' } = /** @type {{ code?: string, message?: string }} */ (error)
  const server = `${url.hostname}:${url.port || 5432}`
  const database = decodeURIComponent(url.pathname.slice(1))
  if (code === 'ECONNREFUSED')
    return new Problem(`No PostgreSQL server answers at ${server}: check ${variable} and that the server runs.`)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Problem(`There is no host called ${url.hostname}: check ${variable}.`)
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || /timeout/i.test(message)) {
    return new Problem(
      `The PostgreSQL server at ${server} does not answer: check ${variable}, the network and the firewall.`,
    )
  }
  if (code === '28P01' || code === '28000' || /password must be a string/.test(message)) {
    return new Problem(
      `PostgreSQL at ${server} refused the sign-in of "${decodeURIComponent(url.username)}": check the user and password in ${variable}.`,
    )
  }
  if (code === '3D000') {
    return new Problem(
      `The server at ${server} has no database "${database}": check ${variable}, or make it with npm run db:setup.`,
    )
  }
  if (code === '42501')
    return new Problem(
      `"${decodeURIComponent(url.username)}" may not connect to the database "${database}": check ${variable}, or run npm run db:setup.`,
    )
  if (isDiskFull(error)) return diskFull('the database')
  return new Problem(`The database in ${variable} could not be opened (${message || code || error}).`)
}

/**
 * Opens a connection.
 * @param {string} value connection string
 * @param {string} variable where it came from, for the sentence
 * @returns {Promise<pg.Client>}
 * @throws {Problem}
 */
export async function connect(value, variable) {
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
    throw new Problem(
      `${variable} is not a PostgreSQL address: write it as postgresql://user:password@host:5432/database.`,
    )
  }
  const url = new URL(value)
  if (url.pathname.length < 2)
    throw new Problem(`${variable} names no database: write it as postgresql://user:password@host:5432/database.`)
  const client = new pg.Client({ connectionString: value, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  client.on('error', () => {}) // a server that goes away is noticed by the next query
  try {
    await client.connect()
  } catch (error) {
    throw connectionProblem(error, url, variable)
  }
  return client
}
