'use client'

import { DateInput, type DateInputProps } from '@mantine/dates'
import { parseDateText } from '@/core/date-text'

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'valueFormat' | 'dateParser'> & {
  /** 'YYYY-MM-DD' or '' */
  value: string
  onChange: (value: string) => void
}

/**
 * A day, shown as 20 Nov 2026 whatever the browser's language is; typed in any usual form (20/11/26, 20 nov 2026) or picked
 * from the calendar.
 */
export function DayInput({ value, onChange, ...rest }: Props) {
  return (
    <DateInput
      autoComplete="off"
      placeholder="20 Nov 2026"
      {...rest}
      valueFormat="D MMM YYYY"
      dateParser={(text) => parseDateText(text)}
      firstDayOfWeek={1}
      allowDeselect
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
    />
  )
}
