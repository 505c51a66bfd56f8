import type { DeliveryRecord, OutboxRecord, RealmRecord } from '../records.ts'
import { fromDoc, type Row } from './statements.ts'

/** Reads a delivery from `doc` and `raw_body`. */
export const withBody = (row: Row): DeliveryRecord => ({
  ...fromDoc<Omit<DeliveryRecord, 'rawBody'>>(row),
  rawBody: row.raw_body as Uint8Array, // a blob column that is never null
})

/** Reads a command from `sequence` and `doc`. */
export const asCommand = (row: Row): OutboxRecord => ({ ...fromDoc<OutboxRecord>(row), sequence: Number(row.sequence) })

export const realmColumns =
  'realm_id, imported_at, customers_revision, paused_until, held_since, changes_since, sweep_due_at'

/** Columns that are null until they are first set, under the names they have in a record. */
const realmInstants = {
  imported_at: 'importedAt',
  paused_until: 'pausedUntil',
  held_since: 'heldSince',
  changes_since: 'changesSince',
  sweep_due_at: 'sweepDueAt',
} as const satisfies Record<string, keyof RealmRecord>

/** Reads a realm from {@link realmColumns}; one of which nothing is known yet from no row. */
export const asRealm = (realmId: string, row: Row = {}): RealmRecord => ({
  realmId,
  customersRevision: Number(row.customers_revision ?? 0),
  ...Object.fromEntries(
    Object.entries(realmInstants).flatMap(([column, name]) =>
      typeof row[column] === 'string' ? [[name, row[column]]] : [],
    ),
  ),
})
