'use client'

import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react'
import { useTransition } from 'react'
import css from './shell.module.css'

export type ShellUser = { name: string; email: string; roles: readonly string[] }

type Props = {
  user: ShellUser
  /** Server action (or client function) that ends the session. */
  onSignOut: () => Promise<unknown>
  profileHref?: string
}

const SCHEMES = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const

/** Who is signed in, in which roles; light or dark; sign out. */
export function UserMenu({ user, onSignOut, profileHref }: Props) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [pending, startTransition] = useTransition()
  return (
    <Menu width={230}>
      <Menu.Target>
        <button type="button" className={css.user} aria-label={`${user.name}: account and display`}>
          <IconUser size={16} stroke={1.6} aria-hidden />
          <span className={css.userName}>{user.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.userInfo}>
          <strong>{user.name}</strong>
          <div>{user.email}</div>
          <div>{user.roles.join(', ')}</div>
        </div>
        <Menu.Divider />
        <Menu.Label>Display</Menu.Label>
        {SCHEMES.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={15} aria-hidden />}
            rightSection={colorScheme === value ? <IconCheck size={14} aria-label="chosen" /> : undefined}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {profileHref && (
          <Menu.Item component="a" href={profileHref} leftSection={<IconUser size={15} aria-hidden />}>
            My account
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconLogout size={15} aria-hidden />}
          disabled={pending}
          onClick={() =>
            startTransition(async () => {
              await onSignOut()
            })
          }
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
