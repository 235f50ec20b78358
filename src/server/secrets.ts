import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'
import { AppError } from './errors'

const VERSION = 'v1'

/** One key per purpose, so that a text encrypted for one cannot be passed off as another. */
function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, 'nps-erp', purpose, 32))
}

/** Encrypts a secret for the database: AES-256-GCM, key derived (HKDF) from NEXTAUTH_SECRET. */
export function encryptSecret(plainText: string, purpose = 'smtp-password'): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv)
  const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
  return [VERSION, iv, cipher.getAuthTag(), sealed]
    .map((p) => (typeof p === 'string' ? p : p.toString('base64url')))
    .join('.')
}

/** @throws AppError CONFLICT when the text was changed, or NEXTAUTH_SECRET is not the one it was encrypted with */
export function decryptSecret(encrypted: string, purpose = 'smtp-password'): string {
  try {
    const [version, iv = '', tag = '', sealed = ''] = encrypted.split('.')
    if (version !== VERSION) throw new Error('unknown version')
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), Buffer.from(iv, 'base64url'), {
      authTagLength: 16,
    })
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    throw new AppError(
      'CONFLICT',
      'The stored password cannot be read, because the secret of this installation has changed. Enter it again in Settings.',
    )
  }
}
