import { describe, expect, it } from 'vitest'
import { gstinWithCheckDigit } from '@/core/gst'
import {
  activateCustomerAction,
  createCustomerAction,
  deactivateCustomerAction,
  updateCustomerAction,
} from '@/features/customer/customer.actions'
import { customerList, getCustomer } from '@/features/customer/customer.queries'
import {
  createPipeSizeAction,
  deactivateProductSpecAction,
  updateFamilyAction,
  updateProductSpecAction,
} from '@/features/product/product.actions'
import {
  getProductSpec,
  lineMasters,
  listFamilies,
  pipeSizeList,
  productSpecList,
} from '@/features/product/product.queries'
import { approveVendorAction, createVendorAction, updateVendorAction } from '@/features/vendor/vendor.actions'
import { getVendor } from '@/features/vendor/vendor.queries'
import {
  createLocationAction,
  createWarehouseAction,
  deactivateLocationAction,
  updateWarehouseAction,
} from '@/features/warehouse/warehouse.actions'
import { locationList, warehouseList } from '@/features/warehouse/warehouse.queries'
import { type ListDef, runList } from '@/server/list'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, locationId, ok, specId, vendorId } from '../support/actors'
import { withOwner } from '../support/owner'

const list = (who: Desk, def: ListDef, params: Record<string, string> = {}) =>
  as(who, () => read((ctx) => runList(ctx, def, params)))
const customer = (id: string, who: Desk = 'sales') => as(who, () => read((ctx) => getCustomer(ctx, id)))
const vendor = (id: string) => as('purchase', () => read((ctx) => getVendor(ctx, id)))

const gstin = gstinWithCheckDigit('29AABCT1234F1Z')
const address = { label: 'Works', line1: '1 Mill Road', city: 'Bengaluru' }

describe('customers', () => {
  it('get the next code, the state and PAN of their GSTIN, and a default address', async () => {
    const made = ok(
      await as('sales', () =>
        createCustomerAction({
          name: 'Tungabhadra Boilers',
          gstin: gstin.toLowerCase(),
          currency: 'INR',
          addresses: [address],
        }),
      ),
    )
    expect(made.code).toMatch(/^C\d{3}$/)
    const c = await customer(made.id)
    expect(c).toMatchObject({ gstin, stateCode: '29', pan: 'AABCT1234F', country: 'IN', isActive: true })
    expect(c?.addresses).toMatchObject([{ label: 'Works', isDefault: true, country: 'IN' }])
    const found = await list('sales', customerList, { q: 'tungabh' })
    expect(found.rows).toMatchObject([{ id: made.id, city: 'Bengaluru', stateCode: '29', currency: 'INR' }])
  })

  it('are refused with a sentence at the field when the GSTIN is mistyped or belongs to another state', async () => {
    const wrong = await as('sales', () =>
      createCustomerAction({
        name: 'X',
        gstin: `${gstin.slice(0, 14)}${gstin.endsWith('A') ? 'B' : 'A'}`,
        addresses: [address],
      }),
    )
    expect(fail(wrong)).toMatchObject({
      code: 'VALIDATION',
      fieldErrors: { gstin: expect.stringContaining('check digit') },
    })
    const elsewhere = await as('sales', () =>
      createCustomerAction({ name: 'X', gstin, stateCode: '27', addresses: [address] }),
    )
    expect(fail(elsewhere).fieldErrors?.stateCode).toContain('29')
    const second = await as('sales', () =>
      createCustomerAction({ name: 'X', stateCode: '27', addresses: [{ ...address, gstin: 'NONSENSE' }] }),
    )
    expect(Object.keys(fail(second).fieldErrors ?? {})).toContain('addresses.0.gstin')
  })

  it('abroad have no GSTIN and no state, and are told so', async () => {
    const made = ok(
      await as('sales', () =>
        createCustomerAction({
          name: 'Gulf Works LLC',
          country: 'ae',
          currency: 'USD',
          addresses: [{ ...address, country: 'AE' }],
        }),
      ),
    )
    expect((await customer(made.id))?.stateCode).toBe('96')
    expect(
      fail(
        await as('sales', () =>
          createCustomerAction({ name: 'Y', country: 'AE', gstin, addresses: [{ ...address, country: 'AE' }] }),
        ),
      ).fieldErrors?.gstin,
    ).toContain('abroad')
  })

  it('keep their addresses by id when they are changed, and a stale save is refused with the name of who was faster', async () => {
    const id = await customerId('C002')
    const before = await customer(id)
    if (!before) throw new Error('C002')
    const input = {
      id,
      version: before.version,
      name: before.name,
      gstin: before.gstin,
      addresses: [
        ...before.addresses.map((a) => ({ ...a, kind: 'BOTH' as const, line2: 'Shed 4' })),
        { ...address, label: 'Second works', stateCode: '29' },
      ],
      contacts: before.contacts,
    }
    ok(await as('accounts', () => updateCustomerAction(input)))
    const after = await customer(id)
    expect(after?.addresses).toHaveLength(2)
    expect(after?.addresses.find((a) => a.id === before.addresses[0]?.id)).toMatchObject({
      line2: 'Shed 4',
      isDefault: true,
    })
    const stale = fail(await as('sales', () => updateCustomerAction({ ...input, name: 'Late' })))
    expect(stale).toMatchObject({ code: 'STALE', message: expect.stringContaining('Accounts Desk') })
  })

  it('are switched off with a reason and on again, never deleted', async () => {
    const id = await customerId('C003')
    expect(fail(await as('sales', () => deactivateCustomerAction({ id, remark: '' }))).code).toBe('VALIDATION')
    ok(await as('sales', () => deactivateCustomerAction({ id, remark: 'Closed its works' })))
    expect((await list('sales', customerList, { active: 'no' })).rows).toMatchObject([{ id }])
    ok(await as('sales', () => activateCustomerAction({ id, remark: null })))
    await withOwner(async (owner) => {
      const { rows } = await owner.query(`SELECT action, remark FROM "AuditLog" WHERE "documentId" = $1 ORDER BY id`, [
        id,
      ])
      expect(rows).toMatchObject([
        { action: 'customer.deactivate', remark: 'Closed its works' },
        { action: 'customer.activate' },
      ])
    })
  })

  it('of one company are not there for the other', async () => {
    const id = await customerId('C001')
    expect(await customer(id, 'other-admin')).toBeNull()
    expect(fail(await as('other-admin', () => deactivateCustomerAction({ id, remark: 'x' }))).code).toBe('NOT_FOUND')
    expect((await list('other-admin', customerList)).rows.map((r) => r.name)).toEqual(['Ratnagiri Boilers Pvt Ltd'])
  })

  it('twenty people who add one at the same moment get twenty codes', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        as('sales', () => createCustomerAction({ name: `Rush ${i}`, stateCode: '27', addresses: [address] })),
      ),
    )
    expect(new Set(made.map((r) => ok(r).code)).size).toBe(20)
  })
})

describe('vendors', () => {
  const input = {
    name: 'Godavari Tubes',
    stateCode: '36',
    currency: 'INR' as const,
    makes: ['godavari', 'GODAVARI '],
    addresses: [],
    contacts: [],
  }

  it('wait for the approval of somebody who did not enter them', async () => {
    const { id } = ok(await as('admin', () => createVendorAction(input)))
    expect(await vendor(id)).toMatchObject({ isApproved: false, makes: ['GODAVARI'] })
    expect(fail(await as('admin', () => approveVendorAction({ id, remark: null }))).code).toBe('FORBIDDEN')
    expect(fail(await as('purchase', () => approveVendorAction({ id, remark: null }))).code).toBe('FORBIDDEN')
    ok(await as('management', () => approveVendorAction({ id, remark: 'Visited' })))
    expect(await vendor(id)).toMatchObject({ isApproved: true, approvedBy: 'Management Desk' })
    expect(fail(await as('management', () => approveVendorAction({ id, remark: null }))).code).toBe('CONFLICT')
  })

  it('lose their approval when name, GSTIN or country changes, not when a phone number does', async () => {
    const id = await vendorId('V002')
    const before = await vendor(id)
    if (!before) throw new Error('V002')
    const same = { ...input, id, name: before.name, gstin: before.gstin, stateCode: before.stateCode }
    expect(
      ok(await as('purchase', () => updateVendorAction({ ...same, version: before.version, phone: '+91 99' })))
        .approvalWithdrawn,
    ).toBe(false)
    expect(
      ok(await as('purchase', () => updateVendorAction({ ...same, version: before.version + 1, name: 'Another name' })))
        .approvalWithdrawn,
    ).toBe(true)
    expect(await vendor(id)).toMatchObject({ isApproved: false, name: 'Another name' })
  })
})

describe('products and sizes', () => {
  it('are found by any of their words, and a size as people write it', async () => {
    expect((await list('sales', productSpecList, { q: '106 seamless' })).rows.map((r) => r.designation)).toContain(
      'ASTM A106 GR.B',
    )
    expect((await list('stores', pipeSizeList, { q: '6" NB X SCH 40', family: 'CS_AS' })).rows).toMatchObject([
      { nps: '6', schedule: '40', odMm: '168.3', wallMm: '7.11', unitWeight: '28.264' },
    ])
    expect((await list('stores', pipeSizeList, { q: '219.1' })).total).toBeGreaterThan(10)
  })

  it('reach the line grid whole and in the order of the standards', async () => {
    const masters = await as('sales', () => read((ctx) => lineMasters(ctx)))
    expect(masters.specs.length).toBe(234)
    expect(masters.sizes.slice(0, 2)).toMatchObject([
      { nps: '1/2', schedule: '10' },
      { nps: '1/2', schedule: 'STD' },
    ])
    expect(masters.families.map((f) => [f.code, f.weightFactor])).toContainEqual(['SS', '1.014'])
  })

  it('are changed by administrators only', async () => {
    const id = await specId()
    const spec = await as('admin', () => read((ctx) => getProductSpec(ctx, id)))
    const input = { id, version: spec?.version ?? 0, defaultEnd: 'PE' as const, additionalSpecs: ['ibr', 'IBR'] }
    expect(fail(await as('sales', () => updateProductSpecAction(input))).code).toBe('FORBIDDEN')
    ok(await as('admin', () => updateProductSpecAction(input)))
    expect(await as('admin', () => read((ctx) => getProductSpec(ctx, id)))).toMatchObject({
      defaultEnd: 'PE',
      additionalSpecs: ['IBR'],
      version: input.version + 1,
    })
    expect(fail(await as('admin', () => updateProductSpecAction(input))).code).toBe('STALE')
    ok(await as('admin', () => deactivateProductSpecAction({ id, remark: 'Not stocked' })))
    expect((await as('sales', () => read((ctx) => lineMasters(ctx)))).specs.length).toBe(233)
  })

  it('a new size is weighed by the formula, and the factor of a family is kept', async () => {
    const { id } = ok(
      await as('admin', () =>
        createPipeSizeAction({
          family: 'SS_DS',
          standard: 'ASME B36.19M',
          nps: '6',
          schedule: '60S',
          odMm: '168.3',
          wallMm: '9',
        }),
      ),
    )
    const found = await list('admin', pipeSizeList, { q: '6 60S' })
    // (168.3 - 9) x 9 x 0.0246615 x 1.014
    expect(found.rows).toMatchObject([{ id, unitWeight: '35.852' }])
    const families = await as('admin', () => read((ctx) => listFamilies(ctx)))
    const ds = families.find((f) => f.code === 'DS')
    ok(
      await as('admin', () =>
        updateFamilyAction({ id: ds?.id ?? '', version: ds?.version ?? 0, name: 'Duplex', weightFactor: '1.015' }),
      ),
    )
    expect(
      fail(
        await as('admin', () =>
          updateFamilyAction({ id: ds?.id ?? '', version: 2, name: 'Duplex', weightFactor: '0' }),
        ),
      ).fieldErrors?.weightFactor,
    ).toBeTruthy()
  })
})

describe('warehouses and locations', () => {
  it('a location is added, found by warehouse, and not switched off while stock lies on it', async () => {
    const [nmb] = (await list('stores', warehouseList, { q: 'nmb' })).rows
    const warehouseId = String(nmb?.id)
    const { id } = ok(await as('stores', () => createLocationAction({ warehouseId, code: 'c-09', kind: 'BIN' })))
    const found = await list('stores', locationList, { warehouseId, q: 'C-09' })
    expect(found.rows).toMatchObject([{ id, code: 'C-09', kind: 'BIN', warehouseCode: 'NMB' }])
    expect(
      fail(await as('stores', () => createLocationAction({ warehouseId, code: 'C-09' }))).fieldErrors?.code,
    ).toContain('taken')
    ok(await as('stores', () => deactivateLocationAction({ id, remark: 'Removed' })))
    const full = await locationId('A-01')
    expect(fail(await as('stores', () => deactivateLocationAction({ id: full, remark: 'x' })))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(' m of stock'),
    })
  })

  it('belong to a GST registration of the own company', async () => {
    const registration = await withOwner(
      async (owner) =>
        (
          await owner.query(
            `SELECT g.id FROM "GstRegistration" g JOIN "Company" c ON c.id = g."companyId" WHERE c.code = 'KT'`,
          )
        ).rows[0].id as string,
    )
    const input = { code: 'W9', name: 'Shed', gstRegistrationId: registration, addressLine1: 'x', city: 'y' }
    expect(fail(await as('stores', () => createWarehouseAction(input))).code).toBe('NOT_FOUND')
    expect(fail(await as('sales', () => createWarehouseAction(input))).code).toBe('FORBIDDEN')
    const [own] = (await list('stores', warehouseList, { q: 'nmb' })).rows
    expect(
      fail(await as('other-admin', () => updateWarehouseAction({ ...input, id: String(own?.id), version: 1 }))).code,
    ).toBe('NOT_FOUND')
  })
})
