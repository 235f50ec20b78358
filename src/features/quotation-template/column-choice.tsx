'use client'

import { ActionIcon, Button, Group, NativeSelect, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import {
  columnsOf,
  MAX_COLUMNS,
  PAPER_COLUMN_KEYS,
  PAPER_COLUMNS,
  type PaperColumn,
  type QuotationFormat,
} from './paper-formats'
import css from './quotation-template.module.css'

type Props = {
  format: QuotationFormat
  /** Empty: those of the format. */
  value: PaperColumn[]
  onChange: (columns: PaperColumn[]) => void
  error?: string
  readOnly?: boolean
}

/** The columns of the paper in their order: move, take out, add; or back to those of the format. */
export function ColumnChoice({ format, value, onChange, error, readOnly }: Props) {
  const columns = columnsOf(format, value)
  const left = PAPER_COLUMN_KEYS.filter((key) => !columns.includes(key))
  const move = (from: number, to: number) => {
    const next = [...columns]
    const [key] = next.splice(from, 1)
    if (key) next.splice(to, 0, key)
    onChange(next)
  }
  return (
    <fieldset className={css.columns}>
      <legend>Columns, in their order</legend>
      <ol className={css.list}>
        {columns.map((key, i) => (
          <li key={key} className={css.column}>
            <span>{PAPER_COLUMNS[key]}</span>
            {!readOnly && (
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  disabled={i === 0}
                  aria-label={`${PAPER_COLUMNS[key]}: one to the left`}
                  onClick={() => move(i, i - 1)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  disabled={i === columns.length - 1}
                  aria-label={`${PAPER_COLUMNS[key]}: one to the right`}
                  onClick={() => move(i, i + 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  disabled={columns.length === 1}
                  aria-label={`Take ${PAPER_COLUMNS[key]} out`}
                  onClick={() => onChange(columns.filter((k) => k !== key))}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </Group>
            )}
          </li>
        ))}
      </ol>
      {error && (
        <Text size="sm" c="red">
          {error}
        </Text>
      )}
      {!readOnly && (
        <Group gap="xs">
          <NativeSelect
            aria-label="Add a column"
            value=""
            disabled={columns.length >= MAX_COLUMNS}
            data={[
              { value: '', label: 'Add a column…' },
              ...left.map((key) => ({ value: key, label: PAPER_COLUMNS[key] })),
            ]}
            onChange={(event) => {
              const key = left.find((k) => k === event.currentTarget.value)
              if (key) onChange([...columns, key])
            }}
          />
          <Button variant="default" disabled={value.length === 0} onClick={() => onChange([])}>
            Those of the format
          </Button>
        </Group>
      )}
    </fieldset>
  )
}
