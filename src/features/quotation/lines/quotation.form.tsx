'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useMemo, useRef } from 'react'
import { ErrorSummary } from '@/ui/error-summary'
import { MoneyField, TextAreaField, TextField } from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { LineGrid } from '@/ui/line-grid'
import { Banner, FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createQuotation, updateQuotation } from '../quotation.actions'
import { NOTE_COLUMNS, newNote, newTerm, TERM_COLUMNS } from './quotation-columns'
import { QuotationGrid } from './quotation-grid'
import { BuyerFields, FormatChoice, OfferFields } from './quotation-head'
import { isBlankRow, newQuotationRow, type QuotationFormData, quotationLineInput } from './quotation-rows'
import { QuotationSums } from './quotation-sums'
import { draftKey, exchangeRateOf, resumedValues, valuesOf, withPaper } from './quotation-values'

/** Makes a quotation or changes its draft revision. Figures follow as one types, by the arithmetic of the server. */
export function QuotationForm({ data }: { data: QuotationFormData }) {
  const router = useRouter()
  const { quotation, enquiry, masters } = data
  const saved = () => {
    release()
    void draft.clear()
  }
  const create = useAction(createQuotation, {
    successMessage: 'Quotation saved',
    redirectTo: '/quotations/{id}',
    onSuccess: saved,
  })
  const update = useAction(updateQuotation, {
    successMessage: 'Quotation saved',
    redirectTo: '/quotations/{id}',
    onSuccess: saved,
  })
  const { pending, error, fieldErrors } = quotation ? update : create
  const form = useFields(valuesOf(data), fieldErrors)
  const { values } = form
  const current = useRef(values)
  current.current = values
  const draft = useFormDraft(draftKey(data), values, (v) => form.reset(resumedValues(data, v), true))
  const release = useUnsavedGuard(form.dirty)
  // The sums of hundreds of lines come after the letter that was typed is shown.
  const summed = useDeferredValue(values)
  const notes = useMemo(() => noteErrors(form.errors), [form.errors])
  const back = quotation ? `/quotations/${quotation.id}` : enquiry ? `/enquiries/${enquiry.id}` : '/quotations'
  const exchangeRate = exchangeRateOf(data, values.currency, values.quotationDate)?.rate ?? null

  async function submit() {
    const lines = values.lines.filter((line) => !isBlankRow(line))
    const terms = values.terms.filter((term) => term.title.trim() || term.text.trim())
    const written = values.notes.filter((note) => note.text.trim())
    if (
      lines.length + terms.length + written.length !==
      values.lines.length + values.terms.length + values.notes.length
    )
      form.patch({ lines: lines.length > 0 ? lines : [newQuotationRow()], terms, notes: written })
    const { customer, currency, salespersonId, quotationTemplateId, ...header } = values
    const input = {
      ...header,
      currency: currency as 'INR' | 'USD' | 'EUR' | 'AED',
      salespersonId: salespersonId || null,
      quotationTemplateId: quotationTemplateId || null,
      lines: lines.map(quotationLineInput),
      terms,
      notes: written.map((note) => note.text),
    }
    if (quotation) await update.run({ ...input, id: quotation.id, version: quotation.version })
    else await create.run({ ...input, enquiryId: enquiry?.id ?? null, customerId: customer?.id ?? null })
  }

  /** The customer has a paper of their own: taken unless this quotation exists already. */
  const takePaper = (templateId: string) => {
    const template = data.papers.templates.find((t) => t.id === templateId)
    if (!template || quotation) return
    form.patch(withPaper(data.papers, current.current, { format: template.format, quotationTemplateId: template.id }))
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {draft.banner}
      {enquiry && (
        <Banner>
          The lines are those of enquiry {enquiry.number}. Add the rates
          {enquiry.requiredBy ? `; the buyer needs it by ${enquiry.requiredBy}` : ''}.
        </Banner>
      )}
      <ErrorSummary error={error}>
        <StaleNote error={error} href={quotation ? back : null} />
      </ErrorSummary>
      <FormatChoice data={data} form={form} />
      <BuyerFields data={data} form={form} onTemplate={takePaper} />
      <OfferFields data={data} form={form} />
      <Section title="Lines">
        <QuotationGrid
          data={data}
          values={values}
          exchangeRate={exchangeRate}
          errors={form.errors}
          onChange={(lines) => form.set('lines', lines)}
        />
        <QuotationSums masters={masters} values={summed} />
      </Section>
      <Section title="Charges and remarks">
        <FormGrid columns={3}>
          <TextField label="Charges for" maxLength={120} {...form.bind('chargesLabel')} />
          <MoneyField label="Charges" currency={values.currency} {...form.bind('chargesAmount')} />
          <FullRow>
            <TextAreaField
              label="Remarks"
              description="Printed on the quotation."
              rows={2}
              maxLength={2000}
              {...form.bind('remarks')}
            />
          </FullRow>
        </FormGrid>
      </Section>
      <Section title="Terms">
        <LineGrid
          columns={TERM_COLUMNS}
          rows={values.terms}
          onChange={(terms) => form.set('terms', terms)}
          newRow={newTerm}
          errors={form.errors}
          path="terms"
          label="Terms of the quotation"
          addLabel="Add term"
          maxRows={60}
        />
      </Section>
      {(values.format === 'EXPORT' || values.notes.length > 0) && (
        <Section title="Notes" note="Numbered below the terms, on the commercial and the technical sheet.">
          <LineGrid
            columns={NOTE_COLUMNS}
            rows={values.notes}
            onChange={(notes) => form.set('notes', notes)}
            newRow={newNote}
            errors={notes}
            path="notes"
            label="Notes of the quotation"
            addLabel="Add note"
            maxRows={60}
          />
        </Section>
      )}
      <FormBar>
        <Button type="submit" loading={pending}>
          Save
        </Button>
        <Button variant="default" onClick={() => router.push(back)}>
          Cancel
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}

/** A note is one text: its error stands at the cell of that text. */
const noteErrors = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [path.replace(/^notes\.(\d+)$/, 'notes.$1.text'), text]),
  )
