'use server'

import { defineAction } from '@/server/define-action'
import { approveVendor, withdrawVendorApproval } from './approve-vendor'
import { createVendor, setVendorActive, updateVendor } from './save-vendor'
import { createVendorSchema, updateVendorSchema, vendorReasonSchema, vendorStepSchema } from './vendor.schema'

export const createVendorAction = defineAction({
  name: 'vendor.create',
  permission: 'vendor.write',
  summary: 'Add a vendor; it waits for approval',
  input: createVendorSchema,
  run: createVendor,
})

export const updateVendorAction = defineAction({
  name: 'vendor.update',
  permission: 'vendor.write',
  summary: 'Change a vendor, its addresses and contacts',
  input: updateVendorSchema,
  run: updateVendor,
})

export const deactivateVendorAction = defineAction({
  name: 'vendor.deactivate',
  permission: 'vendor.write',
  summary: 'Switch a vendor off',
  input: vendorReasonSchema,
  run: (ctx, input) => setVendorActive(ctx, input, false),
})

export const activateVendorAction = defineAction({
  name: 'vendor.activate',
  permission: 'vendor.write',
  summary: 'Switch a vendor on again',
  input: vendorStepSchema,
  run: (ctx, input) => setVendorActive(ctx, input, true),
})

export const approveVendorAction = defineAction({
  name: 'vendor.approve',
  permission: 'vendor.approve',
  summary: 'Put a vendor on the approved list',
  input: vendorStepSchema,
  run: approveVendor,
})

export const withdrawVendorApprovalAction = defineAction({
  name: 'vendor.withdraw-approval',
  permission: 'vendor.approve',
  summary: 'Take a vendor off the approved list',
  input: vendorReasonSchema,
  run: withdrawVendorApproval,
})
