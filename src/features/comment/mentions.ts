/** A person who can be called in a comment. */
export type Person = { id: string; name: string }
/** A piece of a comment: words, or a person that is called. */
export type Piece = { text: string; person?: Person }

const isWordPart = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char)

/**
 * A comment cut into words and the people it calls: `@` with the whole name of somebody who may read the document, not
 * inside a word (an e-mail address calls nobody). The longest name wins: `@Asha Rao` is not `@Asha`. Case does not matter.
 */
export function piecesOf(body: string, people: readonly Person[]): Piece[] {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length)
  const pieces: Piece[] = []
  let words = ''
  let at = 0
  while (at < body.length) {
    const rest = body.slice(at + 1)
    const person =
      body[at] === '@' && !isWordPart(body[at - 1])
        ? longestFirst.find(
            ({ name }) =>
              rest.slice(0, name.length).toLowerCase() === name.toLowerCase() && !isWordPart(rest[name.length]),
          )
        : undefined
    if (!person) {
      words += body[at]
      at += 1
      continue
    }
    if (words) pieces.push({ text: words })
    words = ''
    pieces.push({ text: `@${person.name}`, person })
    at += 1 + person.name.length
  }
  if (words) pieces.push({ text: words })
  return pieces
}

/** Ids of the people a comment calls, each once; two people of one name are both called. */
export function mentionedIn(body: string, people: readonly Person[]): string[] {
  const names = new Set(piecesOf(body, people).flatMap((piece) => piece.person?.name.toLowerCase() ?? []))
  return [...new Set(people.filter((p) => names.has(p.name.toLowerCase())).map((p) => p.id))]
}

export type Typing = { from: number; query: string }

/** What is being typed behind an `@` where the cursor stands, for the type-ahead; null where none is. */
export function mentionBeingTyped(text: string, cursor: number): Typing | null {
  const before = text.slice(0, cursor)
  const from = before.lastIndexOf('@')
  if (from < 0 || isWordPart(before[from - 1])) return null
  const query = before.slice(from + 1)
  return query.length <= 40 && !/[\n@]/.test(query) && !query.startsWith(' ') ? { from, query } : null
}

/** Who fits what was typed: names of which a word begins with it. */
export function fitting(people: readonly Person[], query: string): Person[] {
  const typed = query.trim().toLowerCase()
  return people.filter(({ name }) => {
    const words = name.toLowerCase()
    return words.startsWith(typed) || words.split(/\s+/).some((word) => word.startsWith(typed))
  })
}
