import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/api/files/[id]/route'
import { POST } from '@/app/api/files/route'
import { type Caller, runAs } from '@/server/caller'
import { newStorageKey, pathOf } from '@/server/file-store'
import { attachFile, readPermissionOf, sweepFiles } from '@/server/storage'
import { systemCompanies, systemWrite } from '@/server/system'

// Set before the environment is read for the first time.
const uploads = mkdtempSync(join(tmpdir(), 'nps-uploads-'))
process.env.UPLOAD_DIR = uploads
process.env.MAX_FILE_SIZE = '200000'

const PDF = Buffer.from(`%PDF-1.7\n%âãÏÓ\n${'x'.repeat(2000)}\n%%EOF`)
let companyId: string
let otherCompanyId: string
const people: Record<string, Caller['identity']> = {}

const as = <T>(who: string, fn: () => Promise<T>): Promise<T> => {
  const identity = people[who]
  if (!identity) throw new Error(`nobody is ${who}`)
  return runAs({ identity }, fn)
}

async function upload(who: string, content: Buffer | string, name: string) {
  const body = new FormData()
  body.append('file', new File([new Uint8Array(Buffer.from(content))], name))
  const response = await as(who, () => POST(new Request('http://localhost/api/files', { method: 'POST', body })))
  return {
    status: response.status,
    body: (await response.json()) as { id: string; name: string; error?: { message: string } },
  }
}

const download = (who: string, id: string, query = '', headers: Record<string, string> = {}) =>
  as(who, () =>
    GET(new Request(`http://localhost/api/files/${id}${query}`, { headers }), { params: Promise.resolve({ id }) }),
  )

/** Ties a file to some document, as the SALES user who uploaded it. */
const attach = (fileId: string, documentType: string) =>
  systemWrite(companyId, 'file.test', (tx, actor) =>
    attachFile(
      { tx, actor: { ...actor, userId: memberId('SALES') } },
      { fileId, documentType, documentId: crypto.randomUUID(), label: 'PO' },
    ),
  )

function memberId(who: string): string {
  const identity = people[who]
  if (identity?.kind !== 'member') throw new Error(`nobody is ${who}`)
  return identity.userId
}

/** Everything that lies in the upload folder. */
const onDisk = () =>
  readdirSync(uploads, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))

describe('stored files', () => {
  beforeAll(async () => {
    const companies = await systemCompanies()
    for (const company of companies) {
      const members = await systemWrite(company.companyId, 'file.test', (tx) =>
        tx.membership.findMany({ select: { userId: true, roles: true, user: { select: { isSystem: true } } } }),
      )
      const first = people.SALES === undefined && members.some((m) => m.roles.includes('SALES'))
      if (first) companyId = company.companyId
      for (const { userId, roles, user } of members) {
        const who = user.isSystem ? 'SYSTEM' : (roles[0] ?? '')
        const key = first ? who : `OTHER_${who}`
        people[key] ??= { kind: 'member', userId, companyId: company.companyId }
      }
    }
    otherCompanyId = companies.find((c) => c.companyId !== companyId)?.companyId ?? ''
  })
  afterAll(() => rmSync(uploads, { recursive: true, force: true }))

  it('come back byte for byte, harmless for a browser', async () => {
    const { status, body } = await upload('SALES', PDF, 'Customer PO 4711.pdf')
    expect(status).toBe(201)
    expect(body.name).toBe('Customer PO 4711.pdf')
    const response = await download('SALES', body.id)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="Customer PO 4711\.pdf"/)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await download('SALES', body.id, '?download=1')).headers.get('content-disposition')).toMatch(/^attachment/)
    const etag = response.headers.get('etag') ?? ''
    expect((await download('SALES', body.id, '', { 'if-none-match': etag })).status).toBe(304)
  })

  it('are taken as a plain body too, with the name beside it', async () => {
    const response = await as('SALES', () =>
      POST(
        new Request('http://localhost/api/files?name=heats.csv', {
          method: 'POST',
          body: 'heat\nH1\n',
          headers: { 'content-type': 'text/csv' },
        }),
      ),
    )
    expect(response.status).toBe(201)
    const { id } = (await response.json()) as { id: string }
    expect((await download('SALES', id)).headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it('are refused above the size limit, by what they are, and when empty; nothing is left on disk', async () => {
    const before = onDisk()
    const large = await upload('SALES', Buffer.concat([PDF, Buffer.alloc(250_000)]), 'large.pdf')
    expect(large.status).toBe(422)
    expect(large.body.error?.message).toMatch(/larger than 195 kB/)
    const program = await upload('SALES', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'mtc.pdf')
    expect(program.body.error?.message).toMatch(/cannot be stored/)
    expect((await upload('SALES', '', 'empty.pdf')).body.error?.message).toMatch(/empty/)
    const endless = new ReadableStream<Uint8Array>({ pull: (c) => c.enqueue(new Uint8Array(50_000)) })
    const streamed = await as('SALES', () =>
      POST(
        new Request('http://localhost/api/files?name=x.pdf', {
          method: 'POST',
          body: endless,
          duplex: 'half',
        } as RequestInit),
      ),
    )
    expect(streamed.status).toBe(422)
    expect(onDisk()).toEqual(before)
  })

  it('keep neither folders nor a wrong extension in their names', async () => {
    const { body } = await upload('SALES', PDF, '../../../etc/passwd.png')
    expect(body.name).toBe('passwd.png.pdf')
    expect(onDisk().every((path) => path.startsWith(uploads))).toBe(true)
    expect(() => pathOf('../../etc/passwd')).toThrow(/Not a storage key/)
    expect(() => pathOf(`${newStorageKey(companyId)}/../x`)).toThrow(/Not a storage key/)
  })

  it('are seen by their uploader until a document refers to them, then by whoever may see the document', async () => {
    const { body } = await upload('SALES', PDF, 'po.pdf')
    expect((await download('STORES', body.id)).status).toBe(404)
    await attach(body.id, 'CustomerPo')
    expect((await download('ACCOUNTS', body.id)).status).toBe(200)
    expect((await download('STORES', body.id)).status).toBe(404)
    await attach(body.id, 'SalesOrder')
    expect((await download('STORES', body.id)).status).toBe(200)
  })

  it('are not found by another company, by strangers, or under a made-up id', async () => {
    const { body } = await upload('SALES', PDF, 'po.pdf')
    await attach(body.id, 'CustomerPo')
    expect((await download('OTHER_SYSTEM', body.id)).status).toBe(404)
    expect((await download('SALES', crypto.randomUUID())).status).toBe(404)
    expect((await download('SALES', 'x/../y')).status).toBe(404)
    const stranger = { kind: 'member', userId: crypto.randomUUID(), companyId } as const
    const answer = await runAs({ identity: stranger }, () =>
      GET(new Request('http://localhost/api/files/x'), { params: Promise.resolve({ id: body.id }) }),
    )
    expect(answer.status).toBe(401)
  })

  it('cannot be given to a document by somebody who may not see them', async () => {
    const { body } = await upload('SALES', PDF, 'po.pdf')
    await expect(
      systemWrite(companyId, 'file.test', (tx, actor) =>
        attachFile(
          { tx, actor: { ...actor, userId: memberId('STORES'), can: () => false } },
          { fileId: body.id, documentType: 'Grn', documentId: crypto.randomUUID() },
        ),
      ),
    ).rejects.toThrow(/was not found/)
  })

  it('are swept after a day when nothing refers to them; the others stay', async () => {
    const { body: unused } = await upload('SALES', PDF, 'unused.pdf')
    const { body: used } = await upload('SALES', PDF, 'used.pdf')
    await attach(used.id, 'CustomerPo')
    const count = onDisk().length
    await sweepFiles(companyId)
    expect(onDisk()).toHaveLength(count)
    await sweepFiles(companyId, new Date(Date.now() + 25 * 60 * 60 * 1000))
    expect((await download('SALES', unused.id)).status).toBe(404)
    expect((await download('SALES', used.id)).status).toBe(200)
    expect(onDisk().length).toBeLessThan(count)
    await sweepFiles(otherCompanyId)
    expect((await download('SALES', used.id)).status).toBe(200)
  })

  it('that vanished from disk are reported as such', async () => {
    const { body } = await upload('SALES', PDF, 'gone.pdf')
    const row = await systemWrite(companyId, 'file.test', (tx) =>
      tx.storedFile.findUniqueOrThrow({ where: { id: body.id } }),
    )
    rmSync(pathOf(row.storageKey))
    const response = await download('SALES', body.id)
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/not in the file store/)
  })
})

describe('who may see the files of a document', () => {
  it('is whoever may see the document; of unknown kinds, nobody', () => {
    expect(readPermissionOf('QuotationRevision')).toBe('quotation.read')
    expect(readPermissionOf('CustomerPo')).toBe('customer-po.read')
    expect(readPermissionOf('GrnLine')).toBe('grn.read')
    expect(readPermissionOf('InspectionLot')).toBe('inspection.read')
    expect(readPermissionOf('Mtc')).toBe('mtc.read')
    expect(readPermissionOf('StockLot')).toBe('stock.read')
    expect(readPermissionOf('Company')).toBe('home.read')
    expect(readPermissionOf('Secret')).toBeNull()
  })
})
