const SETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '@#%+=?-'] as const

function pick(from: string): string {
  const limit = Math.floor(256 / from.length) * from.length
  const byte = new Uint8Array(1)
  do crypto.getRandomValues(byte)
  while ((byte[0] ?? 0) >= limit)
  return from.charAt((byte[0] ?? 0) % from.length)
}

/**
 * Sixteen characters from a cryptographic generator that keep the password rule and are easy to read out (no O and 0,
 * no l and 1). Made in the administrator's browser.
 */
export function temporaryPassword(): string {
  const chars = [...SETS, ...Array.from({ length: 12 }, () => SETS.join(''))].map(pick)
  for (let i = chars.length - 1; i > 0; i--) {
    const j = Number(pick(Array.from({ length: i + 1 }, (_, n) => String.fromCharCode(n)).join('')).charCodeAt(0))
    ;[chars[i], chars[j]] = [chars[j] ?? '', chars[i] ?? '']
  }
  return chars.join('')
}
