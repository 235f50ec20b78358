import { normaliseDesignation } from '../pipe'
import type { RfqMasters, RfqSpec } from './types'

/** The masters, ready to be looked up. */
export interface SpecBook {
  /** Specifications of a designation in its normalised spelling: one per way of making */
  byDesignation: ReadonlyMap<string, readonly RfqSpec[]>
  byStandard: ReadonlyMap<string, readonly RfqSpec[]>
  /** Product name of a family and a process: `CS SEAMLESS` -> `C.S. SEAMLESS PIPE` */
  products: ReadonlyMap<string, string>
  /** Additional specifications in the masters' spelling, by the same in upper case */
  additional: ReadonlyMap<string, string>
}

const books = new WeakMap<RfqMasters, SpecBook>()

function group(specs: readonly RfqSpec[], key: (spec: RfqSpec) => string): Map<string, RfqSpec[]> {
  const groups = new Map<string, RfqSpec[]>()
  for (const spec of specs) {
    const rows = groups.get(key(spec))
    if (rows) rows.push(spec)
    else groups.set(key(spec), [spec])
  }
  return groups
}

/** The masters ready to be looked up; made once per masters object. */
export function specBook(masters: RfqMasters): SpecBook {
  const known = books.get(masters)
  if (known) return known
  const book: SpecBook = {
    byDesignation: group(masters.specs, (spec) => normaliseDesignation(spec.designation)),
    byStandard: group(masters.specs, (spec) => normaliseDesignation(spec.standard)),
    products: new Map(masters.specs.map((spec) => [`${spec.familyCode} ${spec.process}`, spec.product])),
    additional: new Map(
      masters.specs.flatMap((spec) => spec.additionalSpecs.map((name) => [name.toUpperCase(), name])),
    ),
  }
  books.set(masters, book)
  return book
}

/** The masters' rows of a designation, however it is spelled. */
export function specsOf(book: SpecBook, designation: string): readonly RfqSpec[] {
  return book.byDesignation.get(normaliseDesignation(designation)) ?? []
}
