import type { DeliveryRecord } from '../records.ts'
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
