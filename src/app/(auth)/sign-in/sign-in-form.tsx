'use client'

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from 'next-auth/react'
import { type FormEvent, useRef, useState } from 'react'
import css from './sign-in.module.css'

const NO_ANSWER = 'The server did not answer. Check your connection and try again.'

/** The two fields; a wrong attempt is told in one sentence, and the password field is where one goes on. */
export function SignInForm({ next }: { next: string }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const passwordField = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (pending) return
    if (!email.trim() || !password) {
      setProblem('Enter your e-mail address and your password.')
      return
    }
    setPending(true)
    setProblem(null)
    const result = await signIn('credentials', { email: email.trim(), password, redirect: false }).catch(() => null)
    if (result?.ok && !result.error) {
      window.location.assign(next)
      return
    }
    setPending(false)
    setProblem(result?.error ?? NO_ANSWER)
    passwordField.current?.focus()
    passwordField.current?.select()
  }

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {problem && (
        <p className={css.error} role="alert" id="sign-in-problem">
          {problem}
        </p>
      )}
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        // The page has nothing else to do.
        autoFocus
        size="sm"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        aria-describedby={problem ? 'sign-in-problem' : undefined}
      />
      <PasswordInput
        ref={passwordField}
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="sm"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      />
      <Button type="submit" loading={pending} size="sm">
        Sign in
      </Button>
    </form>
  )
}
