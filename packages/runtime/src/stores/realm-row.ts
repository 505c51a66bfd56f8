import type { RealmRecord } from './records.ts'

/** What a realm is read from, in SQLite and Postgres alike. */
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
export const asRealm = (realmId: string, row: Record<string, unknown> = {}): RealmRecord => ({
  realmId,
  customersRevision: Number(row.customers_revision ?? 0),
  ...Object.fromEntries(
    Object.entries(realmInstants).flatMap(([column, name]) =>
      typeof row[column] === 'string' ? [[name, row[column]]] : [],
    ),
  ),
})
