'use client'

import { PageError, type PageErrorProps } from '@/ui/page-error'

/** Fails even the frame of the pages, this is all that is left. */
export default function RootError(props: PageErrorProps) {
  return (
    <main>
      <PageError {...props} />
    </main>
  )
}
