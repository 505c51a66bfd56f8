import type { RequestOptions } from '../client/options.ts'
import type { Entities, EntityName } from '../entities/generated/entities.ts'
import type { VersionRef } from '../entities/reference.ts'
import { checkRecipient } from '../input/recipient.ts'
import { checkId, checkVersionRef } from '../input/stored.ts'
import { includeVoid, Transactions } from './transactions.ts'

/** Where a document is e-mailed. */
export interface Recipient {
  /** @defaultValue the document's `BillEmail` */
  to?: string
}

/** Documents that are sent to customers and vendors. */
export class SalesDocuments<Name extends EntityName> extends Transactions<Name> {
  /**
   * E-mails the document and answers with it; `EmailStatus` is then `EmailSent`.
   *
   * The `requestid` makes repeating this call safe; another call sends another e-mail.
   */
  async send(id: string, recipient: Recipient = {}, options: RequestOptions = {}): Promise<Entities[Name]['row']> {
    checkId(`${this.entity} id`, id)
    checkRecipient(`${this.entity} recipient`, recipient.to)
    const path = `${this.path}/${encodeURIComponent(id)}/send`
    const query = recipient.to === undefined ? {} : { sendTo: recipient.to }
    // QuickBooks wants this type for the empty body.
    const body = { contentType: 'application/octet-stream', content: '' }
    return this.row({ method: 'POST', path, query, body, write: true }, options)
  }

  /** Reads the document as the PDF that the customer gets, byte for byte. */
  async pdf(id: string, options: RequestOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    checkId(`${this.entity} id`, id)
    const path = `${this.path}/${encodeURIComponent(id)}/pdf`
    return (await this.pipeline.send({ method: 'GET', path, accept: 'application/pdf', write: false }, options)).bytes
  }
}

/** Documents that can be voided: they stay with their number, their amounts become 0. */
export class VoidableDocuments<Name extends EntityName> extends SalesDocuments<Name> {
  /** Voids the document, in the way that QuickBooks wants for this entity. */
  async void(ref: VersionRef<Name>, options: RequestOptions = {}): Promise<Entities[Name]['row']> {
    if (this.entity === 'Invoice') return this.operate('void', ref, options)
    checkVersionRef(this.entity, ref)
    return this.post({ Id: ref.Id, SyncToken: ref.SyncToken, sparse: true }, options, includeVoid)
  }
}
