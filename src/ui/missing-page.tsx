import { LinkButton } from './link-button'
import { MessagePage } from './message-page'

/** What is shown for an address without a page, or a document that is not there for this user. */
export function MissingPage() {
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
