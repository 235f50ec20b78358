'use client'

import { Button, Checkbox, Code, CopyButton, Group, Modal, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ROLE_LABELS, ROLES, type Role } from '@/core/permissions'
import { ErrorSummary } from '@/ui/error-summary'
import { TextField } from '@/ui/fields'
import { Banner, FormBar, FormGrid, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { temporaryPassword } from './temporary-password'
import { createUserAction, resetPasswordAction, setMembershipAction } from './user.actions'

/** Roles of a person, several possible. */
export function RolesField({
  value,
  onChange,
  error,
  disabled,
}: {
  value: readonly string[]
  onChange: (roles: Role[]) => void
  error?: string
  disabled?: boolean
}) {
  return (
    <Checkbox.Group
      label="Roles"
      value={[...value]}
      onChange={(roles) => onChange(roles as Role[])}
      error={error}
      data-path="roles"
    >
      <Group gap="md" mt={4}>
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={ROLE_LABELS[role]} disabled={disabled} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

/** The temporary password, shown once. */
function ShownOnce({ email, password, onClose }: { email: string; password: string; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Temporary password" closeOnClickOutside={false}>
      <Text size="sm">
        Hand it to {email} in person or by phone. It is shown only now, and has to be changed at the first sign-in.
      </Text>
      <Code block my="sm" style={{ fontSize: 16 }}>
        {password}
      </Code>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Modal>
  )
}

/** New user: name, address, roles; then the temporary password. */
export function NewUserForm() {
  const router = useRouter()
  const [password] = useState(() => temporaryPassword())
  const [made, setMade] = useState<string | null>(null)
  const { run, pending, error, fieldErrors } = useAction(createUserAction, {
    successMessage: 'User added',
    refresh: false,
    onSuccess: ({ id }) => {
      release()
      setMade(id)
    },
  })
  const form = useFields<{ name: string; email: string; phone: string; roles: Role[] }>(
    { name: '', email: '', phone: '', roles: [] },
    fieldErrors,
  )
  const release = useUnsavedGuard(form.dirty && !made)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({ ...form.values, temporaryPassword: password })
      }}
    >
      <ErrorSummary error={error} />
      <FormGrid columns={3}>
        <TextField label="Name" required autoFocus {...form.bind('name')} />
        <TextField label="E-mail" type="email" required {...form.bind('email')} />
        <TextField label="Phone" type="tel" {...form.bind('phone')} />
      </FormGrid>
      <div style={{ marginTop: 12 }}>
        <RolesField
          value={form.values.roles}
          onChange={(roles) => form.set('roles', roles)}
          error={form.errors.roles}
        />
      </div>
      <FormBar>
        <Button type="submit" loading={pending}>
          Add user
        </Button>
        <Button variant="default" onClick={() => router.push('/users')} disabled={pending}>
          Cancel
        </Button>
      </FormBar>
      {made && (
        <ShownOnce email={form.values.email} password={password} onClose={() => router.push(`/users/${made}`)} />
      )}
    </form>
  )
}

/** Sets a temporary password after a question, and shows it once. */
export function ResetPasswordButton({ id, email }: { id: string; email: string }) {
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState<string | null>(null)
  const [shown, setShown] = useState(false)
  const { run, pending, error } = useAction(resetPasswordAction, {
    successMessage: 'Temporary password set',
    onSuccess: () => {
      setAsking(false)
      setShown(true)
    },
  })
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Reset password
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Reset password">
        <ErrorSummary error={error} />
        <Text size="sm">Set a temporary password for {email}? Every session of this person ends at once.</Text>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={() => setAsking(false)} disabled={pending}>
            Not now
          </Button>
          <Button
            loading={pending}
            onClick={() => {
              const fresh = temporaryPassword()
              setPassword(fresh)
              void run({ id, temporaryPassword: fresh })
            }}
          >
            Reset password
          </Button>
        </Group>
      </Modal>
      {shown && password && (
        <ShownOnce
          email={email}
          password={password}
          onClose={() => {
            setShown(false)
            setPassword(null)
          }}
        />
      )}
    </>
  )
}

type Membership = { companyId: string; companyName: string; roles: string[]; isActive: boolean; member: boolean }

/** What a person may do in one company; a company they do not belong to yet can be added. */
export function MembershipForm({
  userId,
  membership: m,
  readOnly,
}: {
  userId: string
  membership: Membership
  readOnly?: boolean
}) {
  const { run, pending, error, fieldErrors } = useAction(setMembershipAction, {
    successMessage: `${m.companyName}: saved`,
    onSuccess: () => form.setDirty(false),
  })
  const form = useFields<{ roles: string[] }>({ roles: m.roles }, fieldErrors)
  const save = (isActive: boolean) =>
    void run({ id: userId, companyId: m.companyId, roles: form.values.roles as Role[], isActive })
  return (
    <Section title={m.companyName}>
      {m.member && !m.isActive && <Banner tone="frozen">This person no longer works in {m.companyName}.</Banner>}
      <ErrorSummary error={error} />
      <RolesField
        value={form.values.roles}
        onChange={(roles) => form.set('roles', roles)}
        error={form.errors.roles}
        disabled={readOnly}
      />
      {!readOnly && (
        <Group gap="xs" mt="sm">
          <Button
            variant="default"
            loading={pending}
            disabled={form.values.roles.length === 0 || (m.isActive && !form.dirty)}
            onClick={() => save(true)}
          >
            {m.isActive ? 'Save roles' : m.member ? 'Take in again' : `Add to ${m.companyName}`}
          </Button>
          {m.isActive && (
            <Button variant="outline" color="red" loading={pending} onClick={() => save(false)}>
              End membership
            </Button>
          )}
        </Group>
      )}
    </Section>
  )
}
