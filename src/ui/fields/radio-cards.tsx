'use client'

import { IconCheck } from '@tabler/icons-react'
import { useId } from 'react'
import type { Tone } from '../status-tone'
import css from './field.module.css'
import type { FieldProps } from './shared'

export type RadioCard = { value: string; label: string; tone?: Tone; description?: string; disabled?: boolean }

export const RESULT_CARDS: readonly RadioCard[] = [
  { value: 'PASS', label: 'PASS', tone: 'green' },
  { value: 'FAIL', label: 'FAIL', tone: 'red' },
  { value: 'HOLD', label: 'HOLD', tone: 'amber' },
]

type Props = FieldProps<string> & { cards: readonly RadioCard[] }

/** A choice by large targets (44 px), for tablets and gloves. */
export function RadioCards({
  label,
  hideLabel,
  name,
  id,
  value,
  onChange,
  error,
  description,
  required,
  disabled,
  readOnly,
  cards,
}: Props) {
  const own = useId()
  const group = name ?? own
  const noteId = `${own}-note`
  return (
    <fieldset
      className={css.fieldset}
      id={id}
      data-path={name}
      aria-invalid={error ? true : undefined}
      aria-describedby={error || description ? noteId : undefined}
    >
      <legend className={hideLabel ? 'erp-visually-hidden' : css.legend}>
        {label}
        {required && <span aria-hidden> *</span>}
      </legend>
      <div className={css.cards}>
        {cards.map((card) => (
          <label key={card.value} className={`${css.card} ${css[card.tone ?? 'blue']}`}>
            <input
              type="radio"
              name={group}
              value={card.value}
              checked={value === card.value}
              disabled={disabled || readOnly || card.disabled}
              onChange={() => onChange(card.value)}
            />
            <IconCheck size={16} className={css.check} aria-hidden />
            <span>
              {card.label}
              {card.description && <small> {card.description}</small>}
            </span>
          </label>
        ))}
      </div>
      {(error || description) && (
        <p id={noteId} className={error ? css.error : css.hint}>
          {error || description}
        </p>
      )}
    </fieldset>
  )
}
