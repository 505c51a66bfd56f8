import type { RequestOptions } from '../client/options.ts'
import type { Entities, EntityName } from '../entities/generated/entities.ts'
import type { Deleted, VersionRef } from '../entities/reference.ts'
import { checkVersionRef } from '../input/stored.ts'
import { Records } from './records.ts'

/** Records that can be deleted. */
export class Transactions<Name extends EntityName> extends Records<Name> {
  /** Deletes the record for good. */
  async delete(ref: VersionRef<Name>, options: RequestOptions = {}): Promise<Deleted> {
    const left: unknown = await this.operate('delete', ref, options)
    // The wire is believed here as for rows.
    return left as Deleted
  }
}

/** Transactions that can be voided: they stay with their number, their amounts become 0. */
export class VoidableTransactions<Name extends EntityName> extends Transactions<Name> {
  /** Voids the transaction. */
  void(ref: VersionRef<Name>, options: RequestOptions = {}): Promise<Entities[Name]['row']> {
    checkVersionRef(this.entity, ref)
    return this.post({ Id: ref.Id, SyncToken: ref.SyncToken, sparse: true }, options, includeVoid)
  }
}

/** How payments, sales receipts and bill payments are voided; an invoice has an operation of its own. */
export const includeVoid: Readonly<Record<string, string>> = { operation: 'update', include: 'void' }
