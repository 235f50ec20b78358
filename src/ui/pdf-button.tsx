'use client'

export { PdfButton } from './link-button'
