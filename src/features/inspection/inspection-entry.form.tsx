'use client'

import { IconAlertTriangle, IconCheck, IconFileText, IconRefresh } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { formatMetres } from '@/core/units'
import { focusField } from '@/ui/error-summary'
import { HeatLink } from '@/ui/heat-link'
import { Banner } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { EntryLot } from './entry-lot'
import { EntryReview } from './entry-review'
import { GROUPS, type GroupKey, type InspectionPage, type LotEntry, lotEntry, openPoints } from './entry-values'
import { submitInspection } from './inspection.actions'
import css from './inspection-entry.module.css'
import { type SaveState, useAutosave } from './use-autosave'

const SAVE_WORDS: Record<SaveState, string> = {
  saved: 'Saved',
  saving: 'Saving…',
  typing: 'Not saved yet…',
  waiting: 'Not all is saved: correct what is marked',
  failed: 'No connection: kept here, trying again',
  refused: 'Not saved',
  conflict: 'Not saved: somebody else changed it',
}

const MEMORY = 'nps-inspection-sources'
type Sources = Partial<Record<GroupKey, string>>

function remembered(): Sources {
  try {
    return JSON.parse(localStorage.getItem(MEMORY) ?? '{}') as Sources
  } catch {
    return {}
  }
}

/** The sources a lot's saved values have, by group. */
function sourcesOf(entry: LotEntry): Sources {
  const out: Sources = {}
  for (const group of GROUPS) {
    if (!group.source) continue
    const found = entry.readings.find((r) => (group.kinds as readonly string[]).includes(r.kind) && r.source)
    if (found) out[group.key] = found.source
  }
  return out
}

/** Entry of an inspection on a tablet: one lot at a time, one column, saved as it is typed, submitted from the last step. */
export function InspectionEntryForm({ inspection, maySubmit }: { inspection: InspectionPage; maySubmit: boolean }) {
  const [entries, setEntries] = useState(() => inspection.lots.map(lotEntry))
  const [head, setHead] = useState({ inspectionDate: inspection.inspectionDate, remarks: inspection.remarks ?? '' })
  const [at, setAt] = useState(0)
  const [goTo, setGoTo] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Sources[]>(() => inspection.lots.map((lot) => sourcesOf(lotEntry(lot))))
  const [memory, setMemory] = useState<Sources>({})
  const save = useAutosave(inspection, entries, head)
  const release = useUnsavedGuard(save.state !== 'saved')
  const submit = useAction(submitInspection, {
    successMessage: (data) => `Inspection ${'number' in data ? String(data.number) : ''} submitted`,
    redirectTo: `/inspections/${inspection.id}`,
    onSuccess: () => {
      save.stop()
      release()
    },
  })

  useEffect(() => setMemory(remembered()), [])
  useEffect(() => {
    if (!goTo) return
    const frame = requestAnimationFrame(() => {
      if (!focusField(goTo)) window.scrollTo({ top: 0 })
      setGoTo(null)
    })
    return () => cancelAnimationFrame(frame)
  }, [goTo])

  const lot = inspection.lots[at]
  const entry = entries[at]
  const open = useMemo(
    () => inspection.lots.map((l, i) => (entries[i] ? openPoints(l, entries[i]).length : 0)),
    [inspection.lots, entries],
  )
  const patch = (part: Partial<LotEntry>) => setEntries((old) => old.map((e, i) => (i === at ? { ...e, ...part } : e)))

  function go(to: number, field?: string) {
    void save.flush()
    setAt(to)
    if (field) setGoTo(field)
    else window.scrollTo({ top: 0 })
  }

  function chooseSource(group: GroupKey, source: string) {
    const before = sourceOf(group)
    const kinds: readonly string[] = GROUPS.find((g) => g.key === group)?.kinds ?? []
    setChosen((old) => old.map((s, i) => (i === at ? { ...s, [group]: source } : s)))
    const next = { ...memory, [group]: source }
    setMemory(next)
    localStorage.setItem(MEMORY, JSON.stringify(next))
    if (entry)
      patch({
        readings: entry.readings.map((r) =>
          kinds.includes(r.kind) && (r.measured || r.observation) && (!r.source || r.source === before)
            ? { ...r, source }
            : r,
        ),
      })
  }
  const sourceOf = (group: GroupKey): string => chosen[at]?.[group] ?? memory[group] ?? ''

  async function submitNow() {
    if (await save.flush()) await submit.run({ id: inspection.id, version: save.version() })
  }

  const fileId = lot?.stockLot.mtc?.fileId
  return (
    <div>
      <div className={css.bar}>
        <div className={css.barRow}>
          <div className={css.grow}>
            {lot ? (
              <>
                <span className={css.heat}>
                  Heat <HeatLink heatNo={lot.stockLot.heatNo} />
                </span>{' '}
                <span>
                  {lot.stockLot.sizeText} · {lot.stockLot.ends} · {lot.stockLot.designations.join(', ')}
                </span>
              </>
            ) : (
              <span className={css.heat}>Review and submit</span>
            )}
          </div>
          <span
            className={`${css.state} ${save.state === 'saved' ? css.greenText : ['saving', 'typing'].includes(save.state) ? '' : css.redText}`}
            role="status"
          >
            {save.state === 'saved' ? (
              <IconCheck size={16} aria-hidden />
            ) : ['saving', 'typing'].includes(save.state) ? (
              <IconRefresh size={16} aria-hidden />
            ) : (
              <IconAlertTriangle size={16} aria-hidden />
            )}
            {SAVE_WORDS[save.state]}
          </span>
          {fileId && (
            <a className={css.button} href={`/api/files/${fileId}`} target="_blank" rel="noopener">
              <IconFileText size={18} aria-hidden />
              MTC {lot.stockLot.mtcNo}
            </a>
          )}
        </div>
        <nav className={css.lots} aria-label="Lots of this inspection">
          {inspection.lots.map((l, i) => (
            <button
              key={l.id}
              type="button"
              className={`${css.button} ${i === at ? css.chosen : ''}`}
              aria-current={i === at ? 'step' : undefined}
              onClick={() => go(i)}
            >
              {l.stockLot.heatNo}
              <small>
                {formatMetres(l.metres, { trim: true })} m · {open[i] === 0 ? 'ready' : `${open[i]} open`}
              </small>
            </button>
          ))}
          <button
            type="button"
            className={`${css.button} ${at === inspection.lots.length ? css.chosen : ''}`}
            aria-current={at === inspection.lots.length ? 'step' : undefined}
            onClick={() => go(inspection.lots.length)}
          >
            Review
            <small>and submit</small>
          </button>
        </nav>
      </div>
      {save.state === 'conflict' && (
        <Banner tone="stop">
          {save.error?.message} What you typed is still here.
          <div className={css.barRow} style={{ marginTop: 8 }}>
            <a className={css.button} href={`/inspections/${inspection.id}`} target="_blank" rel="noopener">
              See what is saved now
            </a>
            <button type="button" className={css.button} onClick={() => void save.saveOver()}>
              Save mine over it
            </button>
            <button
              type="button"
              className={css.button}
              onClick={() => {
                save.stop()
                release()
                window.location.reload()
              }}
            >
              Drop mine and reload
            </button>
          </div>
        </Banner>
      )}
      {save.state === 'refused' && <Banner tone="stop">{save.error?.message}</Banner>}
      {lot && entry ? (
        <>
          <p>
            {[
              lot.stockLot.product,
              lot.stockLot.additionalSpecs.join(', '),
              `make ${lot.stockLot.make}`,
              `${lot.location.warehouse.code} / ${lot.location.code}`,
              lot.fromBucket === 'ON_HOLD' && 'ends a hold',
            ]
              .filter(Boolean)
              .join(' · ')}
            {!fileId && ' · no certificate file is linked to this lot'}
          </p>
          <EntryLot
            key={lot.id}
            lot={lot}
            entry={entry}
            sources={Object.fromEntries(GROUPS.map((g) => [g.key, sourceOf(g.key)]))}
            onSource={chooseSource}
            onChange={patch}
            serverErrors={{}}
          />
          <div className={css.barRow} style={{ marginTop: 18, maxWidth: 780 }}>
            {at > 0 && (
              <button type="button" className={css.button} onClick={() => go(at - 1)}>
                Previous lot
              </button>
            )}
            <button
              type="button"
              data-step-end
              className={`${css.button} ${css.chosen} ${css.grow}`}
              style={{ minHeight: 56 }}
              onClick={() => go(at + 1)}
            >
              {at + 1 < inspection.lots.length ? 'Next lot' : 'Review and submit'}
            </button>
          </div>
        </>
      ) : (
        <EntryReview
          inspection={inspection}
          entries={entries}
          head={head}
          onHead={(part) => setHead((old) => ({ ...old, ...part }))}
          onGo={go}
          onSubmit={() => void submitNow()}
          pending={submit.pending}
          maySubmit={maySubmit}
          error={submit.error}
        />
      )}
    </div>
  )
}
