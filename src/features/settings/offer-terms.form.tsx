'use client'

import { Button, Group } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { ErrorSummary } from '@/ui/error-summary'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { saveExportNotesAction, saveOfferTermsAction } from './settings.actions'

export type TermRow = { id: string | null; version: number | null; title: string; text: string; isActive: boolean }

const TITLE: LineColumn<TermRow> = {
  key: 'title',
  label: 'Title',
  type: 'text',
  width: 200,
  required: true,
  maxLength: 80,
}
const REST: LineColumn<TermRow>[] = [
  { key: 'text', label: 'Text', type: 'text', width: 700, required: true, maxLength: 1000 },
  { key: 'isActive', label: 'On', type: 'check', width: 60 },
]

type Props = { kind: 'terms' | 'notes'; rows: TermRow[]; readOnly: boolean }

/** Offer terms or export notes in the order they are printed: edit, add, move (Alt with arrows), switch off. */
export function TermsForm({ kind, rows: initial, readOnly }: Props) {
  const router = useRouter()
  const [rows, setRows] = useState(initial)
  const [base, setBase] = useState(initial)
  const [seen, setSeen] = useState(initial)
  // After a save the page brings the new versions; what is being typed stays until then.
  if (seen !== initial) {
    setSeen(initial)
    if (JSON.stringify(rows) === JSON.stringify(base)) setRows(initial)
    setBase(initial)
  }
  const dirty = JSON.stringify(rows) !== JSON.stringify(base)
  const release = useUnsavedGuard(dirty && !readOnly)
  const options = {
    successMessage: kind === 'terms' ? 'Offer terms saved' : 'Export notes saved',
    onSuccess: () => {
      release()
      setBase(rows)
    },
  }
  const terms = useAction(saveOfferTermsAction, options)
  const notes = useAction(saveExportNotesAction, options)
  const { pending, error, fieldErrors } = kind === 'terms' ? terms : notes
  const columns = useMemo(() => (kind === 'terms' ? [TITLE, ...REST] : REST), [kind])
  const title = kind === 'terms' ? 'Offer terms' : 'Export notes'

  function save() {
    const known = initial.flatMap((r) => r.id ?? [])
    const versions = new Map(initial.map((r) => [r.id, r.version]))
    const seenNow = new Set<string>()
    // A duplicated line carries its origin's id: only the first one is that term.
    const own = rows.map((r) => {
      const id = r.id && !seenNow.has(r.id) ? r.id : null
      if (id) seenNow.add(id)
      return { ...r, id, version: id ? (versions.get(id) ?? r.version) : null }
    })
    if (kind === 'terms') void terms.run({ known, terms: own })
    else void notes.run({ known, notes: own.map(({ title: _, ...note }) => note) })
  }

  if (readOnly) {
    return (
      <Section title={title}>
        <SimpleTable
          caption={title}
          numbered
          rows={rows}
          columns={[
            ...(kind === 'terms' ? [{ key: 'title', label: 'Title' }] : []),
            { key: 'text', label: 'Text' },
            { key: 'isActive', label: 'State', render: (r) => (r.isActive ? 'On' : 'Off') },
          ]}
        />
      </Section>
    )
  }
  return (
    <Section
      title={title}
      note="Printed in this order. A line taken out is switched off; quotations already made keep their own copy."
    >
      <ErrorSummary error={error}>
        {error?.code === 'STALE' && (
          <Button size="compact-xs" variant="default" mt={6} onClick={() => router.refresh()}>
            Take over the new version and keep my input
          </Button>
        )}
      </ErrorSummary>
      <LineGrid
        columns={columns}
        rows={rows}
        onChange={setRows}
        newRow={() => ({ id: null, version: null, title: '', text: '', isActive: true })}
        errors={fieldErrors}
        path={kind}
        label={title}
        addLabel={kind === 'terms' ? 'Add term' : 'Add note'}
        maxRows={60}
      />
      <Group gap="xs" mt="md">
        <Button onClick={save} loading={pending} disabled={!dirty}>
          Save
        </Button>
      </Group>
    </Section>
  )
}
