import { type DecimalInput, dec, decimalText } from '@/core/decimal'

/** How much of a lot was presented and what became of it. Metres as decimals, whole pieces. */
export type Split = {
  metres: DecimalInput
  pieces: number
  passMetres: DecimalInput
  passPieces: number
  failMetres: DecimalInput
  failPieces: number
  holdMetres: DecimalInput
  holdPieces: number
}

/** Metres and pieces of a lot that are neither passed, failed nor held; negative when too much was entered. */
export function undecided(s: Split): { metres: string; pieces: number } {
  const metres = dec(s.metres).minus(dec(s.passMetres)).minus(dec(s.failMetres)).minus(dec(s.holdMetres))
  return { metres: decimalText(metres), pieces: s.pieces - s.passPieces - s.failPieces - s.holdPieces }
}

export type SplitField = 'passMetres' | 'passPieces' | 'failPieces' | 'holdPieces'

/** Why the quantities of a lot do not fit together, as a sentence at a field; null when they do. */
export function splitProblem(s: Split): { field: SplitField; message: string } | null {
  for (const [field, metres, pieces] of [
    ['passPieces', s.passMetres, s.passPieces],
    ['failPieces', s.failMetres, s.failPieces],
    ['holdPieces', s.holdMetres, s.holdPieces],
  ] as const)
    if (dec(metres).gt(0) !== pieces > 0) return { field, message: 'Give both metres and pieces, or neither.' }
  const rest = undecided(s)
  if (dec(rest.metres).lt(0))
    return { field: 'passMetres', message: `Together more than the ${decimalText(dec(s.metres))} m presented.` }
  if (rest.pieces < 0) return { field: 'passPieces', message: `Together more than the ${s.pieces} pieces presented.` }
  if (dec(rest.metres).gt(0) !== rest.pieces > 0)
    return {
      field: 'passPieces',
      message: dec(rest.metres).gt(0)
        ? `${rest.metres} m are left undecided, but no piece: correct the pieces.`
        : `${rest.pieces} ${rest.pieces === 1 ? 'piece is' : 'pieces are'} left undecided, but no metre: correct the pieces.`,
    }
  return null
}

export type Outcome = Split & { heatNo: string; fromBucket: string }

const m = (x: DecimalInput): string => `${decimalText(dec(x))} m`

/** What submitting does to one lot: "340.5 m of heat X become free; 12 m are rejected and an NCR opens". */
export function outcomeWords(lot: Outcome): string {
  const rest = undecided(lot)
  const parts = [
    dec(lot.passMetres).gt(0) && `${m(lot.passMetres)} of heat ${lot.heatNo} become free`,
    dec(lot.failMetres).gt(0) && `${m(lot.failMetres)} of heat ${lot.heatNo} are rejected and an NCR opens`,
    dec(lot.holdMetres).gt(0) &&
      `${m(lot.holdMetres)} of heat ${lot.heatNo} ${lot.fromBucket === 'ON_HOLD' ? 'stay' : 'go'} on hold`,
    dec(rest.metres).gt(0) &&
      `${m(rest.metres)} of heat ${lot.heatNo} stay ${lot.fromBucket === 'ON_HOLD' ? 'on hold' : 'under inspection'}`,
  ].filter(Boolean)
  return parts.join('; ')
}
