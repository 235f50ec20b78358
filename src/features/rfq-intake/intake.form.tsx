'use client'

import { Button, Checkbox } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import type { RfqColumn, RfqSheetColumns } from '@/core/rfq/types'
import { type ENQUIRY_MODES, MAX_LINES } from '@/features/enquiry/enquiry.schema'
import type { PipeMasters } from '@/features/product/pipe-row'
import { ErrorSummary } from '@/ui/error-summary'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { FormBar, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { ColumnMeanings } from './column-meanings'
import { compactRow, type IntakeDraft, type IntakeHead, wholeRow } from './intake-draft'
import { IntakeHeadFields } from './intake-head'
import { IntakeLines } from './intake-lines'
import { type FoundRow, foundRows, type IntakeRow, intakeLineInput, rowsAfterReading } from './intake-rows'
import { IntakeSourceFields } from './intake-source'
import { IntakeStatus } from './intake-status'
import { textForEnquiry } from './pasted-text'
import type { Intake } from './read-intake'
import { confirmIntake } from './rfq-intake.actions'
import { type IntakeSource, useReading } from './use-reading'

type Props = { masters: PipeMasters; today: string; mayQuote: boolean; head: Partial<IntakeHead> }

/** From what a buyer sent to the lines of an enquiry: read, looked at beside the source, confirmed. */
export function IntakeForm({ masters, today, mayQuote, head: given }: Props) {
  const router = useRouter()
  const [head, setHead] = useState<IntakeHead>(() => ({ ...EMPTY_HEAD, enquiryDate: today, ...given }))
  const [source, setSource] = useState<IntakeSource | null>(null)
  const [overrides, setOverrides] = useState<Record<string, RfqColumn>>({})
  const [rows, setRows] = useState<IntakeRow[]>([])
  const [found, setFound] = useState<FoundRow[]>([])
  const [facts, setFacts] = useState<{ sheets: RfqSheetColumns[]; notes: string[] }>(NO_FACTS)
  const [remember, setRemember] = useState(true)
  const reading = useReading()
  const quoteNext = useRef(false)
  const dirty = source !== null || rows.length > 0

  const draftValues = useMemo<IntakeDraft>(
    () => ({ head, source, overrides, lines: rows.map(compactRow) }),
    [head, source, overrides, rows],
  )
  const draft = useFormDraft('rfq-intake:new', draftValues, (kept) => {
    const lines = kept.lines.map(wholeRow)
    setHead({ ...EMPTY_HEAD, ...kept.head })
    setSource(kept.source)
    setOverrides(kept.overrides)
    setRows(lines)
    if (kept.source) void readAgain(kept.source, kept.head.customer?.id ?? null, kept.overrides, lines)
  })
  const release = useUnsavedGuard(dirty)
  const confirm = useAction(confirmIntake, {
    successMessage: ({ codesLearnt }) =>
      codesLearnt > 0
        ? `Enquiry registered; ${codesLearnt} item ${codesLearnt === 1 ? 'code' : 'codes'} remembered`
        : 'Enquiry registered',
    redirectTo: ({ id }) => (quoteNext.current ? `/quotations/new?enquiry=${id}` : `/enquiries/${id}`),
    onSuccess: () => {
      release()
      void draft.clear()
    },
  })

  const take = (intake: Intake, before: readonly IntakeRow[]) => {
    const all = foundRows(intake)
    setFound(all)
    setFacts({ sheets: intake.columns, notes: intake.notes })
    setRows(rowsAfterReading(masters, all, before))
  }
  async function readAgain(
    from: IntakeSource,
    customerId: string | null,
    columns: Record<string, RfqColumn>,
    before: readonly IntakeRow[] = rows,
  ) {
    const intake = await reading.readAgain(from, customerId, columns)
    if (intake) take(intake, before)
  }
  async function onFile(file: File) {
    const intake = await reading.readFile(file, head.customer?.id ?? null)
    if (!intake?.file) return
    setSource({ fileId: intake.file.id, name: intake.file.name })
    take(intake, [])
  }
  async function onText(text: string) {
    const intake = await reading.readAgain({ text }, head.customer?.id ?? null, {})
    if (!intake) return
    setSource({ text })
    take(intake, [])
  }
  const onColumn = (key: string, column: RfqColumn) => {
    const next = { ...overrides, [key]: column }
    setOverrides(next)
    if (source) void readAgain(source, head.customer?.id ?? null, next)
  }
  const onHead = (patch: Partial<IntakeHead>) => {
    setHead((old) => ({ ...old, ...patch }))
    // another customer writes other columns and codes
    if (source && 'customer' in patch && patch.customer?.id !== head.customer?.id)
      void readAgain(source, patch.customer?.id ?? null, overrides)
  }
  const startAnew = () => {
    setSource(null)
    setOverrides({})
    setRows([])
    setFound([])
    setFacts(NO_FACTS)
    reading.say(null)
  }
  async function submit(quote: boolean) {
    quoteNext.current = quote
    const { customer, mode, contactId, ...rest } = head
    const text = source && 'text' in source ? await textForEnquiry(source.text) : null
    if (text?.problem) return reading.say(text.problem)
    await confirm.run({
      ...rest,
      customerId: customer?.id ?? '',
      contactId: contactId || null,
      mode: mode as (typeof ENQUIRY_MODES)[number],
      fileId: source && 'fileId' in source ? source.fileId : (text?.fileId ?? null),
      buyerText: text?.buyerText ?? null,
      rememberCodes: remember,
      lines: rows.map(intakeLineInput),
    })
  }

  const codes = rows.filter((row) => row.itemCode.trim() !== '').length

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit(false)
      }}
    >
      {draft.banner}
      <ErrorSummary error={confirm.error} />
      <Section title="Buyer">
        <IntakeHeadFields head={head} onChange={onHead} errors={confirm.fieldErrors} today={today} />
      </Section>
      <Section
        title="What the buyer sent"
        actions={
          source && (
            <Button size="compact-sm" variant="default" onClick={startAnew}>
              Read something else
            </Button>
          )
        }
      >
        {source === null ? (
          <IntakeSourceFields
            pending={reading.pending}
            problem={reading.problem}
            onFile={(file) => void onFile(file)}
            onText={(text) => void onText(text)}
            onProblem={reading.say}
          />
        ) : (
          <IntakeStatus
            source={source}
            pending={reading.pending}
            problem={reading.problem}
            notes={facts.notes}
            lines={rows.length}
            maxLines={MAX_LINES}
          />
        )}
      </Section>
      {(source !== null || rows.length > 0) && (
        <Section title="Lines">
          <ColumnMeanings sheets={facts.sheets} overrides={overrides} customer={head.customer} onChange={onColumn} />
          <IntakeLines masters={masters} found={found} rows={rows} onChange={setRows} errors={confirm.fieldErrors} />
        </Section>
      )}
      <FormBar>
        <Button type="submit" loading={confirm.pending} disabled={rows.length === 0}>
          Register enquiry
        </Button>
        {mayQuote && (
          <Button
            variant="default"
            loading={confirm.pending}
            disabled={rows.length === 0}
            onClick={() => void submit(true)}
          >
            Register and start the quotation
          </Button>
        )}
        {codes > 0 && (
          <Checkbox
            size="xs"
            label={`Remember ${codes} item ${codes === 1 ? 'code' : 'codes'} of this customer`}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
        )}
        <Button variant="subtle" onClick={() => router.push('/enquiries')}>
          Cancel
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}

const NO_FACTS = { sheets: [], notes: [] }
const EMPTY_HEAD: IntakeHead = {
  customer: null,
  contactId: '',
  contactName: '',
  contactEmail: '',
  clientReference: '',
  project: '',
  mode: 'EMAIL',
  enquiryDate: '',
  requiredBy: '',
}
