'use client'

import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileSpreadsheet, IconFileText, IconPrinter } from '@tabler/icons-react'

type Props = {
  /** Of the revision that is shown; that of a quotation means its latest revision. */
  id: string
  format: string
}

/** The papers of a quotation: PDF, the sheets of an export offer one by one, and the spreadsheet. */
export function QuotationPapersMenu({ id, format }: Props) {
  const pdf = <IconFileText size={16} aria-hidden />
  const items =
    format === 'EXPORT'
      ? [
          { label: 'PDF, commercial and technical', href: `/api/pdf/quotation/${id}`, icon: pdf },
          { label: 'PDF, commercial only', href: `/api/pdf/quotation-commercial/${id}`, icon: pdf },
          { label: 'PDF, technical only', href: `/api/pdf/quotation-technical/${id}`, icon: pdf },
        ]
      : [{ label: 'PDF', href: `/api/pdf/quotation/${id}`, icon: pdf }]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Print
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item.href}
            component="a"
            href={item.href}
            target="_blank"
            rel="noopener"
            leftSection={item.icon}
          >
            {item.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          component="a"
          href={`/quotations/${id}/xlsx`}
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        >
          Excel with formulas
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
