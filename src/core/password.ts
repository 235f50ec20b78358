export const MIN_PASSWORD_LENGTH = 8
/** bcrypt reads the first 72 bytes only; the rest would be ignored in silence. */
export const MAX_PASSWORD_BYTES = 72

const RULES: readonly { fails: (password: string) => boolean; problem: string }[] = [
  { fails: (p) => [...p].length < MIN_PASSWORD_LENGTH, problem: `Use at least ${MIN_PASSWORD_LENGTH} characters.` },
  { fails: (p) => new TextEncoder().encode(p).length > MAX_PASSWORD_BYTES, problem: 'Use at most 72 characters.' },
  { fails: (p) => !/\p{Lu}/u.test(p), problem: 'Use at least one upper-case letter.' },
  { fails: (p) => !/\p{Ll}/u.test(p), problem: 'Use at least one lower-case letter.' },
  { fails: (p) => !/\d/.test(p), problem: 'Use at least one digit.' },
  { fails: (p) => !/[^\p{L}\p{N}\s]/u.test(p), problem: 'Use at least one special character, such as ! or #.' },
]

/** What is wrong with a new password, as sentences; empty when it is good. */
export function passwordProblems(password: string): string[] {
  return RULES.filter((rule) => rule.fails(password)).map((rule) => rule.problem)
}
