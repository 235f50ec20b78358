import { expect } from 'vitest'
import { dec, decimalText } from '@/core/money'
import { runDataChecks } from '../../scripts/lib/data-checks'
import { readAs } from './actors'
import { withOwner } from './owner'

export type Buckets = Partial<Record<'inspection' | 'free' | 'reserved' | 'hold' | 'rejected' | 'issued', string>>

/** Metres of a lot by state, over all its places; states without metres are left out. */
export async function bucketsOf(where: { heatNo: string; nps?: string; schedule?: string }): Promise<Buckets> {
  const found = await readAs('admin', (tx) => tx.stockBalance.findMany({ where: { stockLot: where } }))
  const sum = (pick: (b: (typeof found)[number]) => string) =>
    found.reduce((total, b) => total.plus(dec(pick(b))), dec(0))
  const all = {
    inspection: sum((b) => b.underInspectionMetres),
    free: sum((b) => b.acceptedMetres),
    reserved: sum((b) => b.reservedMetres),
    hold: sum((b) => b.onHoldMetres),
    rejected: sum((b) => b.rejectedMetres),
    issued: sum((b) => b.issuedMetres),
  }
  return Object.fromEntries(Object.entries(all).flatMap(([k, v]) => (v.isZero() ? [] : [[k, decimalText(v)]])))
}

/** Every invariant of the database holds: ledger = balances, sums, numbers without gap, audit trail, companies apart. */
export async function expectSoundData(): Promise<void> {
  const results = await withOwner((owner) => runDataChecks(owner))
  expect(results.length).toBeGreaterThan(8)
  expect(results.filter((r) => r.violations.length > 0)).toEqual([])
}
