'use client'

import { Button, Text } from '@mantine/core'
import { useRef } from 'react'
import type { Plain } from '@/server/serialize'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import { CheckField, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { BUILT_IN_TEXTS, PURPOSE_LABELS, PURPOSES, type Purpose } from './built-in-texts'
import { createEmailTemplate, updateEmailTemplate } from './email-template.actions'
import type { getEmailTemplate } from './email-template.queries'
import { fillSubject, fillTemplate, PLACEHOLDERS, placeholderProblem, SAMPLE_VALUES } from './fill-template'
import { MailPreview } from './mail-preview'
import css from './mail-preview.module.css'

type Template = NonNullable<Plain<Awaited<ReturnType<typeof getEmailTemplate>>>>
type Props = { template?: Template; purpose?: Purpose; companyName: string; readOnly?: boolean }

/** One e-mail text: what is typed at the left, what the customer would read at the right. */
export function EmailTemplateForm({ template, purpose = 'QUOTATION', companyName, readOnly }: Props) {
  const options = {
    successMessage: 'E-mail text saved',
    redirectTo: '/settings/email-texts',
    onSuccess: () => release(),
  }
  const create = useAction(createEmailTemplate, options)
  const update = useAction(updateEmailTemplate, options)
  const { error, fieldErrors } = template ? update : create
  const form = useFields(
    {
      purpose: (template?.purpose ?? purpose) as string,
      name: template?.name ?? '',
      subject: template?.subject ?? BUILT_IN_TEXTS[purpose].subject,
      body: template?.body ?? BUILT_IN_TEXTS[purpose].body,
      cc: template?.cc ?? '',
      bcc: template?.bcc ?? '',
      isDefault: template?.isDefault ?? false,
    },
    fieldErrors,
  )
  const release = useUnsavedGuard(form.dirty)
  const last = useRef<'subject' | 'body'>('body')
  const { values } = form
  const sample = { ...SAMPLE_VALUES, company: companyName }

  function save() {
    const { purpose: chosen, ...content } = values
    if (template) void update.run({ ...content, id: template.id, version: template.version })
    else void create.run({ ...content, purpose: chosen as Purpose })
  }

  /** Puts a placeholder where the cursor was last. */
  function insert(key: string) {
    const name = last.current
    const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)
    const at = field?.selectionStart ?? values[name].length
    const to = field?.selectionEnd ?? at
    form.set(name, `${values[name].slice(0, at)}{{${key}}}${values[name].slice(to)}`)
    const caret = at + key.length + 4
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(caret, caret)
    })
  }

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
            <TextField label="Name" required readOnly={readOnly} {...form.bind('name')} />
            <SelectField
              label="What it is for"
              required
              emptyLabel={null}
              readOnly={readOnly || Boolean(template)}
              options={PURPOSES.map((value) => ({ value, label: PURPOSE_LABELS[value] }))}
              {...form.bind('purpose')}
            />
            <FullRow>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: only remembers which of the two texts was last in use */}
              <div onFocus={() => (last.current = 'subject')}>
                <TextField
                  label="Subject"
                  required
                  readOnly={readOnly}
                  {...form.bind('subject')}
                  error={form.errors.subject ?? placeholderProblem(values.subject) ?? undefined}
                />
              </div>
            </FullRow>
            <FullRow>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: only remembers which of the two texts was last in use */}
              <div onFocus={() => (last.current = 'body')}>
                <TextAreaField
                  label="Text"
                  required
                  rows={12}
                  readOnly={readOnly}
                  {...form.bind('body')}
                  error={form.errors.body ?? placeholderProblem(values.body) ?? undefined}
                />
              </div>
            </FullRow>
            <TextField label="Copy to" description="Suggested each time" readOnly={readOnly} {...form.bind('cc')} />
            <TextField
              label="Blind copy to"
              description="Not seen by the other readers"
              readOnly={readOnly}
              {...form.bind('bcc')}
            />
            <FullRow>
              <CheckField
                label="Standard text for this purpose"
                disabled={template ? !template.isActive : false}
                readOnly={readOnly}
                {...form.bind('isDefault')}
              />
            </FullRow>
          </FormGrid>
        </div>
        <div className={css.pane}>
          {!readOnly && (
            <Section title="Placeholders" note="A line of which every placeholder is empty is left out of the mail.">
              <div className={css.keys}>
                {PLACEHOLDERS.map(({ key, what }) => (
                  <Button key={key} size="compact-xs" variant="default" title={what} onClick={() => insert(key)}>
                    {`{{${key}}}`}
                  </Button>
                ))}
              </div>
            </Section>
          )}
          <Section title="Preview with a sample">
            <MailPreview
              from={companyName}
              to="r.shah@example.com"
              cc={values.cc}
              bcc={values.bcc}
              subject={fillSubject(values.subject, sample)}
              body={fillTemplate(values.body, sample)}
              files={['NPS-26-00042-Rev.1.pdf']}
            />
          </Section>
        </div>
      </div>
      {!readOnly && (
        <FormBar>
          <Button type="submit" loading={create.pending || update.pending}>
            Save
          </Button>
          <CancelButton fallback="/settings/email-texts" />
          <Text size="sm" c="dimmed">
            Mails already written stay as they are.
          </Text>
        </FormBar>
      )}
    </form>
  )
}
