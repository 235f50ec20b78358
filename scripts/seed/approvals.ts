import type { Client } from 'pg'
import { approveVendorAction } from '@/features/vendor/vendor.actions'
import { runAs } from '@/server/caller'
import type { DemoVendor } from './demo-parties'
import { done } from './stock'

/** Approves the demo's vendors that have never been decided on, through the product's own door and by a second person. */
export async function approveVendors(
  owner: Client,
  approver: { companyId: string; userId: string },
  vendors: readonly DemoVendor[],
): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT id FROM "Vendor" WHERE "companyId" = $1 AND code = ANY ($2) AND NOT "isApproved" AND "isActive" AND version = 1`,
    [approver.companyId, vendors.filter((v) => v.approved).map((v) => v.code)],
  )
  for (const { id } of rows) {
    const approve = () => approveVendorAction({ id, remark: 'Quality system and references seen' })
    done(await runAs({ identity: { kind: 'member', ...approver } }, approve), 'Approval of a vendor')
  }
}
