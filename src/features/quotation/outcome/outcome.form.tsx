'use client'

import { Button, Text } from '@mantine/core'
import { dec } from '@/core/money'
import type { Plain } from '@/server/serialize'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import { CheckField, MoneyField, RadioCards, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { Banner, FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { closeQuotation, correctOutcome } from '../quotation.actions'
import type { OutcomeEvent, outcomeForm } from './outcome.queries'
import { OutcomeLines, type OutcomeRow } from './outcome-lines'
import { CLOSE_CATEGORIES, CLOSE_CATEGORY_LABELS, type CloseCategory, type LineOutcome } from './outcome-words'

export type OutcomeData = NonNullable<Plain<Awaited<ReturnType<typeof outcomeForm>>>>

const CARDS: Record<OutcomeEvent, { label: string; tone: 'green' | 'amber' | 'red' }> = {
  win: { label: 'Won', tone: 'green' },
  'partly-win': { label: 'Partly won', tone: 'amber' },
  lose: { label: 'Lost', tone: 'red' },
  regret: { label: 'Regretted', tone: 'red' },
}
const HELP: Record<OutcomeEvent, string> = {
  win: 'An accepted customer PO does this by itself.',
  'partly-win': 'What is not ordered stays open; mark lines that went elsewhere.',
  lose: 'Somebody else got it, or nobody did.',
  regret: 'We withdraw the offer.',
}
const WHOLE: Record<OutcomeEvent, LineOutcome | ''> = {
  win: 'WON',
  'partly-win': '',
  lose: 'LOST',
  regret: 'REGRETTED',
}

const rowOf = (line: OutcomeData['lines'][number]): OutcomeRow => ({
  ...line,
  outcome: line.outcome ?? '',
  reason: line.outcomeReason ?? '',
  competitorRate: line.competitorRate ?? '',
})

/** Records what became of a quotation, or corrects what is known about it, with its lines where they differ. */
export function OutcomeForm({ data }: { data: OutcomeData }) {
  const options = {
    successMessage: data.decided ? 'Outcome corrected' : 'Outcome recorded',
    redirectTo: `/quotations/${data.id}`,
    onSuccess: () => release(),
  }
  const close = useAction(closeQuotation, options)
  const correct = useAction(correctOutcome, options)
  const differs = data.lines.some((l) => l.outcome !== null)
  const form = useFields(
    {
      event: '' as OutcomeEvent | '',
      category: data.closeCategory ?? '',
      remark: data.closeReason ?? '',
      competitorName: data.competitorName ?? '',
      competitorPrice: data.competitorPrice ?? '',
      perLine: differs,
      lines: data.lines.map(rowOf),
    },
    data.decided && close.error === null ? correct.fieldErrors : close.fieldErrors,
  )
  const release = useUnsavedGuard(form.dirty)
  const { values, errors } = form
  const closing = values.event !== ''
  const lost =
    values.event === 'lose' || values.event === 'regret' || (!closing && ['LOST', 'REGRETTED'].includes(data.status))

  function choose(event: string) {
    const next = event as OutcomeEvent
    const ordered = (row: OutcomeRow) => !dec(row.ordered).isZero()
    form.patch({
      event: next,
      perLine: next === 'partly-win',
      lines: values.lines.map((row) => ({ ...row, outcome: ordered(row) ? 'WON' : WHOLE[next] })),
    })
  }

  function save() {
    const { event, perLine, lines, category, ...rest } = values
    const input = {
      id: data.id,
      version: data.version,
      ...rest,
      category: (category || null) as CloseCategory | null,
      lines: perLine
        ? lines.map(({ id, outcome, reason, competitorRate }) => ({
            id,
            outcome: outcome || null,
            reason,
            competitorRate,
          }))
        : undefined,
    }
    if (event) void close.run({ ...input, event })
    else void correct.run(input)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {data.decided && (
        <Banner>
          This quotation is {data.statusLabel.toLowerCase()}. What is known about it can be corrected here
          {data.events.length > 0 && ', or it becomes won'}.
        </Banner>
      )}
      {!data.decided && data.events.length === 0 && (
        <Banner tone="frozen">This quotation is {data.statusLabel.toLowerCase()}; it has no outcome to record.</Banner>
      )}
      <ErrorSummary error={close.error ?? correct.error} />
      {data.events.length > 0 && (
        <RadioCards
          label="What became of it"
          hideLabel={data.decided}
          required={!data.decided}
          cards={data.events.map((event) => ({ value: event, ...CARDS[event], description: HELP[event] }))}
          value={values.event}
          onChange={choose}
          error={errors.event}
        />
      )}
      <FormGrid columns={3}>
        <SelectField
          label="What decided"
          required={lost}
          emptyLabel="Not said"
          options={CLOSE_CATEGORIES.map((value) => ({ value, label: CLOSE_CATEGORY_LABELS[value] }))}
          {...form.bind('category')}
        />
        <TextField label="Competitor" maxLength={120} {...form.bind('competitorName')} />
        {data.priced && <MoneyField label="Their total" currency={data.currency} {...form.bind('competitorPrice')} />}
        <FullRow>
          <TextAreaField label={lost ? 'Reason' : 'Remark'} required={lost} maxLength={1000} {...form.bind('remark')} />
        </FullRow>
        <FullRow>
          <CheckField label="Lines went different ways, or for different reasons" {...form.bind('perLine')} />
        </FullRow>
      </FormGrid>
      {values.perLine && (
        <Section title="Lines">
          <OutcomeLines
            rows={values.lines}
            currency={data.currency}
            priced={data.priced}
            errors={errors}
            mayBeOpen={values.event === 'partly-win' || (!closing && data.status === 'PARTLY_WON')}
            onChange={(lines) => form.set('lines', lines)}
          />
        </Section>
      )}
      <FormBar>
        <Button
          type="submit"
          loading={close.pending || correct.pending}
          disabled={(!closing && !data.decided) || (lost && values.category === '')}
        >
          {closing
            ? `Record: ${CARDS[values.event as OutcomeEvent].label.toLowerCase()}`
            : data.decided
              ? 'Save the correction'
              : 'Record the outcome'}
        </Button>
        <CancelButton fallback={`/quotations/${data.id}`} />
        {lost && values.category === '' && (
          <Text size="sm" c="dimmed">
            Choose what decided.
          </Text>
        )}
      </FormBar>
    </form>
  )
}
