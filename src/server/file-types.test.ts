import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fileKind, mayShowInline, safeFileName } from './file-types'

const dir = mkdtempSync(join(tmpdir(), 'file-types-'))
afterAll(() => rmSync(dir, { recursive: true }))
const ALLOWED = ['pdf', 'jpg', 'jpeg', 'png', 'csv', 'txt']

const kindOf = (name: string, content: string | Buffer, allowed = ALLOWED) => {
  const path = join(dir, 'upload')
  writeFileSync(path, content)
  return fileKind(path, name, allowed)
}

describe('what a file is, is told by its content', () => {
  const png = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000002000154a24f5d0000000049454e44ae426082',
    'hex',
  )

  it('a PDF is a PDF whatever its name says', async () => {
    expect((await kindOf('photo.png', '%PDF-1.7\n%âãÏÓ\n')).ext).toBe('pdf')
    expect((await kindOf('noname', png)).contentType).toBe('image/png')
  })

  it('plain text is taken under the names of text, and only if it is UTF-8 without control characters', async () => {
    expect((await kindOf('heats.csv', 'heat,metres\nH1,12.5\n')).ext).toBe('csv')
    await expect(kindOf('heats.csv', Buffer.from([0x41, 0x00, 0x42]))).rejects.toThrow(/cannot be stored/)
    await expect(kindOf('heats.csv', Buffer.from([0xff, 0xfe, 0x41]))).rejects.toThrow(/cannot be stored/)
    await expect(kindOf('page.html', '<script>alert(1)</script>')).rejects.toThrow(/cannot be stored/)
    await expect(kindOf('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')).rejects.toThrow(/cannot be stored/)
  })

  it('programs, archives and kinds not on the list are refused', async () => {
    await expect(kindOf('mtc.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'))).rejects.toThrow(
      /cannot be stored/,
    )
    await expect(kindOf('mtc.pdf', Buffer.from('504b0304140000000000', 'hex'))).rejects.toThrow(/cannot be stored/)
    await expect(kindOf('a.png', png, ['pdf'])).rejects.toThrow('Allowed are: pdf.')
  })

  it('only PDFs and pictures are shown by the browser itself', () => {
    expect(mayShowInline('application/pdf')).toBe(true)
    expect(mayShowInline('text/csv; charset=utf-8')).toBe(false)
  })
})

describe('names of files', () => {
  it('lose folders, reserved characters and hidden marks', () => {
    expect(safeFileName('../../etc/passwd', 'txt')).toBe('passwd.txt')
    expect(safeFileName('C:\\temp\\MTC <H123>: 1.pdf', 'pdf')).toBe('MTC _H123__ 1.pdf')
    expect(safeFileName('invoice\u202Efdp.exe\u0000', 'pdf')).toBe('invoicefdp.exe.pdf')
    expect(safeFileName('...', 'pdf')).toBe('file.pdf')
  })

  it('get the extension of what they are', () => {
    expect(safeFileName('scan.png', 'pdf')).toBe('scan.png.pdf')
    expect(safeFileName('Photo.JPEG', 'jpg')).toBe('Photo.jpeg')
    expect(safeFileName('x'.repeat(500), 'pdf')).toHaveLength(114)
  })
})
