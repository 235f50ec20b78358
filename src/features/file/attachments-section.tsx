'use client'

import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ActionMenu } from '@/ui/action-menu'
import { FileField, type FileValue, TextField } from '@/ui/fields'
import { menuAction } from '@/ui/menu-action'
import { DateTimeText } from '@/ui/num'
import { Section } from '@/ui/page'
import { useAction } from '@/ui/use-action'
import css from './attachments-section.module.css'
import { attachFile, detachFile } from './file.actions'
import type { FILE_DOCUMENTS } from './file.schema'

type Attachment = {
  id: string
  fileName: string
  label: string | null
  size: number
  createdAt: string
  by: string | null
  removable: boolean
}
type Props = {
  documentType: (typeof FILE_DOCUMENTS)[number]
  documentId: string
  files: Attachment[]
  mayAdd: boolean
  timeZone: string
}

const kB = (bytes: number) =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} kB` : `${Math.ceil(bytes / 104_858) / 10} MB`

/** Files of a document: open, add with a label, take off with a reason. */
export function AttachmentsSection({ documentType, documentId, files, mayAdd, timeZone }: Props) {
  const document = { documentType, documentId }
  return (
    <Section title="Attachments" id="attachments">
      {files.length === 0 && !mayAdd && <p className={css.dim}>No files.</p>}
      {files.length > 0 && (
        <ul className={css.files}>
          {files.map((file) => (
            <li key={file.id}>
              <div className={css.file}>
                <a href={`/api/files/${file.id}`} target="_blank" rel="noopener">
                  {file.fileName}
                </a>
                {file.label && <span> · {file.label}</span>}
                <div className={css.dim}>
                  {kB(file.size)}
                  {file.by && `, ${file.by}`}, <DateTimeText value={file.createdAt} timeZone={timeZone} />
                </div>
              </div>
              {file.removable && (
                <ActionMenu
                  label={`More on ${file.fileName}`}
                  compact
                  items={[
                    menuAction({
                      action: attachFile,
                      input: { ...document, fileId: file.id },
                      label: 'Label',
                      fields: [{ name: 'label', label: 'Label', defaultValue: file.label ?? '' }],
                      successMessage: 'Label saved',
                    }),
                    menuAction({
                      action: detachFile,
                      input: { ...document, fileId: file.id },
                      label: 'Take off',
                      tone: 'danger',
                      remark: 'required',
                      confirm: `${file.fileName} is no longer with this document; that it was there stays in the trail.`,
                      successMessage: 'Taken off',
                    }),
                  ]}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAdd && <AddFile {...document} />}
    </Section>
  )
}

function AddFile(document: Pick<Props, 'documentType' | 'documentId'>) {
  const [file, setFile] = useState<FileValue | null>(null)
  const [label, setLabel] = useState('')
  const { run, pending, error } = useAction(attachFile, {
    successMessage: 'File added',
    onSuccess: () => {
      setFile(null)
      setLabel('')
    },
  })
  return (
    <div className={css.add}>
      <FileField
        key={file ? 'chosen' : 'empty'}
        label="Add a file"
        hideLabel
        value={file}
        onChange={setFile}
        error={error?.message}
      />
      {file && (
        <Group gap="xs" align="end" wrap="nowrap">
          <TextField
            label="Label"
            placeholder="Drawing, data sheet…"
            maxLength={80}
            value={label}
            onChange={setLabel}
          />
          <Button loading={pending} onClick={() => void run({ ...document, fileId: file.id, label })}>
            Add
          </Button>
        </Group>
      )}
    </div>
  )
}
