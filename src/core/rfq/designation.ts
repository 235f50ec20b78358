import { normaliseDesignation } from '../pipe'
import { DOUBT, type Draft } from './draft'
import { type LooseGrade, readEnNumber, readLooseGrade } from './loose-grades'
import type { Material, Process } from './materials'
import type { Scan } from './scan'
import { type SpecBook, specsOf } from './spec-book'
import type { FoundSteel } from './standards'
import type { RfqSpec } from './types'

/** What a line says about the steel; the product follows from it. */
interface Steelwork {
  designation: string | null
  family: string | null
  rows: readonly RfqSpec[]
  process: Process | null
  /** The only way of making the standard knows */
  standardProcess: 'SEAMLESS' | 'WELDED' | null
}

/** Whether a row of the master can be what the words call the way of making. */
function madeBy(row: RfqSpec, process: Process | null): boolean {
  if (process === null || row.process === process) return true
  if (process === 'WELDED') return row.process !== 'SEAMLESS'
  // electric fusion welded is submerged arc welded to some of the standards
  return (process === 'EFSW' && row.process === 'LSAW') || (process === 'LSAW' && row.process === 'EFSW')
}

/** Of several standards in a line the one that fits what is asked for, the first of them. */
function mainSteel(found: readonly FoundSteel[], kind: string): FoundSteel | undefined {
  return found.find((steel) => steel.steel?.made === kind) ?? found[0]
}

/** `ASTM A106` with `GR.B` -> `ASTM A106 GR.B`, in the master's spelling when it has it. */
function spell(book: SpecBook, standard: string, grade: string | null): string {
  const written = grade === null ? standard : `${standard} ${grade}`
  return specsOf(book, written)[0]?.designation ?? written
}

function fromStandard(found: readonly FoundSteel[], main: FoundSteel, book: SpecBook, draft: Draft): string {
  const designation = spell(book, main.standard, main.grade)
  draft.set('designation', designation, main.words)
  for (const doubt of main.doubts) draft.doubt('designation', doubt)
  if (main.both) {
    draft.doubt(
      'designation',
      `Both the ASTM and the ASME standard are named; ${main.standard} is taken.`,
      DOUBT.slight,
    )
  }
  if (main.grade === null && main.steel && main.steel.style !== 'none') {
    draft.doubt('designation', `The grade of ${main.standard} is not stated.`)
  }
  const others = [
    ...new Set(found.filter((other) => other !== main).map((other) => spell(book, other.standard, other.grade))),
  ]
  for (const other of others.filter((name) => name !== designation)) {
    if (other.replace(/^ASME SA/, 'ASTM A') === designation.replace(/^ASME SA/, 'ASTM A')) {
      draft.doubt('designation', `Both ${designation} and ${other} are named.`, DOUBT.slight)
    } else if (draft.kind === 'pipe' || draft.kind === 'tube') draft.doubt('designation', `${other} is named as well.`)
    else draft.note(`${other} is named as well.`)
  }
  return designation
}

function fromLoose(loose: LooseGrade, material: Material, draft: Draft, book: SpecBook): string | null {
  const standard = draft.kind === 'pipe' ? loose.usualStandard : draft.kind === 'tube' ? loose.usualTube : null
  const shown = loose.grade.replace(/^GR\./, '')
  if (loose.also) draft.doubt('designation', `Dual grade: both ${loose.also} and ${shown} are asked for.`)
  const fused = loose.family === 'SS' && (material.process === 'EFSW' || material.process === 'LSAW')
  if (standard === null || fused) {
    draft.doubt('designation', `The standard of ${shown} is not stated.`)
    return null
  }
  const designation = spell(book, standard, loose.grade)
  draft.set('designation', designation, loose.words)
  draft.doubt('designation', `The standard is not stated; ${standard} is usual for ${shown}.`)
  return designation
}

/** Standards for several families: the grade says which. */
function familyOfGrade(grade: string | null): Material['family'] {
  if (grade === null) return null
  if (/^(?:TP|WP3|F3|B8)/.test(grade)) return 'SS'
  return /^(?:GR\.T|GR\.P|F\d|WP\d)/.test(grade) ? 'AS' : null
}

/** `A106/A53/API 5L GR.B`: one letter for all of them. */
function sharedGrade(found: readonly FoundSteel[], main: FoundSteel): string | null {
  if (main.steel?.style !== 'letter') return null
  const letters = found.map((other) => /^GR\.[ABC](?= |$)/.exec(other.grade ?? '')?.[0])
  return letters.find((letter) => letter !== undefined) ?? null
}

function readSteelwork(
  scan: Scan,
  draft: Draft,
  book: SpecBook,
  found: readonly FoundSteel[],
  material: Material,
): Steelwork {
  const main = mainSteel(found, draft.kind)
  const en = readEnNumber(scan)
  if (en) {
    const near = en.near ? ` (about ${en.near})` : ''
    draft.doubt(
      'designation',
      `${en.number} is an EN material number${near}: a hint only, the standard must be confirmed.`,
    )
  }
  if (main) {
    let grade = main.grade ?? sharedGrade(found, main)
    if (grade === null && en?.near && main.steel?.family === 'SS') grade = en.near
    const designation = fromStandard(found, { ...main, grade }, book, draft)
    const rows = specsOf(book, designation)
    return {
      designation,
      family: rows[0]?.familyCode ?? main.steel?.family ?? familyOfGrade(grade),
      rows: rows.length > 0 ? rows : (book.byStandard.get(main.standard) ?? []),
      process: material.process ?? main.process ?? null,
      standardProcess: main.steel?.process ?? null,
    }
  }
  const loose = readLooseGrade(scan)
  const designation = loose && fromLoose(loose, material, draft, book)
  const family = loose?.family ?? material.family
  return {
    designation,
    family,
    rows: designation ? specsOf(book, designation) : [],
    process: material.process,
    standardProcess: null,
  }
}

const PROCESS_NAMES: Readonly<Record<Process, string>> = {
  SEAMLESS: 'seamless',
  ERW: 'ERW',
  EFSW: 'fusion welded',
  LSAW: 'submerged arc welded',
  HSAW: 'spiral welded',
  WELDED: 'welded',
}

/** `ASTM A335 GR.P91` may be TYPE 1 or TYPE 2, `API 5L GR.B` PSL-1 or PSL-2. */
function fullerDesignations(book: SpecBook, designation: string): string[] {
  const start = `${normaliseDesignation(designation)} `
  const found = [...book.byDesignation]
    .filter(([key]) => key.startsWith(start))
    .map(([, rows]) => rows[0]?.designation ?? '')
  return found.length <= 6 ? found : []
}

function setPipeProduct(draft: Draft, book: SpecBook, steel: Steelwork, material: Material): void {
  const words = [material.familyWords, material.processWords].filter(Boolean).join(' … ')
  const readFrom = words || (draft.readFrom.designation ?? '')
  const designation = draft.get('designation')
  if (designation !== null && specsOf(book, designation).length === 0) {
    const longer = fullerDesignations(book, designation)
    if (longer.length > 0) draft.doubt('designation', `${designation} is not complete: ${longer.join(' or ')}?`)
    else draft.doubt('designation', `${designation} is not in the product specifications.`, DOUBT.slight)
  }
  const fitting = steel.rows.filter((row) => madeBy(row, steel.process))
  const products = [...new Set(fitting.map((row) => row.product))]
  if (steel.rows.length > 0 && fitting.length === 0 && steel.process) {
    const sentence = `${draft.get('designation')} is not listed as ${PROCESS_NAMES[steel.process]} in the product specifications.`
    draft.doubt(['product', 'designation'], sentence)
    // a standard for seamless pipe only cannot be welded; any other may be made in ways that are not listed yet
    const seamless = steel.process === 'SEAMLESS'
    if (steel.standardProcess && (steel.standardProcess === 'SEAMLESS') !== seamless) return
  }
  if (products.length === 1 && products[0]) {
    draft.set('product', products[0], readFrom)
    // line pipe is made seamless and welded; the list may know one of them only
    if (steel.process === null && designation?.startsWith('API 5L')) {
      draft.doubt('product', 'Seamless or welded is not stated.', DOUBT.slight)
    }
  } else if (products.length > 1) draft.doubt('product', 'Seamless or welded is not stated.', DOUBT.slight)
  else {
    const family = steel.family ?? material.family
    const product = family && steel.process && (book.products.get(`${family} ${steel.process}`) ?? null)
    if (product) draft.set('product', product, readFrom)
    else if (family && steel.process) {
      const prefix = productPrefix(book, family)
      draft.set('product', `${prefix} ${steel.process} PIPE`, readFrom)
      draft.doubt('product', `${prefix} ${steel.process} PIPE is not in the product list.`, DOUBT.slight)
    }
  }
}

function productPrefix(book: SpecBook, family: string): string {
  for (const [key, product] of book.products) if (key.startsWith(`${family} `)) return product.split(' ')[0] ?? family
  return family
}

function setTubeProduct(
  draft: Draft,
  book: SpecBook,
  steel: Steelwork,
  material: Material,
  made: Process | null,
): void {
  const family = steel.family ?? material.family
  const process = steel.process ?? made
  const parts = [family && productPrefix(book, family), process].filter(Boolean)
  if (parts.length === 0) return
  const words = [material.familyWords, material.processWords].filter(Boolean).join(' … ')
  draft.set('product', `${parts.join(' ')} TUBE`, words || (draft.readFrom.designation ?? ''))
}

const SAME_METAL: Readonly<Record<string, readonly string[]>> = { LTCS: ['CS'], DS: ['SS'], AS: ['CS'] }

/** Designation and product from everything the line says about the steel. Returns the family of steel. */
export function readDesignation(
  scan: Scan,
  draft: Draft,
  book: SpecBook,
  found: readonly FoundSteel[],
  material: Material,
): string | null {
  const steel = readSteelwork(scan, draft, book, found, material)
  if (draft.kind === 'pipe') setPipeProduct(draft, book, steel, material)
  else if (draft.kind === 'tube') {
    const made = mainSteel(found, draft.kind)?.steel?.process ?? null
    setTubeProduct(draft, book, steel, material, made)
  }
  const { family } = steel
  if (family && material.family && family !== material.family && !SAME_METAL[family]?.includes(material.family)) {
    draft.doubt(
      ['designation', 'product'],
      `“${material.familyWords}” does not fit ${draft.get('designation') ?? 'the grade'}.`,
    )
  }
  return family ?? material.family
}
