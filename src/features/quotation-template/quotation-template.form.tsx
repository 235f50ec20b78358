'use client'

import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import { CheckField, type PickedValue, PickerField, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { ColumnChoice } from './column-choice'
import { FORMAT_LABELS, formatWord, QUOTATION_FORMATS, type QuotationFormat } from './paper-formats'
import { PaperPreview } from './paper-preview'
import { PAPER_PLACEHOLDERS, paperWordsProblem } from './paper-words'
import { createQuotationTemplate, updateQuotationTemplate } from './quotation-template.actions'
import css from './quotation-template.module.css'
import { inputOf, type NoteValue, newTemplate, type Template, type TermValue, valuesOf } from './template-values'

const TERM_COLUMNS: LineColumn<TermValue>[] = [
  { key: 'title', label: 'Title', type: 'text', width: 160, required: true, maxLength: 120 },
  { key: 'text', label: 'Text', type: 'text', width: 420, required: true, maxLength: 2000 },
]
const NOTE_COLUMNS: LineColumn<NoteValue>[] = [
  { key: 'text', label: 'Text', type: 'text', width: 560, required: true, maxLength: 2000 },
]

type Props = {
  template?: Template
  format?: QuotationFormat
  emailTexts: readonly { id: string; name: string }[]
  /** The company's own, to start with. */
  terms: readonly TermValue[]
  notes: readonly NoteValue[]
  mayPickQuotation: boolean
  readOnly?: boolean
}

/** One quotation format: what is chosen at the left, the paper it makes at the right. */
export function QuotationTemplateForm(props: Props) {
  const { template, format = 'DOMESTIC', emailTexts, mayPickQuotation, readOnly } = props
  const options = {
    successMessage: 'Quotation format saved',
    redirectTo: '/settings/quotation-formats',
    onSuccess: () => release(),
  }
  const create = useAction(createQuotationTemplate, options)
  const update = useAction(updateQuotationTemplate, options)
  const { error, fieldErrors, pending } = template ? update : create
  const form = useFields(template ? valuesOf(template) : newTemplate(format), fieldErrors)
  const release = useUnsavedGuard(form.dirty && !readOnly)
  const [quotation, setQuotation] = useState<PickedValue | null>(null)
  const { values } = form
  const rowsWithText = <Row extends { text: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.text.trim() !== '')

  function save() {
    const { format: chosen, ...content } = inputOf(values)
    if (template) void update.run({ ...content, id: template.id, version: template.version })
    else void create.run({ ...content, format: chosen })
  }

  const preview = JSON.stringify({
    ...inputOf(values),
    terms: rowsWithText(values.terms).map((t) => ({ ...t, title: t.title || '–' })),
    notes: rowsWithText(values.notes),
    quotationId: quotation?.id ?? null,
  })
  const wordsError = (name: 'intro' | 'closing') => form.errors[name] ?? paperWordsProblem(values[name]) ?? undefined

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ErrorSummary error={error} />
      <div className={css.two}>
        <div className={css.pane}>
          <FormGrid columns={2}>
            <TextField label="Name" required maxLength={80} readOnly={readOnly} {...form.bind('name')} />
            <SelectField
              label="Format"
              required
              emptyLabel={null}
              readOnly={readOnly || Boolean(template)}
              options={QUOTATION_FORMATS.map((value) => ({ value, label: FORMAT_LABELS[value] }))}
              {...form.bind('format')}
              onChange={(value) => form.patch({ format: value as QuotationFormat, columns: [] })}
            />
            <TextField
              label="Heading"
              description={values.format === 'EXPORT' ? 'Stands below “Commercial offer”' : 'Instead of “Quotation”'}
              maxLength={80}
              readOnly={readOnly}
              {...form.bind('title')}
            />
            <TextField
              label="Accent colour"
              description="For example #1d3d63; empty: the house colour"
              maxLength={7}
              readOnly={readOnly}
              {...form.bind('accentColour')}
            />
            <FullRow>
              <TextAreaField
                label="Opening words"
                maxLength={2000}
                readOnly={readOnly}
                {...form.bind('intro')}
                error={wordsError('intro')}
              />
            </FullRow>
            <FullRow>
              <TextAreaField
                label="Closing words"
                maxLength={2000}
                readOnly={readOnly}
                {...form.bind('closing')}
                error={wordsError('closing')}
              />
            </FullRow>
            <FullRow>
              <Text size="sm" c="dimmed">
                Placeholders: {PAPER_PLACEHOLDERS.map((p) => `{{${p.key}}}`).join(' ')}
              </Text>
            </FullRow>
            <FullRow>
              <TextField
                label="Foot of each page"
                description="Empty: that of the company profile"
                maxLength={300}
                readOnly={readOnly}
                {...form.bind('footer')}
              />
            </FullRow>
            <FullRow>
              <div className={css.checks}>
                <CheckField label="Logo" readOnly={readOnly} {...form.bind('showLogo')} />
                <CheckField label="ISO mark" readOnly={readOnly} {...form.bind('showIsoMark')} />
                <CheckField label="Bank details" readOnly={readOnly} {...form.bind('showBank')} />
                <CheckField label="Weights" readOnly={readOnly} {...form.bind('showWeights')} />
              </div>
            </FullRow>
            <SelectField
              label="E-mail text"
              description="What the mail starts with"
              emptyLabel="The standard text"
              options={emailTexts.map((t) => ({ value: t.id, label: t.name }))}
              readOnly={readOnly}
              {...form.bind('emailTemplateId')}
            />
            <CheckField
              label={`Standard for ${formatWord(values.format)} quotations`}
              disabled={template ? !template.isActive : false}
              readOnly={readOnly}
              {...form.bind('isDefault')}
            />
          </FormGrid>
          <ColumnChoice
            format={values.format}
            value={values.columns}
            onChange={(columns) => form.set('columns', columns)}
            error={form.errors.columns}
            readOnly={readOnly}
          />
          <Section title="Terms" note="A new quotation takes a copy; those already made keep theirs.">
            <CheckField
              label="Own terms instead of the company’s offer terms"
              name="ownTerms"
              readOnly={readOnly}
              value={values.ownTerms}
              onChange={(ownTerms) =>
                form.patch({ ownTerms, ...(ownTerms && values.terms.length === 0 && { terms: [...props.terms] }) })
              }
            />
            {values.ownTerms && (
              <LineGrid
                columns={TERM_COLUMNS}
                rows={values.terms}
                onChange={(terms) => form.set('terms', terms)}
                newRow={() => ({ title: '', text: '' })}
                errors={form.errors}
                path="terms"
                label="Terms"
                addLabel="Add term"
                maxRows={60}
              />
            )}
          </Section>
          <Section
            title="Notes"
            note="Below the terms; an export offer has the company’s export notes unless it has its own."
          >
            <CheckField
              label="Own notes"
              name="ownNotes"
              readOnly={readOnly}
              value={values.ownNotes}
              onChange={(ownNotes) =>
                form.patch({ ownNotes, ...(ownNotes && values.notes.length === 0 && { notes: [...props.notes] }) })
              }
            />
            {values.ownNotes && (
              <LineGrid
                columns={NOTE_COLUMNS}
                rows={values.notes}
                onChange={(notes) => form.set('notes', notes)}
                newRow={() => ({ text: '' })}
                errors={form.errors}
                path="notes"
                label="Notes"
                addLabel="Add note"
                maxRows={60}
              />
            )}
          </Section>
        </div>
        <div className={css.paper}>
          {mayPickQuotation && (
            <PickerField
              label="Preview with"
              description="A quotation of yours; empty: a sample"
              name="quotation"
              list="quotations"
              labelKey="number"
              subLabelKey="customer"
              value={quotation}
              onChange={setQuotation}
            />
          )}
          <PaperPreview body={preview} />
        </div>
      </div>
      {!readOnly && (
        <FormBar>
          <Button type="submit" loading={pending}>
            Save
          </Button>
          <CancelButton fallback="/settings/quotation-formats" />
        </FormBar>
      )}
    </form>
  )
}
