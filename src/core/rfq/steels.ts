/** How the grades of a standard are written. */
export type GradeStyle =
  | 'letter'
  | 'number'
  | 'stainless'
  | 'chrome-pipe'
  | 'tube'
  | 'duplex'
  | 'plate-class'
  | 'chrome-class'
  | 'stainless-class'
  | 'name'
  | 'none'

export interface Steel {
  style: GradeStyle
  /** Material family, null when it follows from the grade */
  family: 'CS' | 'AS' | 'SS' | 'DS' | 'LTCS' | null
  /** What is made to the standard */
  made: 'pipe' | 'tube' | 'fitting' | 'plate' | 'other'
  /** Only for standards that know one way of making */
  process?: 'SEAMLESS' | 'WELDED'
}

const steel = (style: GradeStyle, family: Steel['family'], made: Steel['made'], process?: Steel['process']): Steel =>
  process ? { style, family, made, process } : { style, family, made }

/**
 * ASTM (and ASME SA) standards by number.
 * @source titles of the ASTM A standards
 */
export const STEELS: Readonly<Record<string, Steel>> = {
  53: steel('letter', 'CS', 'pipe'),
  106: steel('letter', 'CS', 'pipe', 'SEAMLESS'),
  134: steel('name', 'CS', 'pipe', 'WELDED'),
  135: steel('letter', 'CS', 'pipe', 'WELDED'),
  139: steel('letter', 'CS', 'pipe', 'WELDED'),
  252: steel('number', 'CS', 'pipe'),
  312: steel('stainless', 'SS', 'pipe'),
  333: steel('number', 'LTCS', 'pipe'),
  335: steel('chrome-pipe', 'AS', 'pipe', 'SEAMLESS'),
  358: steel('stainless-class', 'SS', 'pipe', 'WELDED'),
  369: steel('name', 'AS', 'pipe'),
  376: steel('stainless', 'SS', 'pipe', 'SEAMLESS'),
  409: steel('stainless', 'SS', 'pipe', 'WELDED'),
  523: steel('letter', 'CS', 'pipe'),
  524: steel('name', 'CS', 'pipe', 'SEAMLESS'),
  587: steel('none', 'CS', 'pipe', 'WELDED'),
  671: steel('plate-class', 'LTCS', 'pipe', 'WELDED'),
  672: steel('plate-class', 'CS', 'pipe', 'WELDED'),
  691: steel('chrome-class', 'AS', 'pipe', 'WELDED'),
  778: steel('stainless', 'SS', 'pipe', 'WELDED'),
  790: steel('duplex', 'DS', 'pipe'),
  813: steel('stainless', 'SS', 'pipe', 'WELDED'),
  814: steel('stainless', 'SS', 'pipe', 'WELDED'),
  872: steel('duplex', 'DS', 'pipe'),
  928: steel('duplex', 'DS', 'pipe', 'WELDED'),
  178: steel('letter', 'CS', 'tube', 'WELDED'),
  179: steel('none', 'CS', 'tube', 'SEAMLESS'),
  192: steel('none', 'CS', 'tube', 'SEAMLESS'),
  209: steel('tube', 'AS', 'tube', 'SEAMLESS'),
  210: steel('name', 'CS', 'tube', 'SEAMLESS'),
  213: steel('tube', null, 'tube', 'SEAMLESS'),
  214: steel('none', 'CS', 'tube', 'WELDED'),
  226: steel('none', 'CS', 'tube', 'WELDED'),
  249: steel('stainless', 'SS', 'tube', 'WELDED'),
  250: steel('tube', 'AS', 'tube', 'WELDED'),
  268: steel('stainless', 'SS', 'tube'),
  269: steel('stainless', 'SS', 'tube'),
  270: steel('stainless', 'SS', 'tube'),
  334: steel('number', 'LTCS', 'tube'),
  500: steel('letter', 'CS', 'tube', 'WELDED'),
  501: steel('letter', 'CS', 'tube'),
  511: steel('stainless', 'SS', 'tube', 'SEAMLESS'),
  513: steel('name', 'CS', 'tube', 'WELDED'),
  519: steel('name', 'CS', 'tube', 'SEAMLESS'),
  554: steel('stainless', 'SS', 'tube', 'WELDED'),
  556: steel('name', 'CS', 'tube', 'SEAMLESS'),
  688: steel('stainless', 'SS', 'tube', 'WELDED'),
  789: steel('duplex', 'DS', 'tube'),
  105: steel('none', 'CS', 'fitting'),
  181: steel('name', 'CS', 'fitting'),
  182: steel('name', null, 'fitting'),
  234: steel('name', null, 'fitting'),
  350: steel('name', 'LTCS', 'fitting'),
  403: steel('stainless', 'SS', 'fitting'),
  420: steel('name', 'LTCS', 'fitting'),
  694: steel('name', 'CS', 'fitting'),
  707: steel('name', 'LTCS', 'fitting'),
  815: steel('duplex', 'DS', 'fitting'),
  860: steel('name', 'CS', 'fitting'),
  36: steel('none', 'CS', 'plate'),
  204: steel('letter', 'AS', 'plate'),
  240: steel('stainless', null, 'plate'),
  283: steel('letter', 'CS', 'plate'),
  285: steel('letter', 'CS', 'plate'),
  387: steel('number', 'AS', 'plate'),
  515: steel('number', 'CS', 'plate'),
  516: steel('number', 'CS', 'plate'),
  537: steel('name', 'CS', 'plate'),
  572: steel('number', 'CS', 'plate'),
  193: steel('name', null, 'other'),
  194: steel('name', null, 'other'),
  216: steel('name', 'CS', 'other'),
  217: steel('name', 'AS', 'other'),
  276: steel('stainless', 'SS', 'other'),
  307: steel('letter', 'CS', 'other'),
  320: steel('name', null, 'other'),
  351: steel('name', 'SS', 'other'),
  352: steel('name', 'LTCS', 'other'),
  453: steel('number', null, 'other'),
  479: steel('stainless', 'SS', 'other'),
  995: steel('name', 'DS', 'other'),
}

/**
 * Stainless and duplex grades by UNS number.
 * @source ASTM A312, A790 (tables of chemical requirements)
 */
export const UNS: Readonly<Record<string, string>> = {
  S30400: 'TP304',
  S30403: 'TP304L',
  S30409: 'TP304H',
  S30908: 'TP309S',
  S31008: 'TP310S',
  S31009: 'TP310H',
  S31600: 'TP316',
  S31603: 'TP316L',
  S31609: 'TP316H',
  S31635: 'TP316Ti',
  S31700: 'TP317',
  S31703: 'TP317L',
  S32100: 'TP321',
  S32109: 'TP321H',
  S34700: 'TP347',
  S34709: 'TP347H',
}

/** Trade names of duplex grades. 2205 is the trade's name of S32205; S31803 is its older, wider version. */
export const DUPLEX_NAMES: Readonly<Record<string, string>> = {
  '2205': 'S32205',
  '2507': 'S32750',
  F51: 'S31803',
  F53: 'S32750',
  F60: 'S32205',
  F55: 'S32760',
}

/**
 * EN material numbers and names with the nearest ASTM grade. Only a hint: the standards are not the same.
 * @source EN 10088-1
 */
export const EN_GRADES: Readonly<Record<string, string>> = {
  '1.4301': 'TP304',
  '1.4306': 'TP304L',
  '1.4307': 'TP304L',
  '1.4948': 'TP304H',
  '1.4845': 'TP310S',
  '1.4401': 'TP316',
  '1.4404': 'TP316L',
  '1.4432': 'TP316L',
  '1.4435': 'TP316L',
  '1.4436': 'TP316',
  '1.4571': 'TP316Ti',
  '1.4438': 'TP317L',
  '1.4541': 'TP321',
  '1.4878': 'TP321H',
  '1.4550': 'TP347',
  '1.4462': 'S31803',
  '1.4410': 'S32750',
  '1.4501': 'S32760',
}
