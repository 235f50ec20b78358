import type { RfqMasters } from '../../src/core/rfq/types'
import { readCsv } from '../seed/csv'

/** The product specifications that every company starts with, for reading requests without a database. */
export function rfqMasters(): RfqMasters {
  return {
    specs: readCsv('product-specs.csv').map((row) => ({
      product: row.product ?? '',
      familyCode: row.family ?? '',
      process: row.process ?? '',
      standard: row.standard ?? '',
      grade: row.grade ?? '',
      designation: row.designation ?? '',
      defaultEnd: row.default_end ?? '',
      additionalSpecs: (row.additional_specs ?? '').split(';').filter(Boolean),
    })),
  }
}
