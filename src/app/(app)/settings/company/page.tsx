import type { Metadata } from 'next'
import {
  createRegistrationAction,
  updateCompanyAction,
  updateRegistrationAction,
} from '@/features/settings/settings.actions'
import { getCompanyProfile } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { ActionButton, type AskField } from '@/ui/action-button'
import { Section } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Company profile' }

type Registration = {
  gstin: string
  label: string
  addressLine1: string
  addressLine2: string | null
  city: string
  pin: string | null
  isDefault: boolean
  isActive: boolean
}

const fields = (r?: Registration): AskField[] => [
  { name: 'gstin', label: 'GSTIN', required: true, defaultValue: r?.gstin, description: 'The state follows from it' },
  { name: 'label', label: 'Name', required: true, defaultValue: r?.label },
  { name: 'addressLine1', label: 'Street', required: true, defaultValue: r?.addressLine1 },
  { name: 'addressLine2', label: 'Street 2', defaultValue: r?.addressLine2 ?? '' },
  { name: 'city', label: 'City', required: true, defaultValue: r?.city },
  { name: 'pin', label: 'PIN', defaultValue: r?.pin ?? '' },
  {
    name: 'isDefault',
    label: 'The default, printed on the letterhead',
    type: 'check',
    defaultValue: String(r?.isDefault ?? false),
  },
  ...(r ? [{ name: 'isActive', label: 'In use', type: 'check' as const, defaultValue: String(r.isActive) }] : []),
]

export default async function CompanySettingsPage() {
  const {
    company: c,
    registrations,
    logo,
    mayWrite,
  } = await pageRead(getCompanyProfile, { permission: 'settings.read' })
  return (
    <SettingsPage title="Company profile" subtitle="Printed on every document made from now on">
      <RecordForm
        action={updateCompanyAction}
        readOnly={!mayWrite}
        fixed={{ version: c.version }}
        initial={{
          name: c.name,
          legalName: c.legalName,
          tagline: c.tagline ?? '',
          phone: c.phone ?? '',
          email: c.email ?? '',
          website: c.website ?? '',
          pan: c.pan ?? '',
          isoMark: c.isoMark ?? '',
          logoFileId: logo ? { id: logo.id, name: logo.fileName } : null,
          bankName: c.bankName ?? '',
          bankBranch: c.bankBranch ?? '',
          bankAccountName: c.bankAccountName ?? '',
          bankAccountNo: c.bankAccountNo ?? '',
          bankIfsc: c.bankIfsc ?? '',
          bankSwift: c.bankSwift ?? '',
          pdfFooter: c.pdfFooter ?? '',
        }}
        fields={[
          { name: 'name', label: 'Name', required: true },
          { name: 'legalName', label: 'Registered name', required: true },
          { name: 'tagline', label: 'Line under the name' },
          { name: 'phone', label: 'Phone' },
          { name: 'email', label: 'E-mail', type: 'email' },
          { name: 'website', label: 'Website' },
          { name: 'pan', label: 'PAN', type: 'upper' },
          { name: 'isoMark', label: 'Quality mark', placeholder: 'ISO 9001 certified' },
          {
            name: 'logoFileId',
            label: 'Logo',
            type: 'file',
            accept: 'image/png,image/jpeg',
            description: 'PNG or JPEG',
          },
          { name: 'bankName', label: 'Bank' },
          { name: 'bankBranch', label: 'Branch' },
          { name: 'bankAccountName', label: 'Account name' },
          { name: 'bankAccountNo', label: 'Account number' },
          { name: 'bankIfsc', label: 'IFSC', type: 'upper' },
          { name: 'bankSwift', label: 'SWIFT', type: 'upper' },
          { name: 'pdfFooter', label: 'Footer of documents', wide: true },
        ]}
      />
      <Section
        title="Addresses and GST registrations"
        note="Each warehouse belongs to one; sales that leave from it are supplied by it."
        actions={
          mayWrite && (
            <ActionButton label="Add registration" action={createRegistrationAction} input={{}} fields={fields()} />
          )
        }
      >
        <SimpleTable
          caption="GST registrations"
          rows={registrations}
          empty="No registration yet: add the GSTIN and address that invoices are made under."
          columns={[
            { key: 'label', label: 'Name', render: (r) => `${r.label}${r.isDefault ? ' (default)' : ''}` },
            { key: 'gstin', label: 'GSTIN' },
            { key: 'stateCode', label: 'State code' },
            {
              key: 'addressLine1',
              label: 'Address',
              render: (r) => [r.addressLine1, r.addressLine2, r.city, r.pin].filter(Boolean).join(', '),
            },
            {
              key: 'isActive',
              label: 'State',
              render: (r) => <StatusBadge status={r.isActive ? 'ACTIVE' : 'INACTIVE'} />,
            },
            {
              key: 'id',
              label: '',
              align: 'right',
              render: (r) =>
                mayWrite && (
                  <ActionButton
                    size="compact-xs"
                    label="Change"
                    action={updateRegistrationAction}
                    input={{ id: r.id, version: r.version }}
                    fields={fields(r)}
                  />
                ),
            },
          ]}
        />
      </Section>
    </SettingsPage>
  )
}
