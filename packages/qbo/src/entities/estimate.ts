import type { SetRequired } from 'type-fest'
import type { DateString, Id, OpenEnum, Ref, Replacement, SparseUpdate, Stored } from './reference.ts'
import type { SalesDocumentComputed, SalesDocumentWritable } from './sales-document.ts'
import type { LinkedTxn, SalesLine } from './sales-line.ts'

export type EstimateStatus = OpenEnum<'Pending' | 'Accepted' | 'Closed' | 'Rejected' | 'Converted'>

/** The fields of an estimate that an app may set at any time. */
export interface EstimateWritable extends SalesDocumentWritable {
  /** `Pending` when left out; `Closed` once an invoice is linked to it. */
  TxnStatus?: EstimateStatus
  ExpirationDate?: DateString
  AcceptedBy?: string
  AcceptedDate?: DateString
}

/** A new estimate. */
export type EstimateCreate = SetRequired<EstimateWritable, 'CustomerRef' | 'Line'>

/** Changes to an estimate. */
export type EstimateUpdate = SparseUpdate<'Estimate', EstimateWritable>

/** A whole estimate, read, changed and written back. */
export type EstimateReplace = Replacement<'Estimate', EstimateCreate>

/** An offer to a customer, as QuickBooks answers. */
export interface Estimate extends Stored<'Estimate'>, EstimateWritable, SalesDocumentComputed {
  CustomerRef: Ref<'Customer'>
  Line: SalesLine[]
  TxnDate: DateString
  TxnStatus: EstimateStatus
  /** The invoice made from it. */
  LinkedTxn?: LinkedTxn[]
}

export type EstimateId = Id<'Estimate'>
