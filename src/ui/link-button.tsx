'use client'

import { Button, type ButtonVariant } from '@mantine/core'
import { IconDownload, IconPencil, IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

type LinkButtonProps = { href: string; children: ReactNode; variant?: ButtonVariant; icon?: ReactNode }

/** A button that goes somewhere. Plain (default) unless it is the page's one primary step: variant="filled". */
export function LinkButton({ href, children, variant = 'default', icon }: LinkButtonProps) {
  return (
    <Button component={Link} href={href} variant={variant} leftSection={icon}>
      {children}
    </Button>
  )
}

/** "New …" at the top of a list. */
export function NewButton({ href, label = 'New' }: { href: string; label?: string }) {
  return (
    <LinkButton href={href} variant="filled" icon={<IconPlus size={14} aria-hidden />}>
      {label}
    </LinkButton>
  )
}

/** "Edit" on a document. */
export function EditButton({ href, label = 'Edit' }: { href: string; label?: string }) {
  return (
    <LinkButton href={href} icon={<IconPencil size={14} aria-hidden />}>
      {label}
    </LinkButton>
  )
}

/** Opens a PDF (or another file the server makes) in a new tab. */
export function PdfButton({ href, label = 'PDF' }: { href: string; label?: string }) {
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noopener"
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden />}
    >
      {label}
    </Button>
  )
}
