import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/message-page'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage
      title="This page does not exist"
      text="The address may be mistyped, the document may belong to another company, or you may not be allowed to see it."
      action={
        <LinkButton href="/" variant="filled">
          Home
        </LinkButton>
      }
    />
  )
}
