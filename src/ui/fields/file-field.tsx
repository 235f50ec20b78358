'use client'

import { ActionIcon, Button, Input, Progress } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import css from './field.module.css'
import type { FieldProps } from './shared'

export type FileValue = { id: string; name: string }

type Props = FieldProps<FileValue | null> & {
  /** e.g. 'application/pdf,image/*' */
  accept?: string
  /** Open the camera of a tablet. */
  capture?: boolean
  /** What the file is for, sent along as `purpose`. */
  purpose?: string
}

function readAnswer(text: string): FileValue | string {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null) return 'The server gave no answer about the file.'
    const data = ('data' in body ? body.data : body) as Partial<FileValue> & {
      error?: { message?: string } | string
      message?: string
    }
    if (data?.id && data.name) return { id: data.id, name: data.name }
    const error = (body as { error?: { message?: string } | string }).error
    return (typeof error === 'string' ? error : error?.message) ?? 'The file was not accepted.'
  } catch {
    return 'The server gave no answer about the file.'
  }
}

/** Uploads at once by POST multipart to /api/files (field `file`), with progress; the value is the stored file's id and name. */
export function FileField({
  label,
  hideLabel,
  name,
  value,
  onChange,
  error,
  description,
  required,
  disabled,
  readOnly,
  accept,
  capture,
  purpose,
}: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const request = useRef<XMLHttpRequest | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const locked = disabled || readOnly

  function upload(file: File) {
    setProblem(null)
    const body = new FormData()
    if (purpose) body.append('purpose', purpose)
    body.append('file', file)
    const xhr = new XMLHttpRequest()
    request.current = xhr
    xhr.upload.onprogress = (event) => event.lengthComputable && setProgress((100 * event.loaded) / event.total)
    xhr.onload = () => {
      setProgress(null)
      const answer = xhr.status === 413 ? 'The file is too large.' : readAnswer(xhr.responseText)
      if (typeof answer === 'string') setProblem(answer)
      else onChange(answer)
    }
    xhr.onerror = () => {
      setProgress(null)
      setProblem('The upload failed: the server did not answer. Try again.')
    }
    xhr.onabort = () => setProgress(null)
    xhr.open('POST', '/api/files')
    xhr.setRequestHeader('accept', 'application/json')
    setProgress(0)
    xhr.send(body)
  }

  return (
    <Input.Wrapper
      label={hideLabel ? undefined : label}
      labelProps={{ htmlFor: id }}
      description={description}
      error={problem || error || undefined}
      withAsterisk={required}
      data-path={name}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same */}
      <div
        className={`${css.drop} ${over ? css.over : ''}`}
        onDragOver={(event) => {
          if (locked) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const file = event.dataTransfer.files[0]
          if (file && !locked) upload(file)
        }}
      >
        <input
          ref={input}
          id={id}
          type="file"
          className="erp-visually-hidden"
          aria-label={label}
          tabIndex={-1}
          accept={accept}
          capture={capture ? 'environment' : undefined}
          disabled={locked}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file) upload(file)
            event.currentTarget.value = ''
          }}
        />
        {!locked && progress === null && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPaperclip size={13} aria-hidden />}
            onClick={() => input.current?.click()}
            aria-label={`${value ? 'Replace' : 'Choose'} file: ${label}`}
          >
            {value ? 'Replace' : 'Choose file'}
          </Button>
        )}
        {progress !== null && (
          <>
            <Progress value={progress} w={120} aria-label={`Uploading ${label}`} />
            <Button size="compact-xs" variant="subtle" onClick={() => request.current?.abort()}>
              Cancel
            </Button>
          </>
        )}
        {progress === null && value && (
          <>
            <a
              className={css.fileName}
              href={`/api/files/${encodeURIComponent(value.id)}`}
              target="_blank"
              rel="noopener"
              title={value.name}
            >
              {value.name}
            </a>
            {!locked && (
              <ActionIcon size="sm" aria-label={`Remove ${value.name}`} onClick={() => onChange(null)}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )}
          </>
        )}
        {progress === null && !value && <span className={css.hint}>{locked ? 'No file' : 'or drop it here'}</span>}
      </div>
    </Input.Wrapper>
  )
}
