import type { Command, DocumentDetails } from '@leadbooks/core'
import type { Estimate, EstimateCreate, InvoiceCreate, SalesReceiptCreate } from '@leadbooks/qbo'
import { invoiceLines, toSalesLines } from './lines.ts'
import { withMarker } from './marker.ts'
import type { Names } from './names.ts'

/** QuickBooks keeps 1,000 characters of the memo for the customer. */
const memoLength = 1_000

/** What every document of ours carries besides its lines. */
export interface Writing {
  names: Names
  /** Line by which the document is known as this command's. */
  marker: string
  /** Day it is dated on where nothing else is said, `YYYY-MM-DD`. */
  today: string
  /** The customer's currency, ISO 4217; left to QuickBooks where it is not known. */
  currency?: string
}

type Heading = Pick<
  InvoiceCreate,
  'TxnDate' | 'CustomerMemo' | 'PrivateNote' | 'DocNumber' | 'DueDate' | 'SalesTermRef' | 'TxnTaxDetail' | 'CurrencyRef'
>

/** Fields that details name; those they leave out are left to QuickBooks. */
export const detailFields = (details: DocumentDetails, names: Names): Omit<Heading, 'PrivateNote' | 'CurrencyRef'> => {
  const { customerMemo, txnDate, docNumber, dueDate, terms, tax } = details
  return {
    ...(txnDate === undefined ? {} : { TxnDate: txnDate }),
    ...(customerMemo === undefined ? {} : { CustomerMemo: { value: customerMemo.slice(0, memoLength) } }),
    ...(docNumber === undefined ? {} : { DocNumber: docNumber }),
    ...(dueDate === undefined ? {} : { DueDate: dueDate }),
    ...(terms === undefined ? {} : { SalesTermRef: { value: names.term(terms) } }),
    ...(tax === undefined ? {} : { TxnTaxDetail: { TotalTax: Number(tax) } }),
  }
}

const heading = (details: DocumentDetails, { names, marker, today, currency }: Writing): Heading => ({
  TxnDate: today,
  ...detailFields(details, names),
  PrivateNote: withMarker(details.privateNote, marker),
  ...(currency === undefined ? {} : { CurrencyRef: { value: currency } }),
})

/**
 * Writes an estimate as QuickBooks takes one.
 *
 * @throws DocumentError when there is no line, or something it names is not in QuickBooks
 */
export const toEstimateCreate = (
  { customerId, lines, details, billEmail }: Extract<Command, { type: 'estimate.create' }>,
  writing: Writing,
): EstimateCreate => {
  // An estimate has no tax of its own to be told: QuickBooks works it out.
  const { TxnTaxDetail: _, ...fields } = heading(details, writing)
  return {
    CustomerRef: { value: customerId },
    Line: toSalesLines(lines, writing.names, details.discount),
    ...fields,
    ...(billEmail === undefined ? {} : { BillEmail: { Address: billEmail } }),
  }
}

/** What an invoice takes over from its estimate besides the lines, where the estimate has it. */
const carried = [
  'BillEmail',
  'BillEmailCc',
  'BillEmailBcc',
  'BillAddr',
  'ShipAddr',
  'ShipDate',
  'ShipMethodRef',
  'ClassRef',
  'DepartmentRef',
  'SalesTermRef',
  'CurrencyRef',
  'ExchangeRate',
  'GlobalTaxCalculation',
  'ApplyTaxAfterDiscount',
  'CustomerMemo',
  'CustomField',
] as const satisfies readonly (keyof Estimate & keyof InvoiceCreate)[]

/**
 * Makes an invoice of an estimate as it stands in QuickBooks: edited lines, terms and addresses count.
 *
 * @throws DocumentError when something that is deducted is not in QuickBooks
 */
export const toInvoiceOfEstimate = (
  { details, deductions = [] }: Extract<Command, { type: 'invoice.create' }>,
  estimate: Estimate,
  writing: Writing,
): InvoiceCreate => {
  // The memo is the estimate's own, and the invoice is dated when it is made, not when the work was priced.
  const { customerMemo: _, txnDate: __, ...own } = details
  const { CurrencyRef: ___, ...fields } = heading(own, writing)
  const taken = Object.fromEntries(
    carried.flatMap((name) => (estimate[name] === undefined ? [] : [[name, estimate[name]]])),
  )
  const taxCode = estimate.TxnTaxDetail?.TxnTaxCodeRef
  const off = deductions.length === 0 ? [] : toSalesLines(deductions, writing.names)
  return {
    CustomerRef: { value: estimate.CustomerRef.value },
    Line: invoiceLines(estimate.Line, off),
    LinkedTxn: [{ TxnId: estimate.Id, TxnType: 'Estimate' }],
    ...(taxCode === undefined ? {} : { TxnTaxDetail: { TxnTaxCodeRef: taxCode } }),
    ...taken,
    ...fields,
  }
}

/**
 * Writes an invoice that has no estimate: for another system's document, for a deposit, or for work done without one.
 *
 * @throws DocumentError when there is no line, or something it names is not in QuickBooks
 */
export const toInvoiceCreate = (
  { customerId, lines, deductions = [], details }: Extract<Command, { type: 'invoice.create' }>,
  writing: Writing,
): InvoiceCreate => ({
  CustomerRef: { value: customerId },
  Line: toSalesLines([...lines, ...deductions], writing.names, details.discount),
  ...heading(details, writing),
})

/**
 * Writes a sales receipt: a sale that was paid where it was made.
 *
 * @throws DocumentError when there is no line, or something it names is not in QuickBooks
 */
export const toSalesReceiptCreate = (
  { customerId, lines, details }: Extract<Command, { type: 'salesReceipt.create' }>,
  writing: Writing,
): SalesReceiptCreate => {
  // A receipt is paid already: it has neither terms nor a due date.
  const { DueDate: _, SalesTermRef: __, ...fields } = heading(details, writing)
  return {
    CustomerRef: { value: customerId },
    Line: toSalesLines(lines, writing.names, details.discount),
    ...fields,
  }
}
