const BREAK_AFTER = /(?<=[/,;:_\-–)&+@.])/u
const LONGEST_PIECE = 12

/**
 * Where a word of a narrow column may go on in the next line.
 * Numbers are never broken; specifications (`A106/A53/API-5L`) break after their separators, without a hyphen being
 * added; a longer run of characters breaks anywhere rather than run into the next column. An empty string between two
 * pieces is a break without hyphen.
 */
export function breakWord(word: string): string[] {
  if (/^[^\p{L}]*$/u.test(word) && word.length <= 24) return [word]
  if (word.length <= 7 || (word.length <= LONGEST_PIECE && !/[/@]/.test(word))) return [word]
  const pieces = word.split(BREAK_AFTER).flatMap((p) => (p.length > LONGEST_PIECE ? cut(p) : [p]))
  return pieces.flatMap((piece, i) => (i === pieces.length - 1 ? [piece] : [piece, '']))
}

function cut(run: string): string[] {
  const letters = Array.from(run)
  // keep four characters together at both ends, so that no line starts or ends with a crumb
  return [letters.slice(0, 4).join(''), ...letters.slice(4, -4), letters.slice(-4).join('')]
}
