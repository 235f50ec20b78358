import type { Plain } from '@/server/serialize'
import type { CustomerFormValues } from './customer.form'
import type { getCustomer } from './customer.queries'

type Customer = Plain<NonNullable<Awaited<ReturnType<typeof getCustomer>>>>

const text = (value: string | null) => value ?? ''

/** What the form of a customer shows at first. */
export function customerFormValues(c: Customer): CustomerFormValues {
  return {
    code: c.code,
    name: c.name,
    legalName: text(c.legalName),
    gstin: text(c.gstin),
    pan: text(c.pan),
    stateCode: text(c.stateCode),
    country: c.country,
    isSez: c.isSez,
    currency: c.currency,
    paymentTerms: text(c.paymentTerms),
    creditDays: String(c.creditDays),
    creditLimit: text(c.creditLimit),
    quotationTemplateId: text(c.quotationTemplateId),
    email: text(c.email),
    phone: text(c.phone),
    remarks: text(c.remarks),
    addresses: c.addresses.map((a) => ({
      id: a.id,
      label: a.label,
      kind: a.kind,
      line1: a.line1,
      line2: text(a.line2),
      city: a.city,
      pin: text(a.pin),
      stateCode: text(a.stateCode),
      country: a.country,
      gstin: text(a.gstin),
      isDefault: a.isDefault,
    })),
    contacts: c.contacts.map((p) => ({
      id: p.id,
      name: p.name,
      designation: text(p.designation),
      email: text(p.email),
      phone: text(p.phone),
      isDefault: p.isDefault,
    })),
  }
}
