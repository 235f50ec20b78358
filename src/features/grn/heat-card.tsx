'use client'

import { Button } from '@mantine/core'
import { DateField, DecimalField, FileField, HeatField, QuantityField, SelectField, TextField } from '@/ui/fields'
import css from './grn.module.css'
import { type HeatRow, missingOf } from './grn-rows'

const MTC_TYPES = ['3.1', '3.2', '2.2', '2.1'].map((type) => ({ value: type, label: `EN 10204 ${type}` }))
const ENDS = ['BE', 'PE', 'NPTM', 'BSPT'].map((ends) => ({ value: ends, label: ends }))

type Option = { value: string; label: string }
type Props = {
  row: HeatRow
  /** Position of the row in the receipt; errors are under `lines.<index>`. */
  index: number
  open: boolean
  errors: Record<string, string>
  locations: readonly Option[]
  agencies: readonly Option[]
  onToggle: () => void
  onChange: (patch: Partial<HeatRow>) => void
  onRemove: () => void
}

/** One heat: a line that says what it is and what it still needs, and under it, when open, its fields. */
export function HeatCard({ row, index, open, errors, locations, agencies, onToggle, onChange, onRemove }: Props) {
  const path = `lines.${index}`
  const own = Object.keys(errors).filter((key) => key.startsWith(`${path}.`))
  const missing = missingOf(row)
  const field = <K extends keyof HeatRow>(key: K, errorKey: string = key) => ({
    name: `${path}.${errorKey}`,
    value: row[key],
    onChange: (value: HeatRow[K]) => onChange({ [key]: value } as Partial<HeatRow>),
    error: errors[`${path}.${errorKey}`],
  })
  const state = own.length > 0 ? css.wrong : missing.length > 0 ? css.incomplete : css.complete
  const place = locations.find((l) => l.value === row.locationId)?.label
  return (
    <div className={`${css.heat} ${state}`}>
      <div className={css.head}>
        <button type="button" className={css.toggle} aria-expanded={open} onClick={onToggle}>
          <strong>{row.heatNo.toUpperCase() || 'New heat'}</strong>
          <span>{row.metres ? `${row.metres} m` : '– m'}</span>
          <span>{row.pieces ? `${row.pieces} pcs` : '– pcs'}</span>
          {row.mtcNo && <span className={css.dim}>{`MTC ${row.mtcNo} (${row.mtcType})`}</span>}
          {place && <span className={css.dim}>{place}</span>}
          {own.length > 0 && !open ? (
            <span className={css.red}>{errors[own[0] ?? ''] ?? 'Needs attention'}</span>
          ) : (
            own.length === 0 &&
            missing.length > 0 && <span className={css.dim}>{`still needs ${missing.join(', ')}`}</span>
          )}
        </button>
        <Button variant="subtle" size="xs" onClick={onToggle}>
          {open ? 'Fold' : 'Open'}
        </Button>
        <Button
          variant="subtle"
          color="red"
          size="xs"
          onClick={onRemove}
          aria-label={`Remove heat ${row.heatNo || index + 1}`}
        >
          Remove
        </Button>
      </div>
      {open && (
        <div className={css.body}>
          <div className={css.fields}>
            <HeatField label="Heat no." required autoFocus={row.heatNo === ''} {...field('heatNo')} />
            <TextField label="Make (mill)" required upper maxLength={80} {...field('make')} />
            <QuantityField label="Metres" required unit="m" {...field('metres')} />
            <DecimalField label="Pieces" required decimals={0} min="1" unit="pcs" {...field('pieces')} />
            <TextField label="MTC no." required upper maxLength={80} {...field('mtcNo')} />
            <DateField label="MTC date" required {...field('mtcDate')} />
            <SelectField label="MTC type" required emptyLabel={null} options={MTC_TYPES} {...field('mtcType')} />
            <SelectField
              label="Location"
              required
              options={locations}
              searchable={locations.length > 20}
              {...field('locationId')}
            />
            <div className={css.wide}>
              <FileField
                label="Mill test certificate (file)"
                required
                accept="application/pdf,image/*"
                purpose="mtc"
                {...field('mtcFile', 'mtcFileId')}
              />
            </div>
            <div className={css.wide}>
              <TextField
                label="Certified to"
                description="What the certificate says; several with semicolons"
                maxLength={500}
                {...field('designationsText', 'designations')}
              />
            </div>
            <SelectField label="Ends" options={ENDS} {...field('ends')} />
            <TextField label="Length" maxLength={80} {...field('lengthText')} />
            <div className={css.wide}>
              <TextField
                label="Additional specs certified"
                maxLength={500}
                {...field('specsText', 'additionalSpecs')}
              />
            </div>
            <SelectField label="TPI agency" emptyLabel="None" options={agencies} {...field('tpiAgencyId')} />
            <TextField label="TPI reference" maxLength={120} {...field('tpiReference')} />
            <div className={css.wide}>
              <FileField
                label="TPI report (file)"
                accept="application/pdf,image/*"
                purpose="tpi"
                {...field('tpiFile', 'tpiFileId')}
              />
            </div>
            <div className={css.wide}>
              <TextField label="Remark" maxLength={500} {...field('remark')} />
            </div>
          </div>
        </div>
      )}
    </div>
  )
}
