import type { RequestOptions } from '../client/options.ts'
import type { Pipeline } from '../client/pipeline.ts'
import type { Invoice, InvoiceCreate, InvoiceReplace, InvoiceUpdate } from '../entities/invoice.ts'
import type { VersionRef } from '../entities/reference.ts'
import { checkInvoiceCreate, checkInvoiceReplace, checkInvoiceUpdate } from '../input/sales-document.ts'
import type { InvoiceFields } from '../query/fields.ts'
import { SalesDocuments } from './sales-documents.ts'

interface InvoiceTypes {
  row: Invoice
  create: InvoiceCreate
  update: InvoiceUpdate
  replace: InvoiceReplace
  fields: InvoiceFields
}

/** Bills to customers. */
export class Invoices extends SalesDocuments<InvoiceTypes> {
  constructor(pipeline: Pipeline) {
    super(pipeline, {
      entity: 'Invoice',
      checkCreate: checkInvoiceCreate,
      checkUpdate: checkInvoiceUpdate,
      checkReplace: checkInvoiceReplace,
    })
  }

  /** Voids an invoice: it stays with its number, its amounts become 0. */
  void(ref: VersionRef<'Invoice'>, options: RequestOptions = {}): Promise<Invoice> {
    return this.operate('void', ref, options)
  }
}
