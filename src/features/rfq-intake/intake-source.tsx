'use client'

import { Button, Textarea } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import '@mantine/dropzone/styles.layer.css'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import css from './intake.module.css'

type Props = {
  pending: boolean
  problem: string | null
  onFile: (file: File) => void
  onText: (text: string) => void
  onProblem: (problem: string) => void
}

/** Where an RFQ goes in: text that is pasted, or a file that is dropped or chosen. What a file is, the server finds out. */
export function IntakeSourceFields({ pending, problem, onFile, onText, onProblem }: Props) {
  const [text, setText] = useState('')
  const open = useRef<() => void>(null)
  return (
    <>
      <div className={css.source}>
        <div>
          <Textarea
            label="Paste the text"
            description="From the mail, or rows copied from Excel."
            autosize
            minRows={5}
            maxRows={12}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={'6" NB X SCH 40 A106 GR.B SMLS BE 120 MTR\nDN150 SCH80, 24 nos'}
          />
          <Button
            mt={6}
            size="compact-sm"
            variant="default"
            loading={pending}
            disabled={text.trim() === ''}
            onClick={() => onText(text)}
          >
            Read the text
          </Button>
        </div>
        <div>
          <p className={css.fieldLabel}>Or the file</p>
          <p className={css.hint}>Excel (.xlsx), .csv, .txt, or a PDF with text. It stays with the enquiry.</p>
          <Dropzone
            openRef={open}
            multiple={false}
            loading={pending}
            onDrop={(files) => files[0] && onFile(files[0])}
            onReject={() => onProblem('Drop one file at a time.')}
            inputProps={{ 'aria-label': 'RFQ file' }}
            tabIndex={-1}
            data-testid="drop"
            className={css.drop}
          >
            <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden />
            <Button
              size="compact-sm"
              variant="default"
              className={css.choose}
              onClick={(event) => {
                event.stopPropagation()
                open.current?.()
              }}
            >
              Choose the file
            </Button>
            <span>or drop it here</span>
          </Dropzone>
        </div>
      </div>
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
    </>
  )
}
