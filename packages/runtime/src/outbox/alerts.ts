import type { Command, CommandFailure, Message } from '@leadbooks/core'
import { leadlessId } from '../engine/leadless.ts'
import type { OutboxRecord } from '../stores/records.ts'
import type { Store, Write } from '../stores/store.ts'
import { isOfCompany, isOfConnection } from './failure.ts'

/** Failures in a row after which the business is told, unless there is an end to it before. */
const alertAfter = 3

type Whose = Pick<OutboxRecord, 'realmId' | 'leadId'>

const dayMs = 86_400_000

const keyOf = (cause: string, at: string): string => `alert/${cause}/${at.slice(0, 10)}`

/** Alerts of one cause within a day are one, on both sides of midnight: the one before is looked for under its day. */
const alertOf = async (
  store: Store,
  { realmId, leadId }: Whose,
  { cause, message, now }: { cause: string; message: Message; now: string },
): Promise<Write[]> => {
  const dayBefore = new Date(Date.parse(now) - dayMs).toISOString()
  const earlier = await store.readCommand(realmId, keyOf(cause, dayBefore))
  if (earlier !== undefined && earlier.createdAt > dayBefore) return []
  const key = keyOf(cause, now)
  const command: Command = { type: 'notify.contractor', key, urgency: 'urgent', message }
  const record = { realmId, leadId, key, command, attempts: 0, dueAt: now, createdAt: now } as const
  return [{ op: 'command.insert', record: { ...record, lane: 'alerts', status: 'ready' } }]
}

/** Asks a person to connect the company again. */
const reconnectAlert = (store: Store, whose: Whose, now: string): Promise<Write[]> =>
  alertOf(store, whose, { cause: 'connection', message: { template: 'reconnect-quickbooks', values: {} }, now })

const stuckAlert = (
  store: Store,
  whose: Whose,
  { work, error: { code: cause, message }, now }: { work: string; error: CommandFailure; now: string },
): Promise<Write[]> =>
  alertOf(store, whose, { cause, message: { template: 'work-stuck', values: { work, cause: message } }, now })

/**
 * Tells the business that QuickBooks cannot be read until somebody does something about it: where no call comes in, nothing
 * else finds out, and an estimate that a customer accepts there would stay without its invoice.
 */
export const alertForReading = async (
  store: Store,
  realmId: string,
  { error, now }: { error: CommandFailure; now: string },
): Promise<Write[]> => {
  const whose = { realmId, leadId: leadlessId('connection') }
  if (isOfConnection(error)) return reconnectAlert(store, whose, now)
  return isOfCompany(error) ? stuckAlert(store, whose, { work: 'QuickBooks', error, now }) : []
}

/**
 * Tells the business that work is stuck: after repeated failures, at a dead letter, and at once when the connection to
 * QuickBooks must be renewed or its subscription has ended. Once in 24 hours for each cause, however many commands it holds up.
 */
export const alertFor = async (
  store: Store,
  record: OutboxRecord,
  { error, attempts, isDead, now }: { error: CommandFailure; attempts: number; isDead: boolean; now: string },
): Promise<Write[]> => {
  const { command } = record
  // An alert that cannot be delivered is not announced by another one.
  if (command.type === 'notify.contractor' || command.type === 'notify.accounting') return []
  if (isOfConnection(error)) return reconnectAlert(store, record, now)
  if (!isDead && !isOfCompany(error) && attempts !== alertAfter) return []
  return stuckAlert(store, record, { work: command.type, error, now })
}
