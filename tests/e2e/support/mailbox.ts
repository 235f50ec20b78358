import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { type ReceivedMail, readMail } from '../../support/received-mail'
import type { Desk } from './desk'
import { field } from './screen'
import { expect } from './test'

/** A mail server of this machine that takes everything; the company's mail goes there while it runs. */
export class Mailbox {
  readonly received: ReceivedMail[] = []
  private readonly server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        this.received.push(
          readMail(
            raw,
            session.envelope.rcptTo.map((r) => r.address),
          ),
        )
        done()
      })
    },
  })

  /** Starts it, and ADMIN enters it in Settings. */
  async open(admin: Desk): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()))
    const { port } = this.server.server.address() as AddressInfo
    const page = await admin.open('/settings/mail')
    await field(page, 'Host').fill('127.0.0.1')
    await field(page, 'Port').fill(String(port))
    await field(page, 'From address').fill('sales@example.com')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved').first()).toBeVisible()
  }

  /** The mail to this address, as soon as it is there. */
  async mailTo(address: string): Promise<ReceivedMail> {
    const found = () => this.received.find((mail) => mail.to.includes(address))
    await expect.poll(() => found() !== undefined, { timeout: 45_000 }).toBe(true)
    return found() as ReceivedMail
  }

  /** Takes it out of Settings again and stops it. */
  async close(admin: Desk): Promise<void> {
    const page = await admin.open('/settings/mail')
    await field(page, 'Host').fill('')
    await field(page, 'Port').fill('')
    await field(page, 'From address').fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved').first()).toBeVisible()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }
}
