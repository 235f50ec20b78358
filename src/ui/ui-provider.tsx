'use client'

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { cssVariables, theme } from './theme'
import { UnsavedDialog } from './unsaved-guard'

/** Everything the browser side needs once: theme, toasts, the question before unsaved input is left. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Notifications position="bottom-right" autoClose={5000} limit={4} />
      <UnsavedDialog />
      {children}
    </MantineProvider>
  )
}
