import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AppError } from '@/server/errors'
import { read } from '@/server/read'
import { safeNext } from './safe-next'
import css from './sign-in.module.css'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

async function isSignedIn(): Promise<boolean> {
  try {
    return await read(async () => true, { beforePasswordChange: true })
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** E-mail and password. Whoever is signed in already goes on at once. */
export default async function SignInPage({ searchParams }: Props) {
  const params = await searchParams
  const next = safeNext(params.next)
  if (await isSignedIn()) redirect(next)
  return (
    <main className={css.page} id="main">
      <div className={css.box}>
        <h1 className={css.title}>NPS ERP</h1>
        <p className={css.lead}>
          {params.next ? 'Sign in to go on where you were.' : 'Sign in with your work e-mail address.'}
        </p>
        <SignInForm next={next} />
        <p className={css.help}>Forgotten your password? An administrator can set a new one under Settings, Users.</p>
      </div>
    </main>
  )
}
