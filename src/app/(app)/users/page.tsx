import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { userList } from '@/features/user/user.queries'

export const metadata: Metadata = { title: 'Users' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function UsersPage({ searchParams }: Props) {
  return (
    <ListPage
      list={userList}
      searchParams={await searchParams}
      actions={[
        { href: '/users/new', label: 'New user', permission: 'user.write' },
        { href: '/settings/roles', label: 'What each role may do', permission: 'settings.read', primary: false },
      ]}
    />
  )
}
