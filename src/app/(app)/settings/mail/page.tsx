import type { Metadata } from 'next'
import { sendTestAction, updateSmtpAction } from '@/features/settings/settings.actions'
import { getCompanySettings } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { Banner } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'

export const metadata: Metadata = { title: 'Mail server' }

export default async function MailSettingsPage() {
  const { settings: s, email } = await pageRead(
    async (ctx) => ({ settings: await getCompanySettings(ctx), email: ctx.actor.email }),
    { permission: 'settings.read' },
  )
  return (
    <SettingsPage
      title="Mail server"
      subtitle="Wins over the mail server of the installation"
      actions={
        s.mayWrite && (
          <ActionButton
            label="Send test"
            action={sendTestAction}
            input={{}}
            successMessage="The mail server took the test message"
            fields={[
              {
                name: 'to',
                label: 'To',
                required: true,
                defaultValue: email,
                description: 'Sent at once with the saved settings',
              },
            ]}
          />
        )
      }
    >
      {!s.smtpHost && (
        <Banner>
          Empty: mail leaves through the server of the installation, if it has one. Otherwise it waits under Outgoing
          mail and is never lost.
        </Banner>
      )}
      <RecordForm
        key={String(s.hasSmtpPassword)}
        action={updateSmtpAction}
        readOnly={!s.mayWrite}
        fixed={{ version: s.version }}
        initial={{
          smtpHost: s.smtpHost ?? '',
          smtpPort: s.smtpPort === null ? '' : String(s.smtpPort),
          smtpSecure: s.smtpSecure,
          smtpUser: s.smtpUser ?? '',
          smtpPassword: '',
          smtpFrom: s.smtpFrom ?? '',
          smtpFromName: s.smtpFromName ?? '',
        }}
        fields={[
          { name: 'smtpHost', label: 'Host', placeholder: 'smtp.example.com' },
          { name: 'smtpPort', label: 'Port', description: '587: STARTTLS, 465: TLS from the first byte' },
          { name: 'smtpSecure', label: 'TLS from the first byte (other ports)', type: 'check' },
          { name: 'smtpUser', label: 'User' },
          {
            name: 'smtpPassword',
            label: 'Password',
            type: 'password',
            description: s.hasSmtpPassword ? 'Stored, encrypted. Empty keeps it.' : 'None stored.',
          },
          { name: 'smtpFrom', label: 'From address', type: 'email' },
          { name: 'smtpFromName', label: 'From name' },
        ]}
      />
    </SettingsPage>
  )
}
