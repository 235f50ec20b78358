'use client'

import { useEffect, useState } from 'react'
import css from './comments.module.css'
import { type Person, piecesOf } from './mentions'

const ADDRESS = /(https?:\/\/[^\s<>"']+)/

/** The words of a comment: people called stand out; an address is a link only where it leads to a page of ours. */
export function CommentText({ body, people }: { body: string; people: readonly Person[] }) {
  const [origin, setOrigin] = useState<string | null>(null)
  useEffect(() => setOrigin(window.location.origin), [])
  return (
    <div className={css.body}>
      {piecesOf(body, people).map((piece, i) =>
        piece.person ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name than their place
          <strong key={i} className={css.person}>
            {piece.text}
          </strong>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name than their place
          <Words key={i} text={piece.text} origin={origin} />
        ),
      )}
    </div>
  )
}

function Words({ text, origin }: { text: string; origin: string | null }) {
  return text.split(ADDRESS).map((part, i) =>
    isOurs(part, origin) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name than their place
      <a key={i} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}

function isOurs(text: string, origin: string | null): boolean {
  if (!origin || !ADDRESS.test(text)) return false
  return URL.canParse(text) && new URL(text).origin === origin
}
