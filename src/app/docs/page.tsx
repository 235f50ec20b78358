import type { Metadata } from 'next'
import { pageRead } from '@/server/read'
import { LinkButton } from '@/ui/link-button'
import { Page } from '@/ui/page'
import { ApiViewer } from './api-viewer'

export const metadata: Metadata = { title: 'API' }

/** The description of the API, to read and to try with one's own session. */
export default async function DocsPage() {
  await pageRead(async () => null, { permission: 'api-token.write' })
  return (
    <main id="main">
      <Page
        title="API"
        subtitle="Every action and list, as scripts reach them. What you try here is done in your name."
        actions={
          <>
            <LinkButton href="/">Home</LinkButton>
            <LinkButton href="/api-tokens">API tokens</LinkButton>
          </>
        }
      >
        <ApiViewer />
      </Page>
    </main>
  )
}
