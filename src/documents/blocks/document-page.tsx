import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement, ReactNode } from 'react'
import { printable } from '../printable'
import { colour, font, page, type } from '../theme'
import type { Watermark } from '../types'
import { contentWidth, type Orientation, SheetWidth } from './sheet-width'

type PageLayoutProps = {
  children: ReactNode
  pageNumber?: number
  totalPages?: number
  subPageNumber?: number
  subPageTotalPages?: number
}

const styles = StyleSheet.create({
  page: {
    fontFamily: font.text,
    ...type.body,
    color: colour.ink,
    paddingTop: page.top,
    paddingBottom: page.bottom,
    paddingHorizontal: page.side,
  },
  runningHead: { ...type.tiny, color: colour.muted, marginTop: -18, height: 18 },
  content: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  footer: {
    marginTop: 8,
    paddingTop: 4,
    borderTopWidth: 0.6,
    borderTopColor: colour.rule,
    flexDirection: 'row',
    justifyContent: 'space-between',
    ...type.tiny,
    color: colour.muted,
  },
  footerText: { maxWidth: '75%' },
  frame: { flexGrow: 1 },
  watermarkBox: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    bottom: 0,
    alignItems: 'center',
    justifyContent: 'center',
  },
  watermark: {
    fontSize: 84,
    fontWeight: 600,
    lineHeight: 1,
    letterSpacing: 6,
    color: colour.watermark,
    opacity: 0.55,
    transform: 'rotate(-32deg)',
  },
})

/** The file: its properties as a viewer shows them. The root of every template; holds one or more `DocumentPage`s. */
export function PdfFile(props: { title: string; author: string; children: ReactNode }): ReactElement {
  const author = printable(props.author)
  return (
    <Document title={printable(props.title)} author={author} creator={author} producer={author} language="en-IN">
      {props.children}
    </Document>
  )
}

/**
 * A sheet of A4 that goes on over as many pages as its blocks need, with "page x of y" at the foot and, from the
 * second page, the running head (document number and party) at the top. Several sheets in one file (copies of an
 * invoice) each count their own pages.
 */
export function DocumentPage(props: {
  orientation?: Orientation
  /** Printed small at the top of page two and later: `Quotation NPS/26/00012 Rev.1 · Asha Pumps Ltd` */
  runningHead: string
  /** Printed at the left of the foot, e.g. the registered office */
  footer?: string | null
  watermark?: Watermark | null
  /** What "page x of y" counts: the pages of this sheet (copies of an invoice), or those of the whole file. */
  pages?: 'sheet' | 'file'
  children: ReactNode
}): ReactElement {
  const pageOf = ({ pageNumber = 1, totalPages, subPageNumber = 1, subPageTotalPages }: PageLayoutProps) =>
    props.pages === 'file'
      ? `Page ${pageNumber} of ${totalPages ?? pageNumber}`
      : `Page ${subPageNumber} of ${subPageTotalPages ?? subPageNumber}`
  const chrome = ({ children, subPageNumber = 1, ...counted }: PageLayoutProps) => (
    <View style={styles.frame}>
      {props.watermark ? (
        <View style={styles.watermarkBox}>
          <Text style={styles.watermark}>{props.watermark}</Text>
        </View>
      ) : null}
      {subPageNumber > 1 ? <Text style={styles.runningHead}>{printable(props.runningHead)}</Text> : null}
      <View style={styles.content}>{children}</View>
      <View style={styles.footer}>
        <Text style={styles.footerText}>{printable(props.footer)}</Text>
        <Text>{pageOf({ children, subPageNumber, ...counted })}</Text>
      </View>
    </View>
  )
  const orientation = props.orientation ?? 'portrait'
  return (
    <Page size="A4" orientation={orientation} style={styles.page} layout={chrome}>
      <SheetWidth.Provider value={contentWidth(orientation)}>{props.children}</SheetWidth.Provider>
    </Page>
  )
}
