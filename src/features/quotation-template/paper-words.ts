import type { BankDetails, CompanyHead } from '@/documents/types'
import type { PaperOptions } from './paper-formats'

/** What `{…}` in the opening and closing words of a template stands for. */
export const PLACEHOLDERS = {
  number: 'number and revision of the quotation',
  date: 'its date',
  customer: 'name of the customer',
  project: 'project',
  reference: 'the customer’s reference',
  validUntil: 'last day of validity',
  currency: 'currency',
  exchangeRate: 'the exchange rate the prices were made with',
} as const
export type Placeholder = keyof typeof PLACEHOLDERS

/** Words with their placeholders filled in; what is no placeholder stays as it was typed. */
export function fillIn(text: string | null, values: Readonly<Record<Placeholder, string>>): string | null {
  if (!text) return null
  return text.replace(/\{(\w+)\}/g, (typed, key: string) =>
    Object.hasOwn(values, key) ? values[key as Placeholder] : typed,
  )
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
