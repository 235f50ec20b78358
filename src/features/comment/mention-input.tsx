'use client'

import { Combobox, Textarea, useCombobox } from '@mantine/core'
import { useRef, useState } from 'react'
import { fitting, mentionBeingTyped, type Person, type Typing } from './mentions'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  people: readonly Person[]
  error?: string
  placeholder?: string
  onSubmit: () => void
}

const SHOWN = 8

/** Text in which `@` offers people to call. Ctrl-Enter sends. */
export function MentionInput({ label, value, onChange, people, error, placeholder, onSubmit }: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typing, setTyping] = useState<Typing | null>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const found = typing ? fitting(people, typing.query).slice(0, SHOWN) : []
  const open = found.length > 0 && combobox.dropdownOpened

  function follow(text: string, cursor: number) {
    const next = mentionBeingTyped(text, cursor)
    setTyping(next)
    if (next && fitting(people, next.query).length > 0) {
      combobox.openDropdown()
      requestAnimationFrame(() => combobox.selectFirstOption())
    } else combobox.closeDropdown()
  }

  function choose(id: string) {
    const person = people.find((p) => p.id === id)
    if (!person || !typing) return
    const end = typing.from + 1 + typing.query.length
    const text = `${value.slice(0, typing.from)}@${person.name} ${value.slice(end).trimStart()}`
    onChange(text)
    setTyping(null)
    combobox.closeDropdown()
    const caret = typing.from + person.name.length + 2
    requestAnimationFrame(() => {
      input.current?.focus()
      input.current?.setSelectionRange(caret, caret)
    })
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md" transitionProps={{ duration: 0 }}>
      <Combobox.Target withKeyboardNavigation={open}>
        <Textarea
          ref={input}
          aria-label={label}
          aria-autocomplete="list"
          autosize
          minRows={2}
          maxRows={10}
          maxLength={4000}
          placeholder={placeholder}
          value={value}
          error={error}
          onChange={(event) => {
            onChange(event.currentTarget.value)
            follow(event.currentTarget.value, event.currentTarget.selectionStart)
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && open) {
              event.preventDefault()
              combobox.closeDropdown()
            } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              onSubmit()
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options aria-label="People who can be called">
          {found.map((person) => (
            <Combobox.Option key={person.id} value={person.id}>
              {person.name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
