import { cleanText } from '@/core/text'
import { escapeHtml } from './escape'

export type EmailFact = { label: string; value: string | null | undefined }

/** What an e-mail of the product consists of. All of it is text; links must be https or http addresses of our own. */
export type Email = {
  subject: string
  /** `Dear Mr Kulkarni,` */
  greeting: string
  /** Paragraphs before the facts, each as somebody typed it (line ends stay). */
  paragraphs: string[]
  facts?: EmailFact[]
  link?: { label: string; url: string }
  /** Paragraphs after the facts. */
  closing?: string[]
  /** Who writes: name, company, phone … one per line. */
  signature: string[]
}

export type RenderedEmail = { subject: string; text: string; html: string }

const INK = '#17202b'
const MUTED = '#5a6572'

/**
 * An e-mail as plain text and as HTML of the simplest kind (mail programs understand nothing else): the same words in both.
 * Hand the result to `ctx.mail({ to, ...renderEmail(email), attachments, documentType, documentId })`.
 */
export function renderEmail(email: Email): RenderedEmail {
  const line = (text: string) => cleanText(text, { singleLine: true })
  const facts = (email.facts ?? [])
    .filter((f) => f.value)
    .map((f) => ({ label: line(f.label), value: line(f.value ?? '') }))
  const url = email.link && /^https?:\/\//.test(email.link.url) ? new URL(email.link.url).href : null
  const before = email.paragraphs.map((p) => cleanText(p)).filter(Boolean)
  const after = (email.closing ?? []).map((p) => cleanText(p)).filter(Boolean)
  const signature = email.signature.map(line).filter(Boolean)
  const label = email.link ? line(email.link.label) : ''

  const text = [
    line(email.greeting),
    ...before,
    facts.map((f) => `${f.label}: ${f.value}`).join('\n'),
    url ? `${label}: ${url}` : '',
    ...after,
    signature.join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')

  const paragraph = (p: string) => `<p style="margin:0 0 12px">${escapeHtml(p).replace(/\n/g, '<br>')}</p>`
  const row = (f: { label: string; value: string }) =>
    `<tr><td style="padding:2px 16px 2px 0;color:${MUTED};vertical-align:top">${escapeHtml(f.label)}</td><td style="padding:2px 0">${escapeHtml(f.value)}</td></tr>`
  const html = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"></head>',
    `<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:1.45;color:${INK}">`,
    paragraph(line(email.greeting)),
    ...before.map(paragraph),
    facts.length > 0
      ? `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 12px;font-size:14px">${facts.map(row).join('')}</table>`
      : '',
    url ? paragraphLink(label, url) : '',
    ...after.map(paragraph),
    `<p style="margin:16px 0 0;color:${MUTED}">${signature.map(escapeHtml).join('<br>')}</p>`,
    '</body></html>',
  ].join('')

  return { subject: line(email.subject), text: `${text}\n`, html }
}

const paragraphLink = (label: string, url: string) =>
  `<p style="margin:0 0 12px"><a href="${escapeHtml(url)}" style="color:#1d4f91">${escapeHtml(label)}</a></p>`
