import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'
import { breakWord } from './break-words'
import { font } from './theme'

let registered = false

/**
 * Registers the bundled fonts once per process. IBM Plex Sans has the rupee sign, and figures of one width, so that
 * columns of amounts align.
 * @throws Error when the font files are not where the application runs
 */
export function registerFonts(dir = join(process.cwd(), 'src/documents/fonts')): void {
  if (registered) return
  const file = (name: string) => {
    const path = join(dir, name)
    if (!existsSync(path)) throw new Error(`The PDF font ${name} is missing in ${dir}.`)
    return path
  }
  const family = (name: string, stem: string) =>
    Font.register({
      family: name,
      fonts: [
        { src: file(`${stem}-Regular.ttf`), fontWeight: 400 },
        { src: file(`${stem}-SemiBold.ttf`), fontWeight: 600 },
      ],
    })
  family(font.text[0], 'IBMPlexSans')
  family(font.narrow[0], 'IBMPlexSansCondensed')
  family(font.text[1], 'IBMPlexSansDevanagari')
  Font.registerHyphenationCallback(breakWord)
  registered = true
}

/** What measuring and drawing text needs of an opened font. */
export type OpenFont = {
  postscriptName: string
  unitsPerEm: number
  ascent: number
  descent: number
  hasGlyphForCodePoint(codePoint: number): boolean
  layout(text: string): { advanceWidth: number }
}
export type NarrowFonts = { regular: OpenFont; strong: OpenFont }

let narrow: NarrowFonts | null = null

/** Registers the fonts and opens the narrow one, so that tables can be measured before they are laid out. */
export async function loadFonts(): Promise<void> {
  registerFonts()
  narrow ??= { regular: await open(400), strong: await open(600) }
}

async function open(fontWeight: number): Promise<OpenFont> {
  const descriptor = { fontFamily: font.narrow[0], fontStyle: 'normal' as const, fontWeight }
  await Font.load(descriptor)
  const data = Font.getFont(descriptor)?.data
  if (!data || typeof data !== 'object') throw new Error('The narrow PDF font could not be opened.')
  return data as unknown as OpenFont
}

/** The opened narrow fonts; null before `loadFonts`. */
export const narrowFonts = (): NarrowFonts | null => narrow
