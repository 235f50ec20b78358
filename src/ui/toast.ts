'use client'

import { notifications } from '@mantine/notifications'

const CLOSE = { 'aria-label': 'Close this message' }

/** A short word that something worked. */
export function toastDone(message: string) {
  notifications.show({ message, color: 'green', closeButtonProps: CLOSE })
}

/** A failure that belongs to no field. */
export function toastError(message: string, title?: string) {
  notifications.show({ message, title, color: 'red', autoClose: 10_000, closeButtonProps: CLOSE })
}
