import type { ReadContext } from '@/server/read'

/** The company with its registrations and the name of its logo file. */
export async function getCompanyProfile({ tx, actor }: ReadContext) {
  const company = await tx.company.findUniqueOrThrow({ where: { id: actor.companyId } })
  const registrations = await tx.gstRegistration.findMany({ orderBy: [{ isDefault: 'desc' }, { gstin: 'asc' }] })
  const logo = company.logoFileId
    ? await tx.storedFile.findUnique({ where: { id: company.logoFileId }, select: { id: true, fileName: true } })
    : null
  return { company, registrations, logo, mayWrite: actor.can('settings.write') }
}

/** The settings row, without the stored mail password: only whether there is one. */
export async function getCompanySettings({ tx, actor }: ReadContext) {
  const { smtpPasswordEncrypted, ...settings } = await tx.companySetting.findFirstOrThrow()
  return {
    ...settings,
    hasSmtpPassword: smtpPasswordEncrypted !== null,
    baseCurrency: actor.baseCurrency,
    mayWrite: actor.can('settings.write'),
  }
}

/** Every number series, this financial year's first. */
export async function getSequences({ tx, actor }: ReadContext) {
  const sequences = await tx.numberSequence.findMany({ orderBy: [{ fy: 'desc' }, { docType: 'asc' }] })
  return { sequences, mayWrite: actor.can('settings.write') }
}

/** Every product family with its margin floor, if it has one. */
export async function getMarginFloors({ tx, actor }: ReadContext) {
  const families = await tx.materialFamily.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } })
  const floors = await tx.marginFloor.findMany({ select: { familyCode: true, minMarginPct: true, version: true } })
  const rows = families.map(({ code, name }) => {
    const floor = floors.find((f) => f.familyCode === code)
    return {
      familyCode: code,
      family: name,
      minMarginPct: floor?.minMarginPct ?? null,
      version: floor?.version ?? null,
    }
  })
  return { rows, mayWrite: actor.can('settings.write') }
}

export async function getOfferTerms({ tx, actor }: ReadContext) {
  const terms = await tx.offerTerm.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, version: true, title: true, text: true, isActive: true },
  })
  const notes = await tx.exportNote.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, version: true, text: true, isActive: true },
  })
  return { terms, notes, mayWrite: actor.can('settings.write') }
}

export async function getTradeTerms({ tx, actor }: ReadContext) {
  const paymentTerms = await tx.paymentTerm.findMany({
    orderBy: [{ isActive: 'desc' }, { days: 'asc' }, { code: 'asc' }],
  })
  const deliveryTerms = await tx.deliveryTerm.findMany({ orderBy: [{ isActive: 'desc' }, { code: 'asc' }] })
  const agencies = await tx.tpiAgency.findMany({ orderBy: [{ isActive: 'desc' }, { code: 'asc' }] })
  return { paymentTerms, deliveryTerms, agencies, mayWrite: actor.can('settings.write') }
}

/** Rates of the last 200 entries, newest day first. */
export async function getExchangeRates({ tx, actor }: ReadContext) {
  const rates = await tx.exchangeRate.findMany({ orderBy: [{ rateDate: 'desc' }, { currency: 'asc' }], take: 200 })
  const users = await tx.user.findMany({
    where: { id: { in: rates.flatMap((r) => r.updatedById ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(users.map((u) => [u.id, u.name]))
  return {
    rates: rates.map((r) => ({ ...r, by: (r.updatedById && names.get(r.updatedById)) ?? null })),
    today: actor.today,
    baseCurrency: actor.baseCurrency,
    mayWrite: actor.can('settings.write'),
  }
}
