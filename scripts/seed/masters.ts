import { readCsv } from './csv'
import type { SeedTx } from './owner'

/** The day GST came into force; the rates are valid from then on. */
const GST_START = '2017-07-01'

const FAMILIES = [
  ['CS', 'Carbon steel', '1', 'CS_AS'],
  ['AS', 'Alloy steel', '1', 'CS_AS'],
  ['LTCS', 'Low-temperature carbon steel', '1', 'CS_AS'],
  ['SS', 'Stainless steel', '1.014', 'SS_DS'],
  ['DS', 'Duplex stainless steel', '1.014', 'SS_DS'],
] as const

/** FTS is a unit of the trade, not of GST: quoted in feet, billed in metres. */
const UNITS = [
  ['MTR', 'Metre', true],
  ['KGS', 'Kilogram', true],
  ['MTS', 'Metric tonne', true],
  ['NOS', 'Numbers', true],
  ['PCS', 'Pieces', true],
  ['SET', 'Sets', true],
  ['FTS', 'Feet', false],
] as const

const CURRENCIES = [
  ['INR', 'Indian rupee', '₹', 'paise'],
  ['USD', 'US dollar', '$', 'cents'],
  ['EUR', 'Euro', '€', 'cents'],
  ['AED', 'UAE dirham', 'AED', 'fils'],
] as const

/** Headings and subheadings of the Harmonised System for pipe and fittings. */
const HSN = [
  ['7304', 'Tubes, pipes and hollow profiles, seamless, of iron or steel'],
  ['730411', 'Line pipe for oil or gas, seamless, of stainless steel'],
  ['730419', 'Line pipe for oil or gas, seamless, other'],
  ['730431', 'Seamless, circular, of iron or non-alloy steel, cold-drawn or cold-rolled'],
  ['730439', 'Seamless, circular, of iron or non-alloy steel, other'],
  ['730441', 'Seamless, circular, of stainless steel, cold-drawn or cold-rolled'],
  ['730449', 'Seamless, circular, of stainless steel, other'],
  ['730451', 'Seamless, circular, of other alloy steel, cold-drawn or cold-rolled'],
  ['730459', 'Seamless, circular, of other alloy steel, other'],
  ['730490', 'Seamless tubes, pipes and hollow profiles, other'],
  ['7305', 'Welded tubes and pipes, circular, outside diameter over 406.4 mm, of iron or steel'],
  ['730511', 'Line pipe for oil or gas, over 406.4 mm, longitudinally submerged arc welded'],
  ['730512', 'Line pipe for oil or gas, over 406.4 mm, other, longitudinally welded'],
  ['730531', 'Over 406.4 mm, longitudinally welded, other'],
  ['730539', 'Over 406.4 mm, welded, other'],
  ['7306', 'Other welded tubes, pipes and hollow profiles, of iron or steel'],
  ['730611', 'Line pipe for oil or gas, welded, of stainless steel'],
  ['730619', 'Line pipe for oil or gas, welded, other'],
  ['730630', 'Welded, circular, of iron or non-alloy steel'],
  ['730640', 'Welded, circular, of stainless steel'],
  ['730650', 'Welded, circular, of other alloy steel'],
  ['7307', 'Tube or pipe fittings, of iron or steel'],
  ['730721', 'Flanges of stainless steel'],
  ['730722', 'Threaded elbows, bends and sleeves of stainless steel'],
  ['730723', 'Butt-welding fittings of stainless steel'],
  ['730791', 'Flanges, other'],
  ['730792', 'Threaded elbows, bends and sleeves, other'],
  ['730793', 'Butt-welding fittings, other'],
] as const

const LAB_TESTS = [
  ['CHEMICAL', 'Chemical Analysis'],
  ['MECHANICAL', 'Mechanical Test'],
  ['FLATTENING', 'Flattening Test'],
  ['FLARING', 'Flaring Test'],
  ['MACRO', 'Macro Test for Seamless'],
  ['MICRO', 'Micro Test'],
  ['IGC', "IGC Practice 'E' Test"],
  ['IGC_MAG', "IGC Practice 'E' Test with 20X-250X magnification"],
  ['HARDNESS', 'Hardness Test'],
  ['IMPACT', 'Impact Test'],
  ['BEND', 'Bend Test'],
] as const

const orNull = (text: string | undefined) => text || null

/** The reference tables that all companies share. @returns how many rows each table has got now */
export async function seedMasters(tx: SeedTx): Promise<void> {
  await tx.add('State', readCsv('gst-states.csv'), ['code'])
  await tx.add(
    'Unit',
    UNITS.map(([code, name, isUqc], i) => ({ code, name, isUqc, position: i + 1 })),
    ['code'],
  )
  await tx.add(
    'Currency',
    CURRENCIES.map(([code, name, symbol, minorName]) => ({ code, name, symbol, minorName })),
    ['code'],
  )
  await tx.add(
    'HsnCode',
    HSN.map(([code, description]) => ({ code, description, gstRate: '18', validFrom: GST_START })),
    ['code', 'validFrom'],
  )
  await tx.add(
    'LabTest',
    LAB_TESTS.map(([code, name], i) => ({ code, name, position: i + 1 })),
    ['code'],
  )
  await tx.add(
    'MaterialFamily',
    FAMILIES.map(([code, name, weightFactor, sizeFamily]) => ({ code, name, weightFactor, sizeFamily, version: 1 })),
    ['code'],
  )
  await tx.add('ProductSpec', productSpecs(), ['product', 'designation'])
  await tx.add('PipeSize', pipeSizes(), ['family', 'nps', 'schedule'])
  await tx.add('MaterialLimit', materialLimits(), ['designation', 'property'])
}

const productSpecs = () =>
  readCsv('product-specs.csv').map((r) => ({
    product: r.product,
    familyCode: r.family,
    process: r.process,
    standard: r.standard,
    grade: r.grade,
    designation: r.designation,
    defaultEnd: r.default_end,
    additionalSpecs: (r.additional_specs ?? '').split(';').filter(Boolean),
    isActive: true,
    version: 1,
  }))

/** Position is the order of the standard's table, so that 2" comes before 10". */
const pipeSizes = () =>
  readCsv('pipe-sizes.csv').map((r, i) => ({
    family: r.family,
    standard: r.standard,
    nps: r.nps,
    schedule: r.schedule,
    odMm: r.od_mm,
    wallMm: r.wall_mm,
    unitWeight: r.weight_kg_per_m,
    position: i + 1,
    isActive: true,
    version: 1,
  }))

const materialLimits = () =>
  readCsv('material-limits.csv').map((r) => ({
    designation: r.designation,
    property: r.property,
    kind: r.kind,
    unit: r.unit,
    minValue: orNull(r.min),
    maxValue: orNull(r.max),
    note: orNull(r.note),
  }))
