import type { Metadata } from 'next'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/message-page'

export const metadata: Metadata = { title: 'Not allowed' }

/** Where a page leads that the person's roles do not open. */
export default function ForbiddenPage() {
  return (
    <main id="main">
      <MessagePage
        title="Your role does not open this page"
        text="Somebody may have shared an address with you that is for another department. If you need it for your work, ask an administrator to add the role."
        action={
          <LinkButton href="/" variant="filled">
            Back to the home page
          </LinkButton>
        }
      />
    </main>
  )
}
