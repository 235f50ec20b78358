'use client'

import { useState } from 'react'
import type { Plain } from '@/server/serialize'
import { SelectField } from '@/ui/fields'
import { Section } from '@/ui/page'
import { Timeline } from '@/ui/timeline'
import css from '../quotation-life.module.css'
import { TIMELINE_KINDS, type TimelineEntry, type TimelineKind } from './timeline-words'

const FIRST = 12

/** Everything that happened, newest first; one kind of it alone where one wishes. */
export function QuotationTimeline({ entries, timeZone }: { entries: Plain<TimelineEntry>[]; timeZone: string }) {
  const [kind, setKind] = useState('')
  const [all, setAll] = useState(false)
  const there = (Object.keys(TIMELINE_KINDS) as TimelineKind[]).filter((k) => entries.some((e) => e.kind === k))
  const chosen = entries.filter((entry) => kind === '' || entry.kind === kind)
  const shown = all ? chosen : chosen.slice(0, FIRST)
  return (
    <Section title="Timeline" id="timeline">
      {there.length > 1 && (
        <div className={css.filter}>
          <SelectField
            label="Show"
            hideLabel
            emptyLabel="Everything"
            options={there.map((value) => ({ value, label: TIMELINE_KINDS[value] }))}
            value={kind}
            onChange={setKind}
          />
        </div>
      )}
      <Timeline
        timeZone={timeZone}
        items={shown.map((entry) => ({
          at: entry.at,
          who: entry.who,
          what: entry.what,
          detail: entry.detail && <span className={css.wrap}>{entry.detail}</span>,
        }))}
      />
      {shown.length < chosen.length && (
        <button type="button" className={css.link} onClick={() => setAll(true)}>
          Show all {chosen.length}
        </button>
      )}
    </Section>
  )
}
