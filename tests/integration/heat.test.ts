import { describe, expect, it } from 'vitest'
import { getHeat, searchHeats, suggestHeats } from '@/features/heat/heat.queries'
import { createOpeningStockAction } from '@/features/opening-stock/opening-stock.actions'
import { confirmReservationAction, releaseReservationAction } from '@/features/reservation/reservation.actions'
import { proposeReservation } from '@/features/reservation/reservation.queries'
import { read } from '@/server/read'
import { as, type Desk, locationId, ok, sizeId, specId } from '../support/actors'
import { salesOrderOf } from '../support/orders'

const heat = (who: Desk, no: string) => as(who, () => read((ctx) => getHeat(ctx, no)))

describe('The life of a heat', () => {
  it('tells lots of one heat apart, and that opening stock has no GRN', async () => {
    const found = await heat('sales', ' d24a1107 ')
    expect(found?.lots.map((l) => l.sizeText)).toEqual(expect.arrayContaining(['2" NB X SCH 40', '2" NB X SCH 80']))
    expect(
      found?.documents.filter((d) => d.kind === 'Mill test certificate').map((d) => [d.number, d.fileId === null]),
    ).toEqual([['DST/MTC/1107', false]])
    const words = found?.missing.map((m) => m.text).join(' ')
    expect(words).toContain('Opening stock without GRN: entered by Stores Desk')
    expect(words).toContain('ever reserved: it is free')
    expect(found?.timeline.map((e) => e.what)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('opening stock approved by QC'),
        expect.stringContaining('entered as opening stock'),
      ]),
    )
  })

  it('shows reservation, order and customer, with links that the role can open, and no price to anybody', async () => {
    const order = await salesOrderOf([{ size: '3', schedule: '40', metres: '40', rate: '98765.432' }])
    const line = (await as('sales', () => read((ctx) => proposeReservation(ctx, order.id))))?.lines[0]
    const at = line?.candidates.find((c) => c.heatNo === 'D24A1122')
    const { reservationIds } = ok(
      await as('sales', () =>
        confirmReservationAction({
          salesOrderId: order.id,
          lines: [
            {
              salesOrderLineId: line?.id ?? '',
              stockLotId: at?.stockLotId ?? '',
              locationId: at?.locationId ?? '',
              metres: '40',
            },
          ],
        }),
      ),
    )
    ok(
      await as('sales', () =>
        releaseReservationAction({ id: reservationIds[0] ?? '', metres: '5', remark: 'Shorter' }),
      ),
    )
    for (const who of ['sales', 'qc', 'stores', 'management'] as const) {
      const found = await heat(who, 'D24A1122')
      expect(found?.documents.find((d) => d.kind === 'Sales order')).toMatchObject({
        number: order.number,
        href: `/sales-orders/${order.id}`,
        party: expect.any(String),
      })
      expect(found?.documents.find((d) => d.kind === 'Reservation')?.detail).toBe('held 35 m, released 5 m')
      expect(found?.timeline[0]?.what).toBe('5 m released, free again')
      expect(JSON.stringify(found)).not.toMatch(/98765|cost|858/i)
    }
  })

  it('says what waits: an entry that QC has not approved', async () => {
    const [productSpecId, pipeSizeId, location] = [await specId(), await sizeId('3', '40'), await locationId('A-01')]
    const mtcDate = (await heat('qc', 'D24A1122'))?.lots[0]?.mtcDate ?? ''
    const lot = {
      productSpecId,
      pipeSizeId,
      locationId: location,
      heatNo: 'WAIT-77',
      make: 'DECCAN SEAMLESS',
      mtcNo: 'DST/MTC/1122',
      mtcType: '3.1' as const,
      mtcDate,
    }
    ok(
      await as('stores', () =>
        createOpeningStockAction({ lots: [{ ...lot, metres: '5', pieces: 1, receivedDate: '2026-11-01' }] }),
      ),
    )
    const found = await heat('qc', 'WAIT-77')
    expect(found?.missing.map((m) => m.text)).toContain(
      'The opening entry waits for QC; until then nothing of it can be reserved.',
    )
  })

  it('finds heats by a part of the number, and suggests when the number is wrong', async () => {
    const found = await as('qc', () => read((ctx) => searchHeats(ctx, 'b2047')))
    expect(found[0]).toMatchObject({ heatNo: 'D24B2047', sizeText: '6" NB X SCH 40' })
    expect(await heat('qc', 'D24B2O47')).toBeNull()
    const suggested = await as('qc', () => read((ctx) => suggestHeats(ctx, 'D24B2O47')))
    expect(suggested.map((s) => s.heatNo)).toContain('D24B2047')
    expect(await as('qc', () => read((ctx) => suggestHeats(ctx, 'ZZZZ')))).toEqual([])
  })

  it('knows nothing of another company', async () => {
    expect(await heat('other-admin', 'D24B2047')).toBeNull()
    expect(await as('other-admin', () => read((ctx) => searchHeats(ctx, 'D24B')))).toEqual([])
  })
})
