import readSheet from 'read-excel-file/node'
import { afterAll, expect, test } from 'vitest'
import type { ClientListColumn, ClientListDef } from '@/core/list-types'
import { checkExportSize, csvHead, csvRows, EXPORT_LIMITS, exportColumns, sheetName, sheetTexts } from './list-export'
import { closeSheetThread, writeSheetApart } from './sheet-thread'

const KOLKATA = 'Asia/Kolkata'
const column = (
  key: string,
  type: ClientListColumn['type'],
  more: Partial<ClientListColumn> = {},
): ClientListColumn => ({ key, label: key, type, ...more })
const csv = (columns: ClientListColumn[], rows: Record<string, unknown>[]) =>
  `${csvHead(columns).slice(1)}${csvRows(columns, rows, KOLKATA)}`

afterAll(closeSheetThread)

test('a CSV file has a head, one line per row, and the time of the company', async () => {
  const columns = [
    column('no', 'text'),
    column('amount', 'money'),
    column('day', 'date'),
    column('at', 'datetime'),
    column('heats', 'list'),
    column('sez', 'boolean'),
  ]
  const rows = [
    {
      no: 'NPS/26/00001',
      amount: '-1234567.89',
      day: '2026-11-20',
      at: '2026-11-20T20:00:00.000Z',
      heats: ['H1', 'H2'],
      sez: true,
    },
    { no: null, amount: null, day: null, at: null, heats: null, sez: false },
  ]
  // The mark at the beginning is for Excel; reading as text drops it.
  expect(await csv(columns, rows)).toBe(
    'no,amount,day,at,heats,sez\r\nNPS/26/00001,-1234567.89,2026-11-20,2026-11-21 01:30,H1; H2,Yes\r\n,,,,,No\r\n',
  )
})

test('text that a spreadsheet would run is written as text', async () => {
  expect(await csv([column('remark', 'text')], [{ remark: '=1+1' }, { remark: '+91 22 1234' }])).toBe(
    "remark\r\n'=1+1\r\n'+91 22 1234\r\n",
  )
})

test('a spreadsheet is made of numbers and dates, on a thread of its own, and a strange title does not break it', async () => {
  const columns = [column('no', 'text'), column('amount', 'money'), column('day', 'date'), column('at', 'datetime')]
  const rows = [{ no: '=1', amount: '12.50', day: '2026-11-20', at: '2026-11-20T20:00:00.000Z' }]
  const file = await writeSheetApart({
    sheet: sheetName('Stock [all]: a/b and a name that is far too long'),
    columns,
    rows: sheetTexts(columns, rows, KOLKATA),
  })
  const [sheet] = await readSheet(file)
  expect(sheet?.data).toEqual([
    ['no', 'amount', 'day', 'at'],
    ['=1', 12.5, new Date('2026-11-20T00:00:00.000Z'), new Date('2026-11-21T01:30:00.000Z')],
  ])
})

test('the columns of an export are those on the screen, in their order; one that is not there is named', () => {
  const def = { columns: [column('number', 'text'), column('amount', 'money')] } as unknown as ClientListDef
  expect(exportColumns(def, 'amount,number').map((c) => c.key)).toEqual(['amount', 'number'])
  expect(() => exportColumns(def, 'number,cost')).toThrow('This list has no column "cost".')
})

test('ids that only links need are not exported', () => {
  const def = {
    columns: [
      column('id', 'text'),
      column('number', 'text'),
      column('customerId', 'text', { hidden: true }),
      column('make', 'text', { hidden: true }),
    ],
  } as unknown as ClientListDef
  expect(exportColumns(def).map((c) => c.key)).toEqual(['number', 'make'])
})

test('what does not fit into one file is said', () => {
  expect(() => checkExportSize('csv', EXPORT_LIMITS.csv + 1)).toThrow(/too much for one CSV file/)
  expect(() => checkExportSize('xlsx', EXPORT_LIMITS.xlsx + 1)).toThrow(/take CSV/)
  expect(() => checkExportSize('csv', EXPORT_LIMITS.csv)).not.toThrow()
})
