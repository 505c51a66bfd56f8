import { type MappedLine, sumAmounts } from '@leadbooks/core'
import type { DiscountLine, SalesItemLine, SalesLine, SalesLineInput } from '@leadbooks/qbo'
import { DocumentError } from './document-error.ts'
import type { Names } from './names.ts'
import { pricedLine } from './stated-amounts.ts'

/** QuickBooks keeps 4,000 characters of a line's description. */
const descriptionLength = 4_000

const toSalesLine = (line: MappedLine, names: Names): SalesItemLine => {
  const taxCode = names.taxCode(line)
  const amount = sumAmounts([line.amount])
  const { quantity, rate } = pricedLine({ ...line, amount })
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: Number(amount),
    ...(line.description === undefined ? {} : { Description: line.description.slice(0, descriptionLength) }),
    SalesItemLineDetail: {
      ItemRef: { value: names.item(line) },
      Qty: Number(quantity),
      UnitPrice: Number(rate),
      ...(line.className === undefined ? {} : { ClassRef: { value: names.className(line.className) } }),
      ...(taxCode === undefined ? {} : { TaxCodeRef: { value: taxCode } }),
      ...(line.serviceDate === undefined ? {} : { ServiceDate: line.serviceDate }),
    },
  }
}

const toDiscountLine = (amount: string): DiscountLine => ({
  DetailType: 'DiscountLineDetail',
  Amount: Number(amount),
  DiscountLineDetail: { PercentBased: false },
})

const isZero = (amount: string): boolean => !/[1-9]/.test(amount)

/**
 * Writes lines as QuickBooks takes them. What is taken off single lines, and off the whole, becomes the one discount line
 * that a document may have; QuickBooks subtracts it from the sum of the lines above.
 *
 * @param discount - taken off the whole document, decimal string
 * @throws DocumentError when there is no line, or a line's item is not in QuickBooks
 */
export const toSalesLines = (lines: readonly MappedLine[], names: Names, discount = '0'): SalesLineInput[] => {
  if (lines.length === 0) throw new DocumentError('no-lines', 'A document needs at least one line.')
  const off = sumAmounts([discount, ...lines.map((line) => line.discount?.amount ?? '0')])
  return [...lines.map((line) => toSalesLine(line, names)), ...(isZero(off) ? [] : [toDiscountLine(off)])]
}

type Writable = Exclude<SalesLine, { DetailType: 'SubTotalLineDetail' }>

const isWritable = (line: SalesLine): line is Writable => line.DetailType !== 'SubTotalLineDetail'

/** A line of one document, made ready for another: without the ids and links it has in its own. */
const unbound = <Line extends SalesLine>({ Id: _, LineNum: __, LinkedTxn: ___, ...line }: Line): Line =>
  line as unknown as Line // what was taken off is optional

/**
 * Takes an estimate's lines over into an invoice, as they stand in QuickBooks.
 *
 * @param deductions - lines that take off what deposits have billed
 */
export const invoiceLines = (lines: readonly SalesLine[], deductions: readonly SalesLineInput[]): SalesLineInput[] => {
  const taken = lines.filter(isWritable).map((line): Writable => {
    const own = unbound(line)
    if (own.DetailType === 'GroupLineDetail') {
      const { Line, ...detail } = own.GroupLineDetail
      return { ...own, GroupLineDetail: { ...detail, ...(Line === undefined ? {} : { Line: Line.map(unbound) }) } }
    }
    // A percentage would be taken off the deduction as well; its amount on the estimate is what counts.
    return own.DetailType === 'DiscountLineDetail' && deductions.length > 0 && own.Amount !== undefined
      ? { ...own, DiscountLineDetail: { ...withoutPercent(own.DiscountLineDetail), PercentBased: false } }
      : own
  })
  const discounts = taken.filter(({ DetailType }) => DetailType === 'DiscountLineDetail')
  const others = taken.filter(({ DetailType }) => DetailType !== 'DiscountLineDetail')
  return [...others, ...deductions, ...discounts]
}

const withoutPercent = ({ DiscountPercent: _, ...detail }: DiscountLine['DiscountLineDetail']): typeof detail => detail

const encoder = new TextEncoder()

const hashOf = async (value: unknown): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(JSON.stringify(value)))
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const detailOf = (line: Writable) => (line.DetailType === 'SalesItemLineDetail' ? line.SalesItemLineDetail : undefined)

/** What is billed by lines, hashed: item, quantity, price, amount and words of each, in order. */
export const fingerprintOf = (lines: readonly SalesLine[]): Promise<string> =>
  hashOf(
    lines.filter(isWritable).map((line) => {
      const detail = detailOf(line)
      return [
        line.DetailType,
        line.Amount ?? 0,
        line.Description ?? '',
        detail?.ItemRef?.value ?? '',
        detail?.Qty ?? 0,
        detail?.UnitPrice ?? 0,
      ]
    }),
  )

/** How lines are filed, hashed: class, tax code and day of each. QuickBooks fills in what a write leaves out. */
const filingOf = (lines: readonly SalesLine[]): Promise<string> =>
  hashOf(
    lines.filter(isWritable).map((line) => {
      const { ClassRef, TaxCodeRef, ServiceDate } = detailOf(line) ?? {}
      return [ClassRef?.value ?? '', TaxCodeRef?.value ?? '', ServiceDate ?? '']
    }),
  )

/** Lines as QuickBooks has taken them, for {@link isEdited} to compare with. */
export const writtenLinesOf = async (lines: readonly SalesLine[]): Promise<string> =>
  `${await fingerprintOf(lines)}.${await filingOf(lines)}`

/** Tells whether somebody has changed lines since they were written. */
export const isEdited = async (lines: readonly SalesLine[], written: string): Promise<boolean> =>
  (written.includes('.') ? await writtenLinesOf(lines) : await fingerprintOf(lines)) !== written
