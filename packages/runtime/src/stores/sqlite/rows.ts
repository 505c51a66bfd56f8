import type { DeliveryRecord, OutboxRecord } from '../records.ts'
import { fromDoc, type Row } from './statements.ts'

/** Reads a delivery from `doc` and `raw_body`. */
export const withBody = (row: Row): DeliveryRecord => ({
  ...fromDoc<Omit<DeliveryRecord, 'rawBody'>>(row),
  rawBody: row.raw_body as Uint8Array, // a blob column that is never null
})

/** Reads a command from `sequence` and `doc`. */
export const asCommand = (row: Row): OutboxRecord => ({ ...fromDoc<OutboxRecord>(row), sequence: Number(row.sequence) })
