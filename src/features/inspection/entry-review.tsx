'use client'

import type { ActionError } from '@/core/result'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, TextAreaField } from '@/ui/fields'
import { type InspectionPage, type LotEntry, openPoints, splitOf } from './entry-values'
import css from './inspection-entry.module.css'
import { outcomeWords } from './split'
import type { Head } from './use-autosave'

type Props = {
  inspection: InspectionPage
  entries: readonly LotEntry[]
  head: Head
  onHead: (patch: Partial<Head>) => void
  onGo: (lot: number, field: string) => void
  onSubmit: () => void
  pending: boolean
  maySubmit: boolean
  error: ActionError | null
}

/** The last step: what will move, what is still open, and the button. */
export function EntryReview({ inspection, entries, head, onHead, onGo, onSubmit, pending, maySubmit, error }: Props) {
  const open = inspection.lots.map((lot, i) => {
    const entry = entries[i]
    return entry ? openPoints(lot, entry) : []
  })
  const count = open.reduce((n, points) => n + points.length, 0)
  return (
    <div className={css.entry}>
      <ErrorSummary error={error} />
      <section className={css.group} aria-label="What submitting does">
        <h2 className={css.groupTitle}>What submitting does</h2>
        <ul className={css.outcome}>
          {inspection.lots.map((lot, i) => {
            const entry = entries[i]
            const split = entry && splitOf(lot, entry)
            return (
              <li key={lot.id}>
                <strong>
                  {lot.stockLot.heatNo}, {lot.stockLot.sizeText}
                </strong>
                <div>
                  {(split && outcomeWords({ ...split, heatNo: lot.stockLot.heatNo, fromBucket: lot.fromBucket })) ||
                    'Nothing is decided yet.'}
                </div>
                {(open[i]?.length ?? 0) > 0 && (
                  <div className={css.points}>
                    {open[i]?.map((point) => (
                      <button
                        key={`${point.field}${point.message}`}
                        type="button"
                        className={css.point}
                        onClick={() => onGo(i, point.field)}
                      >
                        {point.message}
                      </button>
                    ))}
                  </div>
                )}
              </li>
            )
          })}
        </ul>
      </section>
      <section className={`${css.group} ${css.text}`} aria-label="Report">
        <DateField
          label="Date of the inspection"
          max={inspection.today}
          required
          value={head.inspectionDate}
          onChange={(inspectionDate) => onHead({ inspectionDate })}
        />
        <TextAreaField
          label="Remarks on the report"
          maxLength={1000}
          value={head.remarks}
          onChange={(remarks) => onHead({ remarks })}
        />
      </section>
      <button
        type="button"
        className={`${css.button} ${css.primary}`}
        style={{ minHeight: 60, fontSize: 17 }}
        disabled={count > 0 || pending || !maySubmit}
        onClick={onSubmit}
      >
        {pending
          ? 'Submitting…'
          : count > 0
            ? `${count} ${count === 1 ? 'point is' : 'points are'} still open`
            : 'Submit: number the report and move the stock'}
      </button>
      {!maySubmit && <p>Your role can enter values, but not submit.</p>}
    </div>
  )
}
