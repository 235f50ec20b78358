'use client'

import { Anchor, Button, Checkbox, Group, Stack, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { MailPreview } from '@/features/email-template/mail-preview'
import css from '@/features/email-template/mail-preview.module.css'
import type { Plain } from '@/server/serialize'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import { FileField, type FileValue, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { Banner, FormBar, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { PaperPages } from '../paper/paper-pages'
import { sendQuotation } from '../quotation.actions'
import type { sendForm } from './quotation-send.queries'
import type { SendPaper } from './send-papers'

export type SendFormData = NonNullable<Plain<Awaited<ReturnType<typeof sendForm>>>>

const MB = 1024 * 1024
const sizeText = (bytes: number) =>
  bytes < MB ? `${Math.ceil(bytes / 1024)} kB` : `${Math.ceil((bytes * 10) / MB) / 10} MB`
const DOCUMENT_PAPER: Record<string, SendPaper> = {
  quotation: 'PDF',
  'quotation-commercial': 'COMMERCIAL',
  'quotation-technical': 'TECHNICAL',
  'quotation-xlsx': 'XLSX',
}
const listed = (text: string | null | undefined) => (text ? text.split(/[,;\s]+/).filter(Boolean) : [])

function startOf(data: SendFormData) {
  const [text] = data.texts
  const { again } = data
  return {
    text: text?.key ?? '',
    to: again?.to ?? listed(data.firstRecipient),
    cc: again?.cc ?? listed(text?.cc),
    bcc: again?.bcc ?? listed(text?.bcc),
    // the words of a former mail name a former revision: they are taken over only where it is the same one
    subject: again && again.documentNo === data.name ? again.subject : (text?.subject ?? ''),
    message: again && again.documentNo === data.name ? again.message : (text?.message ?? ''),
    papers: (again ? again.documents.flatMap((d) => DOCUMENT_PAPER[d] ?? []) : ['PDF']) as SendPaper[],
    fileIds: (again?.fileIds ?? []).filter((id) => data.files.some((file) => file.id === id)),
    uploads: [] as FileValue[],
  }
}

/** Writes the mail of a quotation: recipients, words, papers and files at the left, the mail as it will arrive at the right. */
export function QuotationSendForm({ data }: { data: SendFormData }) {
  const { run, pending, error, fieldErrors } = useAction(sendQuotation, {
    successMessage: `${data.name} is on its way`,
    redirectTo: '/quotations/{id}',
    onSuccess: () => release(),
  })
  const form = useFields(startOf(data), fieldErrors)
  const release = useUnsavedGuard(form.dirty)
  const { values, errors } = form
  const papers = data.papers.filter((paper) => values.papers.includes(paper.value))
  const files = [
    ...papers.map((paper) => paper.fileName),
    ...data.files.filter((file) => values.fileIds.includes(file.id)).map((file) => file.fileName),
    ...values.uploads.map((file) => file.name),
  ]

  function chooseText(key: string) {
    const text = data.texts.find((t) => t.key === key)
    if (!text) return
    form.patch({
      text: key,
      subject: text.subject,
      message: text.message,
      ...(values.cc.length === 0 && text.cc ? { cc: listed(text.cc) } : {}),
      ...(values.bcc.length === 0 && text.bcc ? { bcc: listed(text.bcc) } : {}),
    })
  }

  function send() {
    void run({
      id: data.id,
      version: data.version,
      to: values.to,
      cc: values.cc,
      bcc: values.bcc,
      subject: values.subject,
      message: values.message,
      papers: values.papers,
      fileIds: [...values.fileIds, ...values.uploads.map((file) => file.id)],
    })
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {data.problem && <Banner tone="stop">{data.problem}</Banner>}
      {!data.mailServerSet && (
        <Banner tone="warn">
          No mail server is set: the mail is kept and waits until an administrator enters one in Settings.
        </Banner>
      )}
      {data.sentBefore && !data.again && <Banner>{data.name} was sent before; this sends it once more.</Banner>}
      <ErrorSummary error={error} />
      <div className={css.two}>
        <div className={css.pane}>
          <Addresses label="To" required people={data.people} {...address('to')} />
          <Addresses label="Copy to" people={data.people} {...address('cc')} />
          <Addresses
            label="Blind copy to"
            description="The other readers do not see it"
            people={data.people}
            {...address('bcc')}
          />
          {data.texts.length > 1 && (
            <SelectField
              label="Text"
              emptyLabel={null}
              options={data.texts.map((t) => ({ value: t.key, label: t.name }))}
              value={values.text}
              onChange={chooseText}
            />
          )}
          <TextField label="Subject" required maxLength={200} {...form.bind('subject')} />
          <TextAreaField label="Message" required rows={10} {...form.bind('message')} />
          <Papers
            data={data}
            chosen={values.papers}
            error={errors.papers}
            onChange={(next) => form.set('papers', next)}
          />
          <Files
            data={data}
            chosen={values.fileIds}
            uploads={values.uploads}
            error={errors.fileIds}
            onChange={(part) => form.patch(part)}
          />
        </div>
        <Section title="The mail as it arrives">
          <MailPreview
            from={data.companyName}
            to={values.to.join(', ')}
            cc={values.cc.join(', ')}
            bcc={values.bcc.join(', ')}
            subject={values.subject}
            body={values.message}
            files={files}
          />
          <Text size="sm" c="dimmed" mt={8}>
            Answers go to {data.replyTo}.
          </Text>
          {papers
            .filter((paper) => paper.value !== 'XLSX')
            .map((paper) => (
              <PaperPages key={paper.value} paper={paper} />
            ))}
        </Section>
      </div>
      <FormBar>
        <Button type="submit" loading={pending} disabled={data.problem !== null}>
          Send
        </Button>
        <CancelButton fallback={`/quotations/${data.id}`} disabled={pending} />
      </FormBar>
    </form>
  )

  function address(key: 'to' | 'cc' | 'bcc') {
    const at = Object.entries(errors).find(([path]) => path === key || path.startsWith(`${key}.`))
    const wrong = at ? values[key][Number(at[0].split('.')[1])] : undefined
    return {
      name: key,
      value: values[key],
      error: at && (wrong ? `${wrong}: ${at[1]}` : at[1]),
      onChange: (next: string[]) => form.set(key, next),
    }
  }
}

type AddressesProps = {
  label: string
  name: string
  value: string[]
  onChange: (value: string[]) => void
  error?: string
  description?: string
  required?: boolean
  people: SendFormData['people']
}

/** Addresses, typed or chosen from the people of the customer. */
function Addresses({ people, error, required, ...field }: AddressesProps) {
  const names = new Map(people.map((p) => [p.email, p.label]))
  return (
    <TagsInput
      {...field}
      error={error}
      withAsterisk={required}
      data-path={field.name}
      data={people.map((p) => p.email)}
      splitChars={[',', ';', ' ']}
      acceptValueOnBlur
      maxTags={20}
      clearable
      renderOption={({ option }) => (
        <span>
          {names.get(option.value)}{' '}
          <Text span size="xs" c="dimmed">
            {option.value}
          </Text>
        </span>
      )}
    />
  )
}

function Papers(props: {
  data: SendFormData
  chosen: SendPaper[]
  error?: string
  onChange: (next: SendPaper[]) => void
}) {
  const { data, chosen, error, onChange } = props
  return (
    <Checkbox.Group
      label="Papers of the quotation"
      value={chosen}
      error={error}
      data-path="papers"
      onChange={(next) => onChange(next as SendPaper[])}
    >
      <Stack gap={4} mt={4}>
        {data.papers.map((paper) => (
          <Group key={paper.value} gap={6} wrap="nowrap">
            <Checkbox value={paper.value} label={paper.label} />
            <Anchor
              href={paper.href}
              target="_blank"
              rel="noopener"
              size="sm"
              underline="always"
              aria-label={`look at it: ${paper.label}`}
            >
              look at it
            </Anchor>
          </Group>
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

function Files(props: {
  data: SendFormData
  chosen: string[]
  uploads: FileValue[]
  error?: string
  onChange: (part: { fileIds?: string[]; uploads?: FileValue[] }) => void
}) {
  const { data, chosen, uploads, error, onChange } = props
  const [slot, setSlot] = useState(0)
  return (
    <div data-path="fileIds">
      {data.files.length > 0 && (
        <Checkbox.Group
          label="Files of the quotation"
          value={chosen}
          onChange={(fileIds) => onChange({ fileIds })}
          error={error}
        >
          {data.files.map((file) => (
            <Checkbox
              key={file.id}
              mt={4}
              value={file.id}
              label={`${file.fileName} (${[file.label, sizeText(file.size)].filter(Boolean).join(', ')})`}
            />
          ))}
        </Checkbox.Group>
      )}
      {uploads.map((file) => (
        <FileField
          key={file.id}
          label={`Further file: ${file.name}`}
          hideLabel
          value={file}
          onChange={(next) =>
            onChange({ uploads: uploads.flatMap((u) => (u.id === file.id ? (next ? [next] : []) : [u])) })
          }
        />
      ))}
      <FileField
        key={`slot-${slot}`}
        label="Further file"
        value={null}
        error={data.files.length === 0 ? error : undefined}
        onChange={(file) => {
          if (!file) return
          onChange({ uploads: [...uploads, file] })
          setSlot(slot + 1)
        }}
      />
    </div>
  )
}
