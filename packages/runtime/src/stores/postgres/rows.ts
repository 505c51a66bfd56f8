import type { DeliveryRecord, RealmRecord } from '../records.ts'
import type { Database, Row } from './database.ts'
import { fromDoc } from './text.ts'

/** Reads the first row, where there is one. */
export const one = async <T>(
  db: Database,
  read: (row: Row) => T,
  sql: string,
  ...values: unknown[]
): Promise<T | undefined> => {
  const [row] = await db.rows(sql, ...values)
  return row && read(row)
}

/** Reads every row. */
export const all = async <T>(db: Database, read: (row: Row) => T, sql: string, ...values: unknown[]): Promise<T[]> =>
  (await db.rows(sql, ...values)).map(read)

/** Reads a delivery from `doc` and `raw_body`. */
export const withBody = (row: Row): DeliveryRecord => ({
  ...fromDoc<Omit<DeliveryRecord, 'rawBody'>>(row),
  // A copy that is no view of the buffer the driver reads into.
  rawBody: new Uint8Array(row.raw_body as Uint8Array), // a bytea column that is never null
})

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
