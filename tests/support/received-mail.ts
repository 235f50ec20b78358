export type ReceivedMail = { to: string[]; raw: string; headers: Record<string, string>; text: string; files: Part[] }
type Part = { fileName: string; contentType: string; content: Buffer }

const headersOf = (block: string): Record<string, string> =>
  Object.fromEntries(
    block
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .flatMap((line) => {
        const at = line.indexOf(':')
        return at > 0 ? [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]] : []
      }),
  )

function decoded(body: string, encoding = '7bit'): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const text = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

/** One message as it came over the wire, taken apart into its header, its text and its files. */
export function readMail(raw: string, to: string[]): ReceivedMail {
  const split = (part: string) => {
    const at = part.indexOf('\r\n\r\n')
    return { headers: headersOf(part.slice(0, at)), body: part.slice(at + 4) }
  }
  const { headers, body } = split(raw)
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1]
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => split(part.replace(/^\r\n/, '').replace(/\r\n$/, '')))
    : [{ headers, body }]
  const name = (h: Record<string, string>) => /filename="?([^";]+)"?/.exec(h['content-disposition'] ?? '')?.[1]
  const text = parts.find((p) => !name(p.headers))
  return {
    to,
    raw,
    headers,
    text: text ? decoded(text.body, text.headers['content-transfer-encoding']).toString('utf8') : '',
    files: parts.flatMap((p) => {
      const fileName = name(p.headers)
      return fileName
        ? [
            {
              fileName,
              contentType: (p.headers['content-type'] ?? '').split(';')[0] ?? '',
              content: decoded(p.body, p.headers['content-transfer-encoding']),
            },
          ]
        : []
    }),
  }
}
