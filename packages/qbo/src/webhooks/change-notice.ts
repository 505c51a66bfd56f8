/** What happened to a record. */
export type ChangeOperation = 'created' | 'updated' | 'deleted' | 'merged' | 'voided' | 'emailed'

/** Word that a record changed. What it changed to is not in it: read the record. */
export interface ChangeNotice {
  realmId: string
  /** As QuickBooks writes it: `SalesReceipt`. */
  entity: string
  /** The record; after a merge, the one that stayed. */
  id: string
  operation: ChangeOperation
  /** ISO 8601 instant as sent, up to nine digits of a second. */
  at: string
  /** After a merge, the record that went. */
  deletedId?: string
  /** The same for each delivery of one event; older payloads have none. */
  eventId?: string
}
