/**
 * The copy of a draft in this browser, for as long as the server does not have it: the tab was closed, the network or the
 * session gone. Kept per company and person, so that nobody else at this machine is offered it.
 */
export type DraftCopy = { text: string; at: string }

const PREFIX = 'form-draft:'
/** Copies nobody took up are forgotten after a month. */
const MONTH = 31 * 24 * 3600 * 1000

const keyOf = (scope: string, key: string) => `${PREFIX}${scope}:${key}`

/** Keeps the values (as JSON) of a form; false when this browser has no room for them. */
export function keepCopy(scope: string, key: string, text: string, at = new Date().toISOString()): boolean {
  const name = keyOf(scope, key)
  for (const room of [() => undefined, () => dropOldest(name)]) {
    room()
    try {
      localStorage.setItem(name, `${at}\n${text}`)
      return true
    } catch {
      // Full: once more after the oldest copy has made room.
    }
  }
  return false
}

export function readCopy(scope: string, key: string): DraftCopy | null {
  try {
    const kept = localStorage.getItem(keyOf(scope, key))
    const line = kept?.indexOf('\n') ?? -1
    if (!kept || line < 0) return null
    const at = kept.slice(0, line)
    if (Date.now() - new Date(at).getTime() < MONTH) return { at, text: kept.slice(line + 1) }
    dropCopy(scope, key)
  } catch {
    // A browser that keeps nothing offers nothing.
  }
  return null
}

export function dropCopy(scope: string, key: string) {
  try {
    localStorage.removeItem(keyOf(scope, key))
  } catch {
    // There is none.
  }
}

function dropOldest(except: string) {
  const kept = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '')
    .filter((name) => name.startsWith(PREFIX) && name !== except)
    .map((name) => ({ name, at: (localStorage.getItem(name) ?? '').slice(0, 24) }))
    .sort((a, b) => a.at.localeCompare(b.at))
  if (kept[0]) localStorage.removeItem(kept[0].name)
}
