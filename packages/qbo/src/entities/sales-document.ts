import type { Estimate, EstimateWritable } from './generated/estimate.ts'
import type { Invoice, InvoiceWritable } from './generated/invoice.ts'
import type { Stored } from './reference.ts'

/** The fields that estimates and invoices have in common and that an app may set. */
export type SalesDocumentWritable = Pick<EstimateWritable, keyof EstimateWritable & keyof InvoiceWritable>

/** What QuickBooks computes for an estimate or an invoice; ignored on writes. */
export type SalesDocumentComputed = Pick<
  Estimate,
  Exclude<keyof Estimate & keyof Invoice, keyof EstimateWritable | keyof Stored<string>>
>
