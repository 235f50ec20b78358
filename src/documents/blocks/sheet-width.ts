import { createContext } from 'react'
import { page } from '../theme'

/** A4 in points. */
const SHEET = { portrait: 595.28, landscape: 841.89 } as const

export type Orientation = keyof typeof SHEET

/** Width between the margins, in points. */
export const contentWidth = (orientation: Orientation): number => SHEET[orientation] - 2 * page.side

/** What a block has to itself on the sheet it stands on, in points; null outside of a sheet. */
export const SheetWidth = createContext<number | null>(null)
