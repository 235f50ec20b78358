/** Measures and colours of the company's paper. Sizes are points (1/72 inch). */
export const colour = {
  ink: '#17202b',
  muted: '#5a6572',
  faint: '#98a2ad',
  rule: '#ccd3da',
  hairline: '#e2e6ea',
  panel: '#f3f5f7',
  accent: '#1d3d63',
  watermark: '#d5dae0',
} as const

/** Text styles. The line height stands with its size: inherited, it would keep the height of the larger text. */
export const type = {
  body: { fontSize: 8.5, lineHeight: 1.3 },
  small: { fontSize: 7.5, lineHeight: 1.3 },
  tiny: { fontSize: 6.8, lineHeight: 1.3 },
  heading: { fontSize: 9.5, lineHeight: 1.25, fontWeight: 600 },
  title: { fontSize: 13.5, lineHeight: 1.15, fontWeight: 600 },
  name: { fontSize: 15, lineHeight: 1.15, fontWeight: 600 },
} as const

export const page = { side: 34, top: 38, bottom: 20 } as const

/** A family, then the one that has the letters the first one lacks. */
export const font: Record<'text' | 'narrow', [string, string]> = {
  text: ['Plex', 'PlexDevanagari'],
  narrow: ['PlexNarrow', 'PlexDevanagari'],
}

/** The company's own colour where Settings give a proper one, else the house colour. */
export function accentOf(accent: string | null | undefined): string {
  return accent && /^#[0-9a-f]{6}$/i.test(accent) ? accent : colour.accent
}
