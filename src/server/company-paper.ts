import type { Tx } from '@/db/types'
import type { BankDetails, CompanyHead, PdfImage } from '@/documents/types'
import { logger } from './logger'
import { readStoredFileIn } from './storage'

export type CompanyPaper = { company: CompanyHead; footer: string | null; bank: BankDetails | null }

/**
 * Letterhead, foot and bank of the company, from Settings.
 * @param gstRegistrationId the registration the document is issued under; else the default one
 */
export async function companyPaper(tx: Tx, gstRegistrationId?: string | null): Promise<CompanyPaper> {
  const company = await tx.company.findFirstOrThrow()
  const registration =
    (gstRegistrationId ? await tx.gstRegistration.findUnique({ where: { id: gstRegistrationId } }) : null) ??
    (await tx.gstRegistration.findFirst({
      where: { isActive: true },
      orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }],
    }))
  const state = registration?.stateCode ? await tx.state.findFirst({ where: { code: registration.stateCode } }) : null
  return {
    company: {
      name: company.legalName || company.name,
      tagline: company.tagline,
      addressLines: registration ? addressLines({ ...registration, state: state?.name ?? null }) : [],
      gstin: registration?.gstin ?? null,
      pan: company.pan,
      phone: company.phone,
      email: company.email,
      website: company.website,
      isoMark: company.isoMark,
      logo: company.logoFileId ? await logoOf(tx, company.logoFileId) : null,
    },
    footer: company.pdfFooter,
    bank:
      company.bankName && company.bankAccountNo
        ? {
            accountName: company.bankAccountName,
            bank: company.bankName,
            branch: company.bankBranch,
            accountNo: company.bankAccountNo,
            ifsc: company.bankIfsc,
            swift: company.bankSwift,
          }
        : null,
  }
}

type Address = {
  addressLine1: string
  addressLine2?: string | null
  city: string
  pin?: string | null
  state?: string | null
  country?: string | null
}

/** An address as it is printed: street lines, then `Navi Mumbai 400 710, Maharashtra`, then the country where it is abroad. */
export function addressLines(address: Address): string[] {
  const pin =
    address.pin && /^\d{6}$/.test(address.pin) ? `${address.pin.slice(0, 3)} ${address.pin.slice(3)}` : address.pin
  const place = [[address.city, pin].filter(Boolean).join(' '), address.state].filter(Boolean).join(', ')
  const abroad = address.country && !['IN', 'India'].includes(address.country) ? countryName(address.country) : null
  return [address.addressLine1, address.addressLine2, place, abroad].filter((line): line is string => Boolean(line))
}

function countryName(country: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country
  return new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country
}

/** A logo that cannot be read or printed must not keep an invoice from being printed. */
async function logoOf(tx: Tx, fileId: string): Promise<PdfImage | null> {
  try {
    const file = await readStoredFileIn(tx, fileId)
    if (file.contentType !== 'image/png' && file.contentType !== 'image/jpeg') return null
    return { mime: file.contentType, base64: file.content.toString('base64') }
  } catch (error) {
    logger.warn({ err: error, fileId }, 'logo not printed')
    return null
  }
}
