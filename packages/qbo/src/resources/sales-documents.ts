import type { RequestOptions } from '../client/options.ts'
import type { Deleted, VersionRef } from '../entities/reference.ts'
import { checkRecipient } from '../input/sales-document.ts'
import { checkId } from '../input/stored.ts'
import { type EntityTypes, Resource } from './resource.ts'

/** Where a document is e-mailed. */
export interface Recipient {
  /** @defaultValue the document's `BillEmail` */
  to?: string
}

/** Documents that are sent to customers. */
export abstract class SalesDocuments<Types extends EntityTypes> extends Resource<Types> {
  /**
   * E-mails the document and answers with it; `EmailStatus` is then `EmailSent`.
   *
   * The `requestid` makes repeating this call safe; another call sends another e-mail.
   */
  async send(id: string, recipient: Recipient = {}, options: RequestOptions = {}): Promise<Types['row']> {
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

  /** Deletes the document for good. */
  async delete(ref: VersionRef, options: RequestOptions = {}): Promise<Deleted> {
    const left: unknown = await this.operate('delete', ref, options)
    // The wire is believed here as for rows.
    return left as Deleted
  }
}
