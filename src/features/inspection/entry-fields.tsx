'use client'

import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useId } from 'react'
import type { Verdict } from './entry-values'
import css from './inspection-entry.module.css'

type BigProps = {
  label: string
  hideLabel?: boolean
  value: string
  onChange: (value: string) => void
  unit?: string
  name: string
  error?: string
  disabled?: boolean
  /** Whole numbers: the keypad without a point. */
  whole?: boolean
}

/** A figure by the tablet's keypad: large, with its unit, kept as typed. Enter goes to the next one. */
export function BigNumber({ label, hideLabel, value, onChange, unit, name, error, disabled, whole }: BigProps) {
  const id = useId()
  return (
    <div data-path={name}>
      {!hideLabel && (
        <label className={css.fieldLabel} htmlFor={id}>
          {label}
        </label>
      )}
      <div className={css.value}>
        <input
          id={id}
          name={name}
          aria-label={hideLabel ? label : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          data-step
          inputMode={whole ? 'numeric' : 'decimal'}
          enterKeyHint="next"
          autoComplete="off"
          disabled={disabled}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {unit && <span className={css.unit}>{unit}</span>}
      </div>
      {error && (
        <p id={`${id}-error`} className={css.problem}>
          {error}
        </p>
      )}
    </div>
  )
}

const ICONS = { green: IconCircleCheck, red: IconCircleX, amber: IconAlertTriangle }

/** What a value says, by sign, words and colour together. */
export function VerdictText({ verdict }: { verdict: Verdict }) {
  if (!verdict.words) return null
  const Icon = verdict.tone === 'none' ? null : ICONS[verdict.tone]
  return (
    <span className={verdict.tone === 'none' ? undefined : css[`${verdict.tone}Text`]}>
      {Icon && <Icon size={16} aria-hidden style={{ verticalAlign: '-3px', marginRight: 4 }} />}
      {verdict.words}
    </span>
  )
}

/** Moves to the next field of the lot on Enter; from the last one to the button that follows. */
export function nextOnEnter(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented) return
  const from = event.target
  if (!(from instanceof HTMLInputElement)) return
  event.preventDefault()
  const steps = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'input[data-step]:not(:disabled), fieldset input[type=radio]:not(:disabled), [data-step-end]',
    ),
  ].filter((step) => !(step instanceof HTMLInputElement && step.type === 'radio' && step.name === from.name))
  const later = steps.find((step) => from.compareDocumentPosition(step) & Node.DOCUMENT_POSITION_FOLLOWING)
  later?.focus()
  later?.scrollIntoView({ block: 'center' })
}
