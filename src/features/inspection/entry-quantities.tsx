'use client'

import { dec, decimalText } from '@/core/decimal'
import { formatMetres } from '@/core/units'
import { BigNumber } from './entry-fields'
import { type InspectionLotPage, type LotEntry, splitOf } from './entry-values'
import css from './inspection-entry.module.css'
import { splitProblem, undecided } from './split'

const RESULTS = [
  { key: 'pass', name: 'PASS', tone: 'greenText' },
  { key: 'fail', name: 'FAIL', tone: 'redText' },
  { key: 'hold', name: 'HOLD', tone: 'amberText' },
] as const
type Key = (typeof RESULTS)[number]['key']

const NOTHING = { passMetres: '', passPieces: '', failMetres: '', failPieces: '', holdMetres: '', holdPieces: '' }
const plainMetres = (x: string): string => decimalText(dec(x))

type Props = {
  lot: InspectionLotPage
  entry: LotEntry
  errors: Record<string, string>
  onChange: (patch: Partial<LotEntry>) => void
}

/** What becomes of the metres: all at once by one large button, or shared out in metres and pieces. */
export function EntryQuantities({ lot, entry, errors, onChange }: Props) {
  const split = splitOf(lot, entry)
  const rest = undecided(split)
  const problem = splitProblem(split)
  const all = (key: Key) =>
    onChange({ ...NOTHING, [`${key}Metres`]: plainMetres(lot.metres), [`${key}Pieces`]: String(lot.pieces) })
  const addRest = (key: Key) =>
    onChange({
      [`${key}Metres`]: plainMetres(decimalText(dec(split[`${key}Metres`]).plus(rest.metres))),
      [`${key}Pieces`]: String(split[`${key}Pieces`] + rest.pieces),
    })
  const isAll = (key: Key) => dec(split[`${key}Metres`]).eq(lot.metres) && split[`${key}Pieces`] === lot.pieces
  const canAdd = dec(rest.metres).gt(0) && rest.pieces >= 0 && !dec(rest.metres).eq(lot.metres)
  return (
    <section className={css.group} aria-label="Result">
      <h2 className={css.groupTitle}>Result</h2>
      <p style={{ margin: 0 }}>
        Presented: {formatMetres(lot.metres, { trim: true })} m in {lot.pieces} {lot.pieces === 1 ? 'piece' : 'pieces'}
        {lot.fromBucket === 'ON_HOLD' && ', now on hold'}.
      </p>
      <div className={css.large}>
        {RESULTS.map((r) => (
          <button
            key={r.key}
            type="button"
            className={`${css.button} ${css[r.tone]} ${isAll(r.key) ? css.chosen : ''}`}
            aria-pressed={isAll(r.key)}
            onClick={() => all(r.key)}
          >
            All {r.key}
          </button>
        ))}
      </div>
      {RESULTS.map((r) => (
        <div key={r.key} className={css.split}>
          <span className={`${css.splitName} ${css[r.tone]}`}>{r.name}</span>
          <BigNumber
            label={`${r.name} metres`}
            name={`${r.key}Metres`}
            unit="m"
            value={entry[`${r.key}Metres`]}
            error={errors[`${r.key}Metres`]}
            onChange={(value) => onChange({ [`${r.key}Metres`]: value })}
          />
          <BigNumber
            label={`${r.name} pieces`}
            name={`${r.key}Pieces`}
            unit="pcs"
            whole
            value={entry[`${r.key}Pieces`]}
            error={errors[`${r.key}Pieces`]}
            onChange={(value) => onChange({ [`${r.key}Pieces`]: value })}
          />
          <button
            type="button"
            className={css.button}
            style={{ minHeight: 52 }}
            disabled={!canAdd}
            aria-label={`Add the rest to ${r.name}`}
            onClick={() => addRest(r.key)}
          >
            + rest
          </button>
        </div>
      ))}
      <p role="status" style={{ margin: 0 }} className={problem ? css.redText : undefined}>
        {problem
          ? problem.message
          : dec(rest.metres).eq(0)
            ? 'Every metre has its result.'
            : `${formatMetres(rest.metres, { trim: true })} m in ${rest.pieces} ${rest.pieces === 1 ? 'piece' : 'pieces'} without a result: they stay ${lot.fromBucket === 'ON_HOLD' ? 'on hold' : 'under inspection'}.`}
      </p>
    </section>
  )
}
