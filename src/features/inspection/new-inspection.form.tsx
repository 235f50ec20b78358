'use client'

import { useState } from 'react'
import { formatMetres } from '@/core/units'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField } from '@/ui/fields'
import { FormBar, FormGrid, Section } from '@/ui/page'
import { useAction } from '@/ui/use-action'
import { createInspection } from './inspection.actions'
import css from './inspection-entry.module.css'
import { lotRef, type Waiting, waitingGroups } from './waiting-groups'

const keyOf = (lot: Waiting): string => `${lot.stockLotId} ${lot.locationId} ${lot.bucket}`

type Props = { lots: readonly Waiting[]; today: string; chosenGrnId: string | null; chosenLotId: string | null }

/** Chooses what an inspection is about: lots of one goods receipt, held lots, or others that are under inspection. */
export function NewInspectionForm({ lots, today, chosenGrnId, chosenLotId }: Props) {
  const [date, setDate] = useState(today)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        lots
          .filter(
            (l) =>
              !l.draftId && ((chosenGrnId !== null && l.grnId === chosenGrnId) || l.stockLotId === (chosenLotId ?? '')),
          )
          .map(keyOf),
      ),
  )
  const { run, pending, error } = useAction(createInspection, {
    successMessage: 'Inspection opened',
    redirectTo: '/inspections/{id}/enter',
  })
  const { receipts, held, opening } = waitingGroups(lots)
  const blocks = [
    ...receipts.map((g) => ({
      key: g.grnId,
      title: `${g.number ?? 'Goods receipt'}${g.vendor ? `, ${g.vendor}` : ''}`,
      lots: g.lots,
    })),
    ...(held.length > 0 ? [{ key: 'held', title: 'On hold', lots: held }] : []),
    ...(opening.length > 0
      ? [
          {
            key: 'opening',
            title: 'Opening stock (to test it here instead of approving it by its papers)',
            lots: opening,
          },
        ]
      : []),
  ]
  const set = (which: readonly Waiting[], on: boolean) =>
    setChosen((old) => {
      const next = new Set(old)
      for (const lot of which) {
        if (on && !lot.draftId) next.add(keyOf(lot))
        else next.delete(keyOf(lot))
      }
      return next
    })
  const picked = lots.filter((l) => chosen.has(keyOf(l)))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({ inspectionDate: date, lots: picked.map(lotRef) })
      }}
    >
      <ErrorSummary error={error} />
      <FormGrid columns={3}>
        <DateField label="Date of the inspection" required max={today} value={date} onChange={setDate} />
      </FormGrid>
      {blocks.map((block) => {
        const free = block.lots.filter((l) => !l.draftId)
        const all = free.length > 0 && free.every((l) => chosen.has(keyOf(l)))
        return (
          <Section
            key={block.key}
            title={block.title}
            actions={
              free.length > 1 && (
                <button type="button" className={`${css.button} ${css.plain}`} onClick={() => set(free, !all)}>
                  {all ? 'Choose none' : `Choose all ${free.length}`}
                </button>
              )
            }
          >
            {block.lots.map((lot) => (
              <label key={keyOf(lot)} className={css.choice}>
                <input
                  type="checkbox"
                  checked={chosen.has(keyOf(lot))}
                  disabled={Boolean(lot.draftId)}
                  onChange={(event) => set([lot], event.currentTarget.checked)}
                />
                <span>
                  <strong>{lot.heatNo}</strong> {lot.sizeText}, {lot.designations.join(', ')},{' '}
                  {formatMetres(lot.metres, { trim: true })} m in {lot.pieces} {lot.pieces === 1 ? 'piece' : 'pieces'}{' '}
                  at {lot.location}
                  {lot.draftId && (
                    <>
                      {' '}
                      ·{' '}
                      <a href={`/inspections/${lot.draftId}/enter`} style={{ textDecoration: 'underline' }}>
                        in another inspection: continue it
                      </a>
                    </>
                  )}
                </span>
              </label>
            ))}
          </Section>
        )
      })}
      {blocks.length === 0 && (
        <p>Nothing is under inspection or on hold. Heats come here when STORES posts a goods receipt.</p>
      )}
      <FormBar>
        <button
          type="submit"
          className={`${css.button} ${css.primary}`}
          disabled={picked.length === 0 || pending || date === ''}
        >
          {picked.length === 0
            ? 'Choose at least one lot'
            : `Start the inspection of ${picked.length} ${picked.length === 1 ? 'lot' : 'lots'}`}
        </button>
      </FormBar>
    </form>
  )
}
