import { cleanText } from '@/core/text'

/** What may stand in an e-mail text between double braces, and what each becomes in the preview. */
export const PLACEHOLDERS = [
  { key: 'number', what: 'Number of the quotation', sample: 'NPS/26/00042' },
  { key: 'revision', what: 'Its revision', sample: 'Rev.1' },
  { key: 'customer', what: 'Name of the customer', sample: 'Sahyadri Refineries Ltd' },
  { key: 'contact', what: 'Person addressed', sample: 'Mr R. Shah' },
  { key: 'client_reference', what: 'Reference of the buyer', sample: 'RFQ-778' },
  { key: 'project', what: 'Project', sample: 'Crude unit revamp' },
  { key: 'valid_until', what: 'Last day of the validity', sample: '30 Nov 2026' },
  { key: 'total', what: 'Total with its currency', sample: 'INR 2,94,060.00' },
  { key: 'salesperson', what: 'Name of the salesperson', sample: 'S. Deshmukh' },
  { key: 'salesperson_phone', what: 'Telephone of the salesperson', sample: '+91 22 5550 0012' },
  { key: 'company', what: 'Name of our company', sample: 'National Pipe & Supply' },
  { key: 'enquiry', what: 'Number of the enquiry', sample: 'ENQ/26/00031' },
] as const

export type PlaceholderKey = (typeof PLACEHOLDERS)[number]['key']
export type TemplateValues = Partial<Record<PlaceholderKey, string | null>>

export const SAMPLE_VALUES: TemplateValues = Object.fromEntries(PLACEHOLDERS.map((p) => [p.key, p.sample]))

const TOKEN = /\{\{\s*([^{}]*?)\s*\}\}/g
const KNOWN: ReadonlySet<string> = new Set(PLACEHOLDERS.map((p) => p.key))

/**
 * What is wrong with the placeholders of a text, in one sentence; null where nothing is.
 * `{{client_ref}}` names nothing we know, `{{number` is not finished.
 */
export function placeholderProblem(text: string): string | null {
  const unknown = [...new Set([...text.matchAll(TOKEN)].map((m) => m[1] ?? '').filter((key) => !KNOWN.has(key)))]
  const [first] = unknown
  if (first !== undefined) {
    const near = nearest(first)
    const hint = near ? ` Did you mean {{${near}}}?` : ' The list beside the text shows what there is.'
    return first === ''
      ? 'There is an empty placeholder {{}}: put a name between the braces or take it out.'
      : `There is no placeholder {{${first.slice(0, 40)}}}.${hint}`
  }
  return /\{\{|\}\}/.test(text.replace(TOKEN, ''))
    ? 'A placeholder is not finished: each begins with {{ and ends with }}.'
    : null
}

/** The known name that the mistyped one most likely stands for. */
function nearest(wrong: string): PlaceholderKey | null {
  const plain = (s: string) => s.toLowerCase().replace(/[^a-z]/g, '')
  const typed = plain(wrong)
  if (typed.length < 3) return null
  const found = PLACEHOLDERS.find(({ key }) => {
    const known = plain(key)
    return known === typed || known.startsWith(typed) || typed.startsWith(known)
  })
  return found?.key ?? null
}

/**
 * A text with its placeholders filled. A line of which every placeholder is empty is left out, so that
 * `Your reference: {{client_reference}}` does not stand there with nothing behind it. What is filled in is data: braces
 * in a customer's name are not looked at again.
 */
export function fillTemplate(text: string, values: TemplateValues): string {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => {
    const keys = [...line.matchAll(TOKEN)].map((m) => m[1] ?? '')
    const filled = keys.some((key) => filledWith(values, key) !== '')
    if (keys.length > 0 && !filled) return []
    return [line.replace(TOKEN, (_, key: string) => filledWith(values, key)).trimEnd()]
  })
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same for a subject: one line. */
export function fillSubject(text: string, values: TemplateValues): string {
  return cleanText(
    text.replace(TOKEN, (_, key: string) => filledWith(values, key)),
    { singleLine: true },
  ).replace(/[\s:,–-]+$/, '')
}

const filledWith = (values: TemplateValues, key: string): string =>
  KNOWN.has(key) ? (values[key as PlaceholderKey] ?? '').trim() : ''
