'use client'

import { createContext } from 'react'

/** Whose things this browser keeps: company and person. What one person left behind is not shown to another. */
export const LocalScope = createContext('')
