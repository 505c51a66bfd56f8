import type { Command, DocumentDetails, MappedLine } from '@leadbooks/core'
import type { Estimate, EstimateCreate, InvoiceCreate, SalesReceiptCreate } from '@leadbooks/qbo'
import type { TenantConfig } from '../engine/tenant.ts'
import { invoiceLines, toSalesLines } from './lines.ts'
import { withMarker } from './marker.ts'
import type { Names } from './names.ts'
import { inPrices } from './stated-amounts.ts'

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
  /** Where the company's books are kept: taxes work in another way outside the US. */
  country: string
  statedAmounts: TenantConfig['statedAmounts']
}

/** Lines as they are written, and what else is said of a document. */
interface Billed {
  billing: Pick<InvoiceCreate, 'Line' | 'GlobalTaxCalculation'>
  details: DocumentDetails
}

/** Outside the US a document says itself whether its prices are before tax. */
const taxing = (lines: readonly MappedLine[], { names, country }: Pick<Writing, 'names' | 'country'>) =>
  country !== 'US' && lines.some((line) => names.taxCode(line) !== undefined)
    ? ({ GlobalTaxCalculation: 'TaxExcluded' } as const)
    : {}

/**
 * Writes lines and amounts of a document as the business wants those of other systems.
 *
 * @throws DocumentError when there is no line, or something it names is not in QuickBooks
 */
export const billed = (
  { lines, deductions = [], details }: Pick<Command & { type: 'invoice.create' }, 'lines' | 'deductions' | 'details'>,
  { names, country, statedAmounts }: Pick<Writing, 'names' | 'country' | 'statedAmounts'>,
): Billed => {
  const isStated = details.discount !== undefined || details.tax !== undefined
  if (statedAmounts !== 'in-prices' || !isStated) {
    const all = [...lines, ...deductions]
    const Line = toSalesLines(all, names, details.discount)
    return { billing: { Line, ...taxing(all, { names, country }) }, details }
  }
  const stated = inPrices({ lines, details })
  const all = [...stated.lines, ...deductions]
  if (!stated.isTaxed)
    return { billing: { Line: toSalesLines(all, names), ...taxing(all, { names, country }) }, details: stated.details }
  if (country === 'US') {
    const untaxed = all.map((line) => ({ ...line, taxCode: 'NON' }))
    return { billing: { Line: toSalesLines(untaxed, names) }, details: stated.details }
  }
  const Line = toSalesLines(all, { ...names, taxCode: () => undefined })
  return { billing: { Line, GlobalTaxCalculation: 'NotApplicable' }, details: stated.details }
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
  command: Extract<Command, { type: 'estimate.create' }>,
  writing: Writing,
): EstimateCreate => {
  const { customerId, billEmail } = command
  const { billing, details } = billed(command, writing)
  // An estimate has no tax of its own to be told: QuickBooks works it out.
  const { TxnTaxDetail: _, ...fields } = heading(details, writing)
  return {
    CustomerRef: { value: customerId },
    ...billing,
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
  command: Extract<Command, { type: 'invoice.create' }>,
  writing: Writing,
): InvoiceCreate => {
  const { billing, details } = billed(command, writing)
  return { CustomerRef: { value: command.customerId }, ...billing, ...heading(details, writing) }
}

/**
 * Writes a sales receipt: a sale that was paid where it was made.
 *
 * @throws DocumentError when there is no line, or something it names is not in QuickBooks
 */
export const toSalesReceiptCreate = (
  command: Extract<Command, { type: 'salesReceipt.create' }>,
  writing: Writing,
): SalesReceiptCreate => {
  const { billing, details } = billed(command, writing)
  // A receipt is paid already: it has neither terms nor a due date.
  const { DueDate: _, SalesTermRef: __, ...fields } = heading(details, writing)
  return { CustomerRef: { value: command.customerId }, ...billing, ...fields }
}
