import { objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf } from '../ledger/money.ts'

/** Text inside a PDF string: Latin letters only, brackets and backslashes escaped. */
const pdfText = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, (one) => `\\${one}`)

const money = (row: Row, field: string): string => amountOf(row[field]).toFixed(2)

const textLines = (row: Row, title: string, ledger: Ledger): string[] => [
  textOf(ledger.settings('CompanyInfo').CompanyName) ?? '',
  `${title} ${textOf(row.DocNumber) ?? row.Id}   ${textOf(row.TxnDate) ?? ''}`,
  ledger.nameOf('Customer', refOf(row.CustomerRef) ?? '') ?? ledger.nameOf('Vendor', refOf(row.VendorRef) ?? '') ?? '',
  '',
  ...objectsOf(row.Line)
    .filter((line) => line.DetailType === 'SalesItemLineDetail')
    .map((line) => {
      const item = ledger.nameOf('Item', refOf(objectOf(line.SalesItemLineDetail).ItemRef) ?? '') ?? ''
      return `${item}   ${textOf(line.Description) ?? ''}   ${amountOf(line.Amount).toFixed(2)}`
    }),
  '',
  `Total ${money(row, 'TotalAmt')}`,
]

/** A one-page PDF of a document: valid, plain, small. */
export const documentPdf = (row: Row, title: string, ledger: Ledger): Uint8Array<ArrayBuffer> => {
  const shown = textLines(row, title, ledger).map((line) => `(${pdfText(line)}) Tj T*`)
  const stream = `BT /F1 11 Tf 14 TL 56 736 Td\n${shown.join('\n')}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = pdf.length
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(pdf)
}
