'use client'

import { dec } from '@/core/decimal'
import { RadioCards, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { Banner } from '@/ui/page'
import { nextOnEnter } from './entry-fields'
import { EntryQuantities } from './entry-quantities'
import { EntryReading } from './entry-reading'
import {
  asReading,
  GROUPS,
  type GroupKey,
  type InspectionLotPage,
  type LotEntry,
  type ReadingEntry,
  SOURCE_WORDS,
  splitOf,
  typingProblems,
} from './entry-values'
import css from './inspection-entry.module.css'
import { ADDABLE, isOutOfLimit } from './parameters'
import { sumFaults } from './sum-limits'

const SOURCE_CARDS = ['CERTIFICATE', 'LAB', 'INSTRUMENT'].map((value) => ({
  value,
  label: SOURCE_WORDS[value] ?? value,
}))

type Props = {
  lot: InspectionLotPage
  entry: LotEntry
  /** Where the values of each group come from, as chosen last. */
  sources: Partial<Record<GroupKey, string>>
  onSource: (group: GroupKey, source: string) => void
  onChange: (patch: Partial<LotEntry>) => void
  serverErrors: Record<string, string>
}

/** One lot: readings by group, then what becomes of its metres, then what is signed for. */
export function EntryLot({ lot, entry, sources, onSource, onChange, serverErrors }: Props) {
  const errors = { ...serverErrors, ...typingProblems(entry) }
  const setReading = (parameter: string, patch: Partial<ReadingEntry>) =>
    onChange({ readings: entry.readings.map((r) => (r.parameter === parameter ? { ...r, ...patch } : r)) })
  const remove = (parameter: string) => onChange({ readings: entry.readings.filter((r) => r.parameter !== parameter) })
  const passing = dec(splitOf(lot, entry).passMetres).gt(0)
  const faults = entry.readings.filter((r) => isOutOfLimit(asReading(r)))
  const together = sumFaults(entry.readings.map(asReading))
  const outOfLimit = [...faults.map((r) => r.label), ...together.map((f) => f.elements)]
  const onFile = new Map(lot.readings.map((r) => [r.parameter, r.onFile]))
  const addable = ADDABLE.filter((a) => !entry.readings.some((r) => r.parameter === a.parameter))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field below goes to the next field
    <div className={css.entry} onKeyDown={nextOnEnter}>
      {lot.withoutLimits.length > 0 && (
        <Banner tone="warn">
          No limits are on file for {lot.withoutLimits.join(', ')}. Enter the limits of your edition beside each value,
          or sign below that the certificate was checked against the standard by hand. Nothing passes on missing limits.
        </Banner>
      )}
      {together.map((fault) => (
        <Banner key={fault.elements} tone="stop">
          Out of limit: {fault.message}.
        </Banner>
      ))}
      {GROUPS.map((group) => {
        const readings = entry.readings.filter((r) => (group.kinds as readonly string[]).includes(r.kind))
        if (readings.length === 0) return null
        const source = sources[group.key] ?? ''
        return (
          <section key={group.key} className={css.group} aria-label={group.title}>
            <h2 className={css.groupTitle}>{group.title}</h2>
            {group.source && (
              <RadioCards
                label={`Where the values of ${group.title.toLowerCase()} come from`}
                name={`source.${group.key}`}
                cards={SOURCE_CARDS}
                value={source}
                description={source ? undefined : 'Choose this first; then the fields below open.'}
                onChange={(chosen) => onSource(group.key, chosen)}
              />
            )}
            <div>
              {readings.map((r) => (
                <EntryReading
                  key={r.parameter}
                  reading={r}
                  onFile={onFile.get(r.parameter) ?? null}
                  source={group.source ? source : 'VISUAL'}
                  needsSource={group.source}
                  errors={errors}
                  onChange={(patch) => setReading(r.parameter, patch)}
                  onRemove={() => remove(r.parameter)}
                />
              ))}
            </div>
          </section>
        )
      })}
      <div className={css.text}>
        <SelectField
          label="Add a parameter or test"
          emptyLabel="Choose what to add…"
          options={addable.map((a) => ({ value: a.parameter, label: a.label }))}
          value=""
          onChange={(parameter) => {
            const found = ADDABLE.find((a) => a.parameter === parameter)
            if (!found) return
            const blank = { minValue: '', maxValue: '', limitSource: 'NONE', limitNote: '', measured: '' }
            onChange({
              readings: [
                ...entry.readings,
                { ...found, ...blank, unit: found.unit ?? '', observation: '', source: '', added: true },
              ],
            })
          }}
        />
      </div>
      <EntryQuantities lot={lot} entry={entry} errors={errors} onChange={onChange} />
      <section className={`${css.group} ${css.text}`} aria-label="Remarks and signatures">
        <h2 className={css.groupTitle}>Remarks and what is signed for</h2>
        <TextField
          label="Checked against the standard by hand: edition"
          name="standardEdition"
          placeholder="API 5L 46th edition"
          maxLength={120}
          description="Fill this in only if you held the certificate against the standard yourself. It stands on the report under your name."
          value={entry.standardEdition}
          error={errors.standardEdition}
          onChange={(standardEdition) => onChange({ standardEdition })}
        />
        {(passing && outOfLimit.length > 0) || entry.concessionReason ? (
          <TextAreaField
            label={`Concession: why this passes with ${outOfLimit.join(', ') || 'no value'} out of limit`}
            name="concessionReason"
            required={outOfLimit.length > 0}
            maxLength={500}
            value={entry.concessionReason}
            error={errors.concessionReason}
            onChange={(concessionReason) => onChange({ concessionReason })}
          />
        ) : null}
        <TextAreaField
          label="Remark (why it fails or is held)"
          name="remark"
          maxLength={500}
          value={entry.remark}
          error={errors.remark}
          onChange={(remark) => onChange({ remark })}
        />
      </section>
    </div>
  )
}
