'use client'

import { Button, Group, PasswordInput } from '@mantine/core'
import { MIN_PASSWORD_LENGTH, passwordProblems } from '@/core/password'
import { ErrorSummary } from '@/ui/error-summary'
import { LinkButton } from '@/ui/link-button'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { changePassword } from './session.actions'

const EMPTY = { currentPassword: '', newPassword: '', repeatPassword: '' }
const RULE = `At least ${MIN_PASSWORD_LENGTH} characters with an upper-case and a lower-case letter, a digit and a special character.`

/** Old password, new one twice. All other sessions of the person end with it. */
export function ChangePasswordForm({ due, email }: { due: boolean; email: string }) {
  const { run, pending, error, fieldErrors } = useAction(changePassword, {
    successMessage: 'Password changed; all other sessions have ended',
    redirectTo: due ? '/' : '/profile',
  })
  const form = useFields(EMPTY, fieldErrors)
  const field = (key: keyof typeof EMPTY) => {
    const { onChange, ...bound } = form.bind(key)
    return {
      ...bound,
      required: true,
      maw: 340,
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange(event.currentTarget.value),
      visibilityToggleButtonProps: { 'aria-label': 'Show or hide the password' },
    }
  }
  const missing = form.values.newPassword ? passwordProblems(form.values.newPassword) : []
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run(form.values)
      }}
      noValidate
    >
      <ErrorSummary error={error} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput label="Current password" autoComplete="current-password" {...field('currentPassword')} />
      <PasswordInput
        label="New password"
        autoComplete="new-password"
        description={fieldErrors.newPassword ? undefined : missing.length > 0 ? missing.join(' ') : RULE}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...field('newPassword')}
      />
      <PasswordInput label="New password again" autoComplete="new-password" {...field('repeatPassword')} />
      <Group gap={6}>
        <Button type="submit" loading={pending}>
          Change password
        </Button>
        {!due && <LinkButton href="/profile">Cancel</LinkButton>}
      </Group>
    </form>
  )
}
