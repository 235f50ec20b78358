import type { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import { dateText, dbDate } from '@/server/serialize'
import { attachFile } from '@/server/storage'

/** What the paper says of a mill test certificate, and the heat it covers. */
export type CertificateFacts = {
  mtcNo: string
  mtcDate: string
  mtcType: string
  make: string
  heatNo: string
  /** The scanned certificate; may be left out when the certificate is on file already. */
  fileId: string | null
  vendorId?: string | null
}

const keyOf = (c: { mtcNo: string; make: string }) => `${c.mtcNo}\u0000${c.make}`

/**
 * Puts certificates on file, one record per certificate number and make; a certificate that is on file is used again, so
 * that one certificate of several heats stays one record. Few statements, however many lots share a certificate.
 * @param path prefix of the field errors: 'lots' gives 'lots.3.mtcNo'
 * @returns the certificate's id for each entry, in the order given
 * @throws AppError VALIDATION when the record on file says something else, or a new certificate comes without its file; NOT_FOUND for a file that is not the caller's
 */
export async function recordMtcs(
  ctx: ActionContext,
  certificates: readonly CertificateFacts[],
  path: string,
): Promise<string[]> {
  const errors: Record<string, string> = {}
  const numbers = [...new Set(certificates.map((c) => c.mtcNo))]
  const load = async () =>
    new Map(
      (
        await ctx.tx.mtc.findMany({
          where: { mtcNo: { in: numbers } },
          select: { id: true, mtcNo: true, make: true, mtcDate: true, mtcType: true },
        })
      ).map((m) => [keyOf(m), m]),
    )
  let onFile = await load()
  const fresh = new Map<string, Prisma.MtcUncheckedCreateInput>()
  certificates.forEach((c, i) => {
    if (onFile.has(keyOf(c))) return
    const earlier = fresh.get(keyOf(c))
    if (earlier) return
    const withFile = certificates.find((other) => keyOf(other) === keyOf(c) && other.fileId)
    if (!withFile?.fileId) errors[`${path}.${i}.mtcFileId`] = 'Attach the certificate: it is not on file yet.'
    else
      fresh.set(keyOf(c), {
        mtcNo: c.mtcNo,
        mtcDate: dbDate(c.mtcDate),
        mtcType: c.mtcType,
        make: c.make,
        vendorId: c.vendorId ?? null,
        fileId: withFile.fileId,
      })
  })
  refuse(errors)
  if (fresh.size > 0) {
    await ctx.tx.mtc.createMany({ data: [...fresh.values()], skipDuplicates: true })
    onFile = await load()
  }
  const ids = certificates.map((c, i) => {
    const mtc = onFile.get(keyOf(c))
    if (!mtc) throw new AppError('CONFLICT', 'Somebody else was faster. Try again.')
    if (dateText(mtc.mtcDate) !== c.mtcDate)
      errors[`${path}.${i}.mtcDate`] =
        `Certificate ${c.mtcNo} of ${c.make} is on file with the date ${dateText(mtc.mtcDate)}.`
    if (mtc.mtcType !== c.mtcType)
      errors[`${path}.${i}.mtcType`] = `Certificate ${c.mtcNo} of ${c.make} is on file as type ${mtc.mtcType}.`
    return mtc.id
  })
  refuse(errors)
  const files = new Map(
    certificates.flatMap((c, i) =>
      c.fileId ? [[`${c.fileId} ${ids[i]}`, { fileId: c.fileId, documentId: ids[i] ?? '' }] as const] : [],
    ),
  )
  for (const file of files.values()) await attachFile(ctx, { ...file, documentType: 'Mtc', label: 'Certificate' })
  await ctx.tx.mtcHeat.createMany({
    data: certificates.map((c, i) => ({ mtcId: ids[i] ?? '', heatNo: c.heatNo })),
    skipDuplicates: true,
  })
  return ids
}

function refuse(errors: Record<string, string>): void {
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some certificates need attention.', errors)
}
