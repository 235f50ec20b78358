import { Client } from 'pg'

/** Runs `fn` on a connection of the owner role, which sees every company: for looking, and for what no screen offers. */
export async function withOwner<T>(fn: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL })
  await owner.connect()
  try {
    return await fn(owner)
  } finally {
    await owner.end()
  }
}
