import { at, type Check, date, isFields, number, object, reference, required, text } from './checks.ts'
import { differs, product } from './decimal.ts'

const costs = { ItemRef: reference, Qty: number, UnitPrice: number, TaxCodeRef: reference, ClassRef: reference }

const fields = object({
  Description: text(4000),
  Amount: number,
  SalesItemLineDetail: object({ ...costs, ServiceDate: date, DiscountRate: number, DiscountAmt: number }),
  ItemBasedExpenseLineDetail: object({ ...costs, CustomerRef: reference }),
  AccountBasedExpenseLineDetail: object({
    AccountRef: reference,
    CustomerRef: reference,
    ClassRef: reference,
    TaxCodeRef: reference,
    TaxAmount: number,
  }),
  JournalEntryLineDetail: object({ AccountRef: reference, ClassRef: reference, DepartmentRef: reference }),
  DepositLineDetail: object({ AccountRef: reference, ClassRef: reference, PaymentMethodRef: reference }),
  DescriptionLineDetail: object({ ServiceDate: date, TaxCodeRef: reference }),
  DiscountLineDetail: object({ DiscountPercent: number, DiscountAccountRef: reference }),
  GroupLineDetail: object({ GroupItemRef: reference, Quantity: number, ServiceDate: date }),
})

/** Details that have a quantity and a rate. */
const priced = ['SalesItemLineDetail', 'ItemBasedExpenseLineDetail'] as const

/** `6070`: where quantity and rate are both given, the amount is their product, to the cent. */
const amountIsProduct: Check = (line, path, report) => {
  if (!isFields(line)) return
  for (const name of priced) {
    const detail = line[name]
    if (!isFields(detail)) continue
    const { Amount: amount } = line
    const { Qty: quantity, UnitPrice: rate, DiscountRate, DiscountAmt } = detail
    if (DiscountRate !== undefined || DiscountAmt !== undefined) continue
    if (!Number.isFinite(amount) || !Number.isFinite(quantity) || !Number.isFinite(rate)) continue
    const expected = product(Number(quantity), Number(rate))
    if (differs(Number(amount), expected)) {
      report(at(path, 'Amount'), 'amount-mismatch', `is ${amount}, expected Qty × UnitPrice = ${expected}`)
    }
  }
}

/** Lines of these types bring their amount and their detail; the others may leave them to QuickBooks. */
const detailed: ReadonlySet<string> = new Set([
  'SalesItemLineDetail',
  'ItemBasedExpenseLineDetail',
  'AccountBasedExpenseLineDetail',
  'JournalEntryLineDetail',
  'DepositLineDetail',
])

const typedLine: Check = (line, path, report) => {
  if (!isFields(line)) return
  const { DetailType: detailType } = line
  if (typeof detailType !== 'string' || detailType === '')
    return report(at(path, 'DetailType'), 'missing', 'is missing')
  if (detailed.has(detailType)) required('Amount', detailType)(line, path, report)
}

const linkedLine: Check = (line, path, report) => {
  required('Amount')(line, path, report)
  if (isFields(line) && !Array.isArray(line.LinkedTxn)) {
    report(at(path, 'LinkedTxn'), 'missing', 'is missing, expected the transactions that the amount goes to')
  }
}

const depositLine: Check = (line, path, report) => {
  if (isFields(line) && line.DetailType === undefined) linkedLine(line, path, report)
  else typedLine(line, path, report)
}

/** The sides of a posting, which must not be left to a default. */
const postingLine: Check = (line, path, report) => {
  typedLine(line, path, report)
  if (!isFields(line) || !isFields(line.JournalEntryLineDetail)) return
  required('PostingType', 'AccountRef')(line.JournalEntryLineDetail, at(path, 'JournalEntryLineDetail'), report)
}

const listOf =
  (line: Check): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) return report(path, 'invalid-type', 'expected a list of lines')
    for (const [index, one] of value.entries()) {
      fields(one, at(path, index), report)
      line(one, at(path, index), report)
      amountIsProduct(one, at(path, index), report)
    }
  }

const atLeastOne =
  (lines: Check): Check =>
  (value, path, report) => {
    if (Array.isArray(value) && value.length === 0)
      return report(path, 'missing', 'is empty, expected at least one line')
    lines(value, path, report)
  }

/** Lines of estimates, invoices, sales receipts, credit memos and refund receipts. */
export const salesLines: Check = (value, path, report) => {
  atLeastOne(listOf(typedLine))(value, path, report)
  if (!Array.isArray(value)) return
  const discounts = value.filter((line) => isFields(line) && line.DetailType === 'DiscountLineDetail').length
  if (discounts > 1) report(path, 'several-discounts', `has ${discounts} discount lines, expected at most one`)
}

/** Lines of bills, purchases, vendor credits and purchase orders. */
export const expenseLines: Check = atLeastOne(listOf(typedLine))

/** Lines of journal entries. */
export const journalLines: Check = atLeastOne(listOf(postingLine))

/** Lines of deposits. */
export const depositLines: Check = atLeastOne(listOf(depositLine))

/** Lines of payments; a payment without any is not applied yet. */
export const paymentLines: Check = listOf(linkedLine)
