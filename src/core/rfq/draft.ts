import type { RfqField, RfqKind, RfqReading } from './types'

type Values = Omit<RfqReading, 'source' | 'confidence' | 'notes' | 'additionalSpecs' | 'kind'>
type TextField = keyof Values

/** How much a doubt takes from the confidence. A size in doubt is never confident. */
export const DOUBT = { slight: 0.9, some: 0.75, strong: 0.5 } as const

/** A reading while it is being made: each field with the words it was read from, doubts and notes. */
export class Draft {
  kind: RfqKind = 'pipe'
  readonly additionalSpecs: string[] = []
  readonly readFrom: Partial<Record<RfqField, string>> = {}
  readonly uncertain = new Set<RfqField>()
  readonly notes: string[] = []
  confidence = 1
  private readonly values: Partial<Values> = {}

  get<F extends TextField>(field: F): Values[F] | null {
    return this.values[field] ?? null
  }

  set<F extends TextField>(field: F, value: Values[F], words: string): void {
    this.values[field] = value
    if (value === null) delete this.readFrom[field]
    else this.readFrom[field] = words
  }

  clear(...fields: TextField[]): void {
    for (const field of fields) {
      delete this.values[field]
      delete this.readFrom[field]
    }
  }

  addSpec(name: string, words: string): void {
    if (this.additionalSpecs.includes(name)) return
    this.additionalSpecs.push(name)
    const before = this.readFrom.additionalSpecs
    this.readFrom.additionalSpecs = before === undefined ? words : `${before}, ${words}`
  }

  note(sentence: string): void {
    if (!this.notes.includes(sentence)) this.notes.push(sentence)
  }

  /** Marks fields for a person to look at, says why, and lowers the confidence. */
  doubt(fields: RfqField | readonly RfqField[], sentence: string, factor: number = DOUBT.some): void {
    for (const field of typeof fields === 'string' ? [fields] : fields) this.uncertain.add(field)
    this.note(sentence)
    this.confidence *= factor
  }
}
