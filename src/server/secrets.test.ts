import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const load = async (secret: string) => {
  vi.resetModules()
  vi.stubEnv('DATABASE_URL', 'postgresql://a:b@localhost:5432/c')
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  return import('./secrets')
}

describe('secrets kept in the database', () => {
  beforeEach(() => vi.resetModules())
  afterEach(() => vi.unstubAllEnvs())

  it('come back as they went in, and never look the same twice', async () => {
    const { encryptSecret, decryptSecret } = await load('a'.repeat(40))
    const one = encryptSecret('pa$$ wörd')
    expect(one).not.toBe(encryptSecret('pa$$ wörd'))
    expect(one).not.toContain('pa$$')
    expect(decryptSecret(one)).toBe('pa$$ wörd')
  })

  it('cannot be read with another secret, for another purpose, or after a change', async () => {
    const { encryptSecret, decryptSecret } = await load('a'.repeat(40))
    const one = encryptSecret('x')
    expect(() => decryptSecret(one, 'other')).toThrow(/Enter it again/)
    expect(() => decryptSecret(`${one.slice(0, -2)}AA`)).toThrow(/Enter it again/)
    expect(() => decryptSecret('nonsense')).toThrow(/Enter it again/)
    const other = await load('b'.repeat(40))
    expect(() => other.decryptSecret(one)).toThrow(/Enter it again/)
  })
})
