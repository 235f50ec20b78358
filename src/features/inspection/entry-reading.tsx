'use client'

import { IconAdjustments } from '@tabler/icons-react'
import { useState } from 'react'
import { RadioCards, SelectField, TextField } from '@/ui/fields'
import { BigNumber, VerdictText } from './entry-fields'
import {
  asReading,
  type InspectionLotPage,
  LIMIT_SOURCE_WORDS,
  limitWords,
  type ReadingEntry,
  SOURCE_WORDS,
  verdictOf,
  withLimits,
} from './entry-values'
import css from './inspection-entry.module.css'
import { isObserved } from './parameters'

export const OK_CARDS = [
  { value: 'OK', label: 'OK', tone: 'green' as const },
  { value: 'NOT_OK', label: 'NOT OK', tone: 'red' as const },
]

const VALUE_SOURCES = ['CERTIFICATE', 'LAB', 'INSTRUMENT'].map((value) => ({
  value,
  label: SOURCE_WORDS[value] ?? value,
}))

type OnFile = InspectionLotPage['readings'][number]['onFile']

type Props = {
  reading: ReadingEntry
  onFile: OnFile
  /** Where new values of this group come from; without it nothing can be entered. */
  source: string
  needsSource: boolean
  errors: Record<string, string>
  onChange: (patch: Partial<ReadingEntry>) => void
  onRemove: () => void
}

const originOf = (r: ReadingEntry): string =>
  [LIMIT_SOURCE_WORDS[r.limitSource], r.limitNote].filter(Boolean).join(': ')

/** One parameter: what is asked, its limits and their origin beside the field, and at once what the value says. */
export function EntryReading({ reading: r, onFile, source, needsSource, errors, onChange, onRemove }: Props) {
  const [opened, setOpened] = useState(false)
  const judged = asReading(r)
  const verdict = verdictOf(judged)
  const observed = isObserved(r.kind)
  const limits = limitWords({ ...judged, unit: r.unit })
  const edited = r.limitSource === 'ENTERED'
  const locked = needsSource && !source
  const patch = (part: Partial<ReadingEntry>) => {
    const value = part.measured ?? part.observation
    onChange({ ...part, ...(value !== undefined && { source: value.trim() === '' ? '' : r.source || source }) })
  }
  if (observed)
    return (
      <div className={`${css.reading} ${css.observed} ${css[verdict.tone]}`} data-path={`${r.parameter}.measured`}>
        <RadioCards
          label={r.label}
          name={r.parameter}
          cards={OK_CARDS}
          value={r.observation}
          disabled={locked}
          error={errors[`${r.parameter}.measured`]}
          onChange={(observation) => patch({ observation })}
        />
        {(r.added || r.observation) && (
          <div className={css.barRow}>
            {r.observation && (
              <button type="button" className={`${css.button} ${css.plain}`} onClick={() => patch({ observation: '' })}>
                Clear
              </button>
            )}
            {r.added && (
              <button type="button" className={`${css.button} ${css.plain}`} onClick={onRemove}>
                Take out
              </button>
            )}
          </div>
        )}
      </div>
    )
  return (
    <div className={`${css.reading} ${css[verdict.tone]}`}>
      <div>
        <div className={css.name}>{r.label}</div>
        <div className={css.limit}>{limits ?? (r.parameter === 'LENGTH' ? 'No limit' : 'No limit on file')}</div>
        {limits && <div className={css.origin}>{originOf(r)}</div>}
      </div>
      <BigNumber
        label={`${r.label}${r.unit ? ` in ${r.unit}` : ''}`}
        hideLabel
        name={`${r.parameter}.measured`}
        unit={r.unit}
        value={r.measured}
        disabled={locked}
        error={errors[`${r.parameter}.measured`]}
        onChange={(measured) => patch({ measured })}
      />
      <button
        type="button"
        className={css.button}
        aria-expanded={opened}
        aria-label={`Limits and source of ${r.label}`}
        data-path={`${r.parameter}.limits`}
        onClick={() => setOpened(!opened)}
      >
        <IconAdjustments size={20} aria-hidden />
      </button>
      {verdict.words && (
        <div className={css.verdict} role="status">
          <VerdictText verdict={verdict} />
          {r.source && r.source !== source && <span className={css.origin}> · {SOURCE_WORDS[r.source]}</span>}
        </div>
      )}
      {opened && (
        <div className={css.panel}>
          <BigNumber
            label="At least"
            name={`${r.parameter}.minValue`}
            unit={r.unit}
            value={r.minValue}
            error={errors[`${r.parameter}.minValue`]}
            onChange={(minValue) => onChange(withLimits(r, { minValue }, onFile))}
          />
          <BigNumber
            label="At most"
            name={`${r.parameter}.maxValue`}
            unit={r.unit}
            value={r.maxValue}
            error={errors[`${r.parameter}.maxValue`]}
            onChange={(maxValue) => onChange(withLimits(r, { maxValue }, onFile))}
          />
          <div className={`${css.wide} ${css.text}`}>
            <TextField
              label="Standard and edition this limit is from"
              placeholder="ASTM A106/A106M-19a"
              maxLength={200}
              value={edited ? r.limitNote : ''}
              disabled={!edited}
              description={edited ? 'An entered limit counts only with its source.' : 'For a limit that you enter.'}
              onChange={(limitNote) => onChange({ limitNote })}
            />
          </div>
          <div className={css.text}>
            <SelectField
              label="This value is from"
              options={VALUE_SOURCES}
              emptyLabel={null}
              value={r.source || source}
              disabled={r.measured === ''}
              onChange={(chosen) => onChange({ source: chosen })}
            />
          </div>
          {(r.kind === 'HARDNESS' || r.added) && (
            <div className={css.text}>
              <TextField label="Unit" maxLength={20} value={r.unit} onChange={(unit) => onChange({ unit })} />
            </div>
          )}
          <div className={`${css.wide} ${css.barRow}`}>
            {onFile && r.limitSource !== onFile.limitSource && (
              <button
                type="button"
                className={css.button}
                onClick={() =>
                  onChange(withLimits(r, { minValue: onFile.minValue ?? '', maxValue: onFile.maxValue ?? '' }, onFile))
                }
              >
                Back to the limit on file
              </button>
            )}
            {r.added && (
              <button type="button" className={css.button} onClick={onRemove}>
                Take {r.label} out
              </button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
