'use client'

import { Button, Group } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { decOrNull } from '@/core/money'
import { ErrorSummary } from '@/ui/error-summary'
import { cleanDecimal, QuantityField, TextField } from '@/ui/fields'
import { HeatLink } from '@/ui/heat-link'
import { DateText, Metres } from '@/ui/num'
import { Banner, FormBar, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import type { LineProposal, ProposedCandidate } from './allocate'
import { confirmReservationAction } from './reservation.actions'
import { type Choice, choicesOf, keyOf, lineSums, outOfFifo, shownFree, wantedOf } from './reserve-choices'

type Props = { salesOrderId: string; lines: LineProposal[] }

/** Moves to the next metres field on Enter; Ctrl-Enter reserves. */
function onKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  if (event.ctrlKey || event.metaKey) return event.currentTarget.requestSubmit()
  const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:not([disabled])')]
  const step = event.shiftKey ? -1 : 1
  fields[fields.indexOf(event.target) + step]?.focus()
}

/** The proposal, line by line, ready to be changed and confirmed. Everything can be done from the keyboard. */
export function ReserveForm({ salesOrderId, lines }: Props) {
  const [choices, setChoices] = useState<Record<string, Choice>>(() => choicesOf(lines))
  const [dirty, setDirty] = useState(false)
  const sent = useRef<string[]>([])
  const { run, pending, error, fieldErrors } = useAction(confirmReservationAction, {
    successMessage: (data) => `${data.reservedMetres} m reserved`,
    redirectTo: `/sales-orders/${salesOrderId}`,
    onSuccess: () => release(),
  })
  const release = useUnsavedGuard(dirty)
  const errorOf = (key: string, field: 'metres' | 'outOfFifoReason') =>
    fieldErrors[`lines.${sent.current.indexOf(key)}.${field}`]

  function change(key: string, patch: Partial<Choice>) {
    setChoices((old) => ({ ...old, [key]: { ...(old[key] ?? { metres: '', reason: '' }), ...patch } }))
    setDirty(true)
  }

  function submit() {
    const wanted = wantedOf(lines, choices)
    sent.current = wanted.map((w) =>
      keyOf({ salesOrderLineId: w.salesOrderLineId, stockLotId: w.stockLotId, locationId: w.locationId }),
    )
    void run({ salesOrderId, lines: wanted })
  }

  const chosen = wantedOf(lines, choices).length
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={onKey}
    >
      <ErrorSummary error={error} />
      {lines.map((line) => (
        <LineSection key={line.id} line={line} lines={lines} choices={choices} change={change} errorOf={errorOf} />
      ))}
      <FormBar>
        <Group gap="sm">
          <Button type="submit" loading={pending} disabled={chosen === 0}>
            Reserve {chosen > 0 ? `${chosen} ${chosen === 1 ? 'lot' : 'lots'}` : ''}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setChoices(choicesOf(lines))
              setDirty(false)
            }}
          >
            Back to the proposal
          </Button>
          <span style={{ color: 'var(--erp-dim)', fontSize: 12 }}>
            Enter: next field · Shift-Enter: back · Ctrl-Enter: reserve
          </span>
        </Group>
      </FormBar>
    </form>
  )
}

type LineProps = {
  line: LineProposal
  lines: LineProposal[]
  choices: Record<string, Choice>
  change: (key: string, patch: Partial<Choice>) => void
  errorOf: (key: string, field: 'metres' | 'outOfFifoReason') => string | undefined
}

function LineSection({ line, lines, choices, change, errorOf }: LineProps) {
  const sums = lineSums(line, choices)
  const what = [line.product, line.designation, line.sizeText, line.ends, ...line.additionalSpecs]
    .filter(Boolean)
    .join(' · ')
  return (
    <Section title={`Line ${line.lineNo}: ${what}`}>
      <p style={{ margin: '0 0 8px' }}>
        Ordered <Metres value={line.metres} trim /> m, reserved <Metres value={line.reservedMetres} trim /> m,
        dispatched <Metres value={line.dispatchedMetres} trim /> m. To reserve:{' '}
        <strong>
          <Metres value={line.neededMetres} trim /> m
        </strong>
        , chosen{' '}
        <strong>
          <Metres value={sums.chosen} trim /> m
        </strong>
        , short{' '}
        <strong>
          <Metres value={sums.open} trim /> m
        </strong>
        .
      </p>
      {line.reason && <Banner tone={line.neededMetres === '0.000' ? 'info' : 'warn'}>{line.reason}</Banner>}
      {sums.over && (
        <Banner tone="stop">
          The line can take <Metres value={line.maxMetres} trim /> m at most, its tolerance of{' '}
          <Metres value={line.toleranceMetres} trim /> m included.
        </Banner>
      )}
      {line.candidates.length > 0 && (
        <SimpleTable
          caption={`Accepted metres that match line ${line.lineNo}, oldest certificate first`}
          rows={line.candidates}
          rowKey={(c) => keyOf(c)}
          columns={[
            { key: 'heatNo', label: 'Heat', render: (c) => <HeatLink heatNo={c.heatNo} /> },
            { key: 'mtcDate', label: 'MTC', nowrap: true, render: (c) => <Certificate candidate={c} /> },
            { key: 'make', label: 'Make' },
            { key: 'place', label: 'Place', nowrap: true, render: (c) => `${c.warehouse} ${c.location}` },
            { key: 'receivedDate', label: 'Received', render: (c) => <DateText value={c.receivedDate} /> },
            {
              key: 'free',
              label: 'Free',
              align: 'right',
              render: (c) => <Metres value={shownFree(c, { lines, choices, except: keyOf(c) })} trim />,
            },
            {
              key: 'metres',
              label: 'Reserve m',
              align: 'right',
              width: '130px',
              render: (c) => (
                <QuantityField
                  label={`Metres of heat ${c.heatNo} at ${c.warehouse} ${c.location} for line ${line.lineNo}`}
                  hideLabel
                  name={keyOf(c)}
                  value={choices[keyOf(c)]?.metres ?? ''}
                  max={c.freeMetres}
                  error={errorOf(keyOf(c), 'metres')}
                  onChange={(metres) => change(keyOf(c), { metres })}
                />
              ),
            },
            {
              key: 'reason',
              label: 'Out of FIFO because',
              width: '240px',
              render: (c) =>
                outOfFifo(line, c, { lines, choices }) || choices[keyOf(c)]?.reason ? (
                  <TextField
                    label={`Why heat ${c.heatNo} is taken before an older one`}
                    hideLabel
                    placeholder="An older heat is free: say why"
                    value={choices[keyOf(c)]?.reason ?? ''}
                    error={errorOf(keyOf(c), 'outOfFifoReason')}
                    onChange={(reason) => change(keyOf(c), { reason })}
                  />
                ) : null,
            },
          ]}
        />
      )}
      {decOrNull(cleanDecimal(sums.open))?.gt(0) && decOrNull(line.requisitionedMetres)?.gt(0) && (
        <p style={{ color: 'var(--erp-dim)' }}>
          <Metres value={line.requisitionedMetres} trim /> m of this line are on requisition already.
        </p>
      )}
    </Section>
  )
}

function Certificate({ candidate: c }: { candidate: ProposedCandidate }) {
  return (
    <>
      {c.mtcDate ? <DateText value={c.mtcDate} /> : 'no date'}{' '}
      <span style={{ color: 'var(--erp-dim)' }}>{c.mtcNo ? `${c.mtcNo} (${c.mtcType})` : 'no number'}</span>
    </>
  )
}
