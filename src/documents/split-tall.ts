/**
 * Cuts text into parts of at most `maxLines` printed lines, at spaces. A block that must not be cut in two is lost where
 * it is taller than a page, so text that long is printed as several blocks.
 * @param perLine characters that fit into one line
 */
export function splitTall(text: string, perLine: number, maxLines = 24): string[] {
  const wide = Math.max(1, Math.floor(perLine))
  const parts: string[] = []
  let part: string[] = []
  let lines = 0
  const flush = () => {
    parts.push(part.join('\n'))
    part = []
    lines = 0
  }
  for (const paragraph of text.split('\n')) {
    for (const piece of pieces(paragraph, wide * maxLines)) {
      const height = Math.max(1, Math.ceil(piece.length / wide))
      if (lines > 0 && lines + height > maxLines) flush()
      part.push(piece)
      lines += height
    }
  }
  flush()
  return parts
}

function pieces(paragraph: string, longest: number): string[] {
  const out: string[] = []
  let rest = paragraph
  while (rest.length > longest) {
    const space = rest.lastIndexOf(' ', longest)
    const cut = space > longest / 2 ? space : longest
    out.push(rest.slice(0, cut))
    rest = rest.slice(cut).trimStart()
  }
  out.push(rest)
  return out
}
