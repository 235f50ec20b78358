import type { BankDetails, CompanyHead } from '@/documents/types'
import type { PaperOptions } from './paper-formats'

/** What may stand in double braces in the opening and closing words of a format. */
export const PAPER_PLACEHOLDERS = [
  { key: 'number', what: 'Number and revision of the quotation' },
  { key: 'date', what: 'Its date' },
  { key: 'customer', what: 'Name of the customer' },
  { key: 'contact', what: 'Person addressed' },
  { key: 'client_reference', what: 'Reference of the buyer' },
  { key: 'project', what: 'Project' },
  { key: 'valid_until', what: 'Last day of the validity' },
  { key: 'currency', what: 'Currency' },
  { key: 'exchange_rate', what: 'Exchange rate the prices were made with; empty in the company’s own currency' },
  { key: 'company', what: 'Name of our company' },
] as const
export type PaperPlaceholder = (typeof PAPER_PLACEHOLDERS)[number]['key']
export type PaperValues = Readonly<Record<PaperPlaceholder, string>>

const TOKEN = /\{\{\s*([^{}]*?)\s*\}\}/g
const KNOWN: ReadonlySet<string> = new Set(PAPER_PLACEHOLDERS.map((p) => p.key))

/** What is wrong with the placeholders of a text, in one sentence; null where nothing is. */
export function paperWordsProblem(text: string): string | null {
  const unknown = [...text.matchAll(TOKEN)].map((m) => m[1] ?? '').find((key) => !KNOWN.has(key))
  if (unknown !== undefined)
    return `There is no placeholder {{${unknown.slice(0, 40)}}}. The list beside the text shows what there is.`
  return /\{\{|\}\}/.test(text.replace(TOKEN, ''))
    ? 'A placeholder is not finished: each begins with {{ and ends with }}.'
    : null
}

/** Words with their placeholders filled in. A line of which every placeholder is empty is left out. */
export function fillIn(text: string | null, values: PaperValues): string | null {
  if (!text) return null
  const filledWith = (key: string) => (KNOWN.has(key) ? values[key as PaperPlaceholder] : '')
  const lines = text.split('\n').flatMap((line) => {
    const keys = [...line.matchAll(TOKEN)].map((m) => m[1] ?? '')
    if (keys.length > 0 && keys.every((key) => filledWith(key) === '')) return []
    return [line.replace(TOKEN, (_, key: string) => filledWith(key)).trimEnd()]
  })
  return lines.join('\n').trim() || null
}

type Paper = { company: CompanyHead; footer: string | null; bank: BankDetails | null }

/** Letterhead, foot and words as the template wants them. */
export function onPaper(options: PaperOptions, { company, footer, bank }: Paper) {
  return {
    company: {
      ...company,
      accent: options.accentColour ?? company.accent ?? null,
      logo: options.showLogo ? company.logo : null,
      isoMark: options.showIsoMark ? company.isoMark : null,
    },
    bank: options.showBank ? bank : null,
    footer: options.footer ?? footer,
    title: options.title,
    intro: options.intro,
    closing: options.closing,
    showWeights: options.showWeights,
  }
}
