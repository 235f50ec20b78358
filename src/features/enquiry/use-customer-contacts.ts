'use client'

import { useEffect, useState } from 'react'

export type ContactChoice = { id: string; name: string; email: string | null; phone: string | null }

function readContacts(body: unknown): ContactChoice[] {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : body
  const contacts = typeof data === 'object' && data !== null && 'contacts' in data ? data.contacts : []
  return Array.isArray(contacts) ? (contacts as ContactChoice[]) : []
}

/** The people of a customer, read when one is picked. */
export function useCustomerContacts(customerId: string | undefined): ContactChoice[] {
  const [contacts, setContacts] = useState<ContactChoice[]>([])
  useEffect(() => {
    setContacts([])
    if (!customerId) return
    const abort = new AbortController()
    fetch(`/api/v1/customers/${encodeURIComponent(customerId)}`, {
      signal: abort.signal,
      headers: { accept: 'application/json' },
    })
      .then(async (response) => (response.ok ? readContacts(await response.json()) : []))
      .then(setContacts)
      .catch(() => undefined)
    return () => abort.abort()
  }, [customerId])
  return contacts
}
