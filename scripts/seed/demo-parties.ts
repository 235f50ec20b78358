import { gstinWithCheckDigit } from '@/core/gst'

type Address = {
  label: string
  kind?: 'BILLING' | 'SHIPPING' | 'BOTH'
  line1: string
  line2?: string
  city: string
  pin?: string
}
type Contact = { name: string; designation: string; email: string; phone: string }

export type DemoParty = {
  code: string
  name: string
  /** First 14 characters of an invented GSTIN; null abroad. */
  gstin14: string | null
  country?: string
  currency?: string
  isSez?: boolean
  paymentTerms: string
  addresses: Address[]
  contacts: Contact[]
}

export type DemoVendor = DemoParty & { makes: string[]; approved: boolean }

/** The GSTIN with its check digit. */
export const gstinOf = (party: DemoParty): string | null => (party.gstin14 ? gstinWithCheckDigit(party.gstin14) : null)

const N30 = '100 % within 30 days of dispatch'
const N45 = '100 % within 45 days of dispatch'

/** Invented buyers: five in India, one of them in a special economic zone, and one abroad. */
export const CUSTOMERS: readonly DemoParty[] = [
  {
    code: 'C001',
    name: 'Sahyadri Refineries Ltd',
    gstin14: '27AAQCS4821K1Z',
    paymentTerms: N30,
    addresses: [
      {
        label: 'Registered office',
        kind: 'BILLING',
        line1: '7th floor, Sahyadri House',
        line2: 'Ballard Estate',
        city: 'Mumbai',
        pin: '400001',
      },
      {
        label: 'Refinery stores',
        kind: 'SHIPPING',
        line1: 'Gate 3, Refinery Road',
        line2: 'Uran',
        city: 'Raigad',
        pin: '400702',
      },
    ],
    contacts: [
      {
        name: 'Anjali Deshmukh',
        designation: 'Manager, materials',
        email: 'anjali.deshmukh@example.com',
        phone: '+91 22 5550 0101',
      },
      { name: 'Rohan Patil', designation: 'Stores', email: 'rohan.patil@example.com', phone: '+91 22 5550 0102' },
    ],
  },
  {
    code: 'C002',
    name: 'Khambhat Petrochemicals Ltd',
    gstin14: '24AAJCK7315M1Z',
    paymentTerms: N45,
    addresses: [
      { label: 'Works', line1: 'Plot 214, GIDC Estate', line2: 'Ankleshwar', city: 'Bharuch', pin: '393002' },
    ],
    contacts: [
      { name: 'Mehul Shah', designation: 'Purchase', email: 'mehul.shah@example.com', phone: '+91 2646 555 0111' },
    ],
  },
  {
    code: 'C003',
    name: 'Palar Power Equipment Ltd',
    gstin14: '33AAFCP2968D1Z',
    paymentTerms: N30,
    addresses: [{ label: 'Works', line1: '18 Industrial Estate', line2: 'Guindy', city: 'Chennai', pin: '600032' }],
    contacts: [
      {
        name: 'Kavitha Raman',
        designation: 'Deputy manager, procurement',
        email: 'kavitha.raman@example.com',
        phone: '+91 44 5550 0121',
      },
    ],
  },
  {
    code: 'C004',
    name: 'Aravalli Process Plants Pvt Ltd',
    gstin14: '06AASCA5047R1Z',
    paymentTerms: N30,
    addresses: [{ label: 'Head office', line1: '402 Tower B, Udyog Vihar Phase 4', city: 'Gurugram', pin: '122015' }],
    contacts: [
      {
        name: 'Vikram Malhotra',
        designation: 'Project buyer',
        email: 'vikram.malhotra@example.com',
        phone: '+91 124 555 0131',
      },
    ],
  },
  {
    code: 'C005',
    name: 'Dahej Offshore Fabricators Ltd',
    gstin14: '24AAHCD8190F1Z',
    isSez: true,
    paymentTerms: N30,
    addresses: [
      {
        label: 'SEZ unit',
        line1: 'Plot Z-31, Dahej Special Economic Zone',
        line2: 'Vagra',
        city: 'Bharuch',
        pin: '392130',
      },
    ],
    contacts: [
      {
        name: 'Farida Contractor',
        designation: 'Materials lead',
        email: 'farida.contractor@example.com',
        phone: '+91 2641 555 0141',
      },
    ],
  },
  {
    code: 'C006',
    name: 'Al Noor Energy Services FZE',
    gstin14: null,
    country: 'AE',
    currency: 'USD',
    paymentTerms: 'Irrevocable letter of credit at sight',
    addresses: [
      { label: 'Head office', line1: 'Office 1204, Free Zone Tower', line2: 'Hamriyah Free Zone', city: 'Sharjah' },
    ],
    contacts: [
      {
        name: 'Omar Haddad',
        designation: 'Procurement manager',
        email: 'omar.haddad@example.com',
        phone: '+971 6 555 0151',
      },
    ],
  },
]

/** Invented mills and stockists; only approved vendors may be ordered from. */
export const VENDORS: readonly DemoVendor[] = [
  {
    code: 'V001',
    name: 'Deccan Seamless Tubes Ltd',
    gstin14: '27AADCD6402B1Z',
    paymentTerms: N30,
    makes: ['DECCAN SEAMLESS'],
    approved: true,
    addresses: [{ label: 'Works', line1: 'Plot D-9, MIDC', line2: 'Ranjangaon', city: 'Pune', pin: '412220' }],
    contacts: [
      { name: 'Sunil Kulkarni', designation: 'Sales', email: 'sunil.kulkarni@example.com', phone: '+91 2138 555 0161' },
    ],
  },
  {
    code: 'V002',
    name: 'Narmada Stainless Pipes Ltd',
    gstin14: '24AAECN3758H1Z',
    paymentTerms: N30,
    makes: ['NARMADA STAINLESS'],
    approved: true,
    addresses: [{ label: 'Works', line1: 'Survey 88, Chhatral Road', city: 'Mehsana', pin: '382729' }],
    contacts: [
      { name: 'Pooja Trivedi', designation: 'Sales', email: 'pooja.trivedi@example.com', phone: '+91 2764 555 0171' },
    ],
  },
  {
    code: 'V003',
    name: 'Vindhya Alloy Tubes Ltd',
    gstin14: '23AAGCV9124J1Z',
    paymentTerms: N45,
    makes: ['VINDHYA ALLOY'],
    approved: true,
    addresses: [
      { label: 'Works', line1: '12 Industrial Growth Centre', line2: 'Pithampur', city: 'Dhar', pin: '454775' },
    ],
    contacts: [
      { name: 'Arvind Joshi', designation: 'Sales', email: 'arvind.joshi@example.com', phone: '+91 7292 555 0181' },
    ],
  },
  {
    code: 'V004',
    name: 'Rheinrohr Edelstahl GmbH',
    gstin14: null,
    country: 'DE',
    currency: 'EUR',
    paymentTerms: '100 % advance against proforma invoice',
    makes: ['RHEINROHR'],
    approved: true,
    addresses: [{ label: 'Works', line1: 'Hafenstrasse 40', city: 'Duisburg', pin: '47119' }],
    contacts: [
      {
        name: 'Katrin Vogel',
        designation: 'Export sales',
        email: 'katrin.vogel@example.com',
        phone: '+49 203 555 0191',
      },
    ],
  },
  {
    code: 'V005',
    name: 'Hooghly Steel Tubes Ltd',
    gstin14: '19AABCH1573N1Z',
    paymentTerms: N30,
    makes: ['HOOGHLY STEEL'],
    approved: false,
    addresses: [{ label: 'Works', line1: '5 Foundry Lane', line2: 'Liluah', city: 'Howrah', pin: '711204' }],
    contacts: [
      { name: 'Debashis Sen', designation: 'Sales', email: 'debashis.sen@example.com', phone: '+91 33 5550 0201' },
    ],
  },
  {
    code: 'V006',
    name: 'Kaveri Welded Pipes Ltd',
    gstin14: '29AAKCK4286P1Z',
    paymentTerms: N30,
    makes: ['KAVERI WELDED'],
    approved: false,
    addresses: [
      {
        label: 'Works',
        line1: 'Plot 60, KIADB Industrial Area',
        line2: 'Harohalli',
        city: 'Ramanagara',
        pin: '562112',
      },
    ],
    contacts: [
      { name: 'Nandini Rao', designation: 'Sales', email: 'nandini.rao@example.com', phone: '+91 80 5550 0211' },
    ],
  },
]

/** A few rows of the second company, which prove that the first one never sees them. */
export const OTHER_CUSTOMERS: readonly DemoParty[] = [
  {
    code: 'C001',
    name: 'Ratnagiri Boilers Pvt Ltd',
    gstin14: '27AALCR6639Q1Z',
    paymentTerms: N30,
    addresses: [{ label: 'Works', line1: 'Plot 14, MIDC Mirjole', city: 'Ratnagiri', pin: '415639' }],
    contacts: [
      {
        name: 'Suresh Sawant',
        designation: 'Purchase',
        email: 'suresh.sawant@example.com',
        phone: '+91 2352 555 0221',
      },
    ],
  },
]

export const OTHER_VENDORS: readonly DemoVendor[] = [
  {
    code: 'V001',
    name: 'Tapi Tube Traders',
    gstin14: '24AAMFT2807L1Z',
    paymentTerms: N30,
    makes: ['TAPI'],
    approved: true,
    addresses: [{ label: 'Godown', line1: '3 Transport Nagar', city: 'Surat', pin: '395010' }],
    contacts: [
      { name: 'Jignesh Modi', designation: 'Partner', email: 'jignesh.modi@example.com', phone: '+91 261 555 0231' },
    ],
  },
]
