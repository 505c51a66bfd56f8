import type { OutboxRecord } from '../records.ts'
import type { Row } from './database.ts'
import { fromDoc, toDoc } from './text.ts'

/** What of a command changes with its lease, and what it is searched by, is in columns alone. */
export const commandColumns = 'sequence, status, due_at, lease_until, lease_token, doc::text'

type Doc = Omit<OutboxRecord, 'sequence' | 'status' | 'dueAt' | 'leaseUntil' | 'leaseToken'>

export const commandDoc = ({
  status: _,
  dueAt: __,
  leaseUntil: ___,
  leaseToken: ____,
  ...doc
}: Omit<OutboxRecord, 'sequence'>): string => toDoc(doc)

export const asCommand = (row: Row): OutboxRecord => ({
  ...fromDoc<Doc>(row),
  sequence: Number(row.sequence),
  status: row.status as OutboxRecord['status'], // written from such a record
  dueAt: String(row.due_at),
  ...(typeof row.lease_until === 'string' ? { leaseUntil: row.lease_until } : {}),
  ...(typeof row.lease_token === 'string' ? { leaseToken: row.lease_token } : {}),
})
