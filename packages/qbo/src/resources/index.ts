import type { Lookups } from './lookups.ts'
import type { Records } from './records.ts'
import type { SalesDocuments, VoidableDocuments } from './sales-documents.ts'

export type { Attachables, Upload } from './attachables.ts'
export type { CompanyInfoResource, PreferencesResource } from './company-settings.ts'
export type { ExchangeRates, RateRef } from './exchange-rates.ts'
export type { Lookups } from './lookups.ts'
export type { Records } from './records.ts'
export type { ReportName, Reports } from './reports.ts'
export type { Recipient, SalesDocuments, VoidableDocuments } from './sales-documents.ts'
export type { TaxAgencies } from './tax-agencies.ts'
export type { Transactions, VoidableTransactions } from './transactions.ts'

/** Customers and sub-customers. */
export type Customers = Records<'Customer'>
/** Services and goods. */
export type Items = Records<'Item'>
/** Offers to customers. */
export type Estimates = SalesDocuments<'Estimate'>
/** Bills to customers. */
export type Invoices = VoidableDocuments<'Invoice'>
/** Tax codes, which the API reads and does not write. */
export type TaxCodes = Lookups<'TaxCode'>
