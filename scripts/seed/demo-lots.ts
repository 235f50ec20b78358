/** One lot of the demo's opening stock. */
export type DemoLot = {
  product: string
  designation: string
  /** Further designations of the same certificate. */
  also?: string[]
  specs?: string[]
  size: string
  heatNo: string
  make: string
  mtcNo: string
  /** Days before the financial year. */
  mtcAge: number
  mtcType?: '3.1' | '3.2'
  rack: string
  metres: string
  pieces: number
  /** INR per metre. */
  cost: string
  length?: string
  ends?: 'BE' | 'PE'
}

type Row = [
  size: string,
  heatNo: string,
  mtcNo: string,
  mtcAge: number,
  rack: string,
  metres: string,
  pieces: number,
  cost: string,
]
type Group = Pick<DemoLot, 'product' | 'designation' | 'also' | 'specs' | 'make' | 'mtcType' | 'ends'> & { rows: Row[] }

const CS = 'C.S. SEAMLESS PIPE'
const SS = 'S.S. SEAMLESS PIPE'

const GROUPS: readonly Group[] = [
  {
    product: CS,
    designation: 'ASTM A106 GR.B',
    also: ['ASTM A53 GR.B', 'API 5L GR.B PSL-1'],
    specs: ['NACE MR0175', 'IBR'],
    make: 'DECCAN SEAMLESS',
    rows: [
      ['2" NB X SCH 40', 'D24A1107', 'DST/MTC/1107', 210, 'A-01', '612.5', 102, '412'],
      ['2" NB X SCH 80', 'D24A1107', 'DST/MTC/1107', 210, 'A-01', '318', 53, '565'],
      ['3" NB X SCH 40', 'D24A1122', 'DST/MTC/1122', 195, 'A-01', '480', 80, '858'],
      ['4" NB X SCH 40', 'D24B2013', 'DST/MTC/2013', 180, 'A-02', '744', 124, '1215'],
      ['4" NB X SCH 80', 'D24B2013', 'DST/MTC/2013', 180, 'A-02', '204', 34, '1690'],
      ['6" NB X SCH 40', 'D24B2047', 'DST/MTC/2047', 170, 'A-02', '396.6', 66, '2140'],
      ['6" NB X SCH 40', 'D25A0310', 'DST/MTC/0310', 60, 'A-02', '540', 90, '2185'],
      ['6" NB X SCH 80', 'D25A0322', 'DST/MTC/0322', 58, 'A-03', '180', 30, '3240'],
      ['8" NB X SCH 40', 'D25A0388', 'DST/MTC/0388', 50, 'A-03', '276', 46, '3225'],
      ['10" NB X SCH 40', 'D25A0391', 'DST/MTC/0391', 50, 'Y-1', '162', 27, '4580'],
      ['12" NB X SCH STD', 'D25B0405', 'DST/MTC/0405', 45, 'Y-1', '132.75', 22, '5610'],
      ['1" NB X SCH 40', 'D25B0412', 'DST/MTC/0412', 40, 'A-01', '900', 150, '196'],
      ['1-1/2" NB X SCH 80', 'D25B0412', 'DST/MTC/0412', 40, 'A-01', '420', 70, '418'],
    ],
  },
  {
    product: CS,
    designation: 'API 5L GR.X52 PSL-2',
    specs: ['HIC'],
    make: 'RHEINROHR',
    mtcType: '3.2',
    rows: [
      ['8" NB X SCH 60', 'RX52-88120', 'RR-2025-4410', 120, 'Y-1', '348', 29, '4390'],
      ['12" NB X SCH XS', 'RX52-88131', 'RR-2025-4411', 118, 'Y-1', '216', 18, '7720'],
    ],
  },
  {
    product: 'C.S. ERW PIPE',
    designation: 'ASTM A53 GR.B',
    make: 'KAVERI WELDED',
    ends: 'PE',
    rows: [
      ['4" NB X SCH 40', 'KW-70551', 'KWP/25/551', 90, 'B-01', '600', 100, '940'],
      ['6" NB X SCH 40', 'KW-70562', 'KWP/25/562', 88, 'B-01', '360', 60, '1640'],
    ],
  },
  {
    product: 'A.S. SEAMLESS PIPE',
    designation: 'ASTM A335 GR.P11',
    also: ['ASME SA335 GR.P11'],
    specs: ['IBR'],
    make: 'VINDHYA ALLOY',
    rows: [
      ['4" NB X SCH 80', 'VA11-3301', 'VAT/3301', 140, 'B-02', '126', 21, '3480'],
      ['6" NB X SCH 80', 'VA11-3302', 'VAT/3302', 140, 'B-02', '108', 18, '6610'],
      ['8" NB X SCH 100', 'VA11-3317', 'VAT/3317', 75, 'B-02', '66.4', 11, '11850'],
    ],
  },
  {
    product: 'A.S. SEAMLESS PIPE',
    designation: 'ASTM A335 GR.P22',
    also: ['ASME SA335 GR.P22'],
    specs: ['IBR'],
    make: 'VINDHYA ALLOY',
    rows: [
      ['3" NB X SCH 160', 'VA22-3405', 'VAT/3405', 130, 'B-02', '84', 14, '5240'],
      ['6" NB X SCH 120', 'VA22-3409', 'VAT/3409', 70, 'B-02', '54', 9, '12400'],
    ],
  },
  {
    product: 'L.T.C.S. SEAMLESS PIPE',
    designation: 'ASTM A333 GR.6',
    also: ['ASME SA333 GR.6'],
    specs: ['NACE MR0175'],
    make: 'DECCAN SEAMLESS',
    rows: [
      ['2" NB X SCH 80', 'DL6-0901', 'DST/LT/0901', 100, 'A-03', '240', 40, '720'],
      ['4" NB X SCH 40', 'DL6-0902', 'DST/LT/0902', 100, 'A-03', '198', 33, '1510'],
      ['6" NB X SCH 80', 'DL6-0907', 'DST/LT/0907', 64, 'A-03', '120', 20, '4120'],
    ],
  },
  {
    product: SS,
    designation: 'ASTM A312 TP316L',
    also: ['ASTM A312 TP316'],
    make: 'NARMADA STAINLESS',
    rows: [
      ['1" NB X SCH 40S', 'NS316-5501', 'NSP/5501', 160, 'B-03', '360', 60, '1260'],
      ['2" NB X SCH 40S', 'NS316-5508', 'NSP/5508', 155, 'B-03', '300', 50, '2790'],
      ['4" NB X SCH 40S', 'NS316-5511', 'NSP/5511', 80, 'B-03', '150.5', 25, '8060'],
      ['6" NB X SCH 10S', 'NS316-5516', 'NSP/5516', 78, 'B-03', '96', 16, '7020'],
    ],
  },
  {
    product: SS,
    designation: 'ASTM A312 TP304L',
    also: ['ASTM A312 TP304'],
    make: 'NARMADA STAINLESS',
    rows: [
      ['2" NB X SCH 40S', 'NS304-5602', 'NSP/5602', 150, 'B-03', '270', 45, '1880'],
      ['3" NB X SCH 40S', 'NS304-5604', 'NSP/5604', 148, 'B-03', '186', 31, '3930'],
      ['6" NB X SCH 40S', 'NS304-5609', 'NSP/5609', 66, 'J-01', '114', 19, '9820'],
    ],
  },
  {
    product: 'D.S. SEAMLESS PIPE',
    designation: 'ASTM A790 GR.S32205',
    also: ['ASTM A790 GR.S31803'],
    specs: ['NACE MR0175'],
    make: 'RHEINROHR',
    mtcType: '3.2',
    rows: [
      ['3" NB X SCH 40S', 'RD2205-7710', 'RR-2025-5120', 110, 'J-02', '120', 10, '7650'],
      ['6" NB X SCH 80S', 'RD2205-7718', 'RR-2025-5121', 110, 'J-02', '72', 6, '28900'],
    ],
  },
  {
    product: 'L.T.C.S. SEAMLESS PIPE',
    designation: 'ASTM A333 GR.6',
    make: 'RHEINROHR',
    mtcType: '3.2',
    rows: [['10" NB X 12.7MM', 'RL6-6605', 'RR-2025-6001', 55, 'J-03', '84', 7, '8650']],
  },
  {
    product: CS,
    designation: 'ASTM A106 GR.B',
    make: 'HOOGHLY STEEL',
    rows: [['16" NB X SCH 40', 'HS-40917', 'HST/917', 300, 'Y-1', '58.2', 5, '11200']],
  },
]

const spread = (groups: readonly Group[]): DemoLot[] =>
  groups.flatMap(({ rows, ...group }) =>
    rows.map(([size, heatNo, mtcNo, mtcAge, rack, metres, pieces, cost]) => ({
      ...group,
      size,
      heatNo,
      mtcNo,
      mtcAge,
      rack,
      metres,
      pieces,
      cost,
    })),
  )

/** 36 lots: one heat in two sizes, one size in two heats, custom walls, pipe at both sites. */
export const NPS_LOTS: readonly DemoLot[] = spread(GROUPS)

/** The second company has a lot of the same size, so that a leak between companies would show. */
export const KONKAN_LOTS: readonly DemoLot[] = spread([
  {
    product: CS,
    designation: 'ASTM A106 GR.B',
    make: 'TAPI',
    rows: [['6" NB X SCH 40', 'TP-1001', 'TAPI/1001', 90, 'K-01', '120', 20, '2050']],
  },
])
