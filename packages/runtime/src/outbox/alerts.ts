import type { Command, CommandFailure, Message } from '@leadbooks/core'
import { leadlessId } from '../engine/leadless.ts'
import type { OutboxRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'
import { isOfConnection } from './failure.ts'

/** Failures in a row after which the business is told, unless there is an end to it before. */
const alertAfter = 3

/** Alerts of one cause on one day are one. */
const alertOf = (
  { realmId, leadId }: Pick<OutboxRecord, 'realmId' | 'leadId'>,
  cause: string,
  message: Message,
  now: string,
): Write => {
  const key = `alert/${cause}/${now.slice(0, 10)}`
  const command: Command = { type: 'notify.contractor', key, urgency: 'urgent', message }
  const record = { realmId, leadId, key, command, attempts: 0, dueAt: now, createdAt: now } as const
  return { op: 'command.insert', record: { ...record, lane: 'alerts', status: 'ready' } }
}

/** Asks a person to connect the company again. */
const reconnectAlert = (whose: Pick<OutboxRecord, 'realmId' | 'leadId'>, now: string): Write =>
  alertOf(whose, 'connection', { template: 'reconnect-quickbooks', values: {} }, now)

/**
 * Tells the business that QuickBooks cannot be read because its connection has ended: where no call comes in, nothing else
 * finds out, and an estimate that a customer accepts there would stay without its invoice.
 */
export const alertForReading = (realmId: string, error: CommandFailure, now: string): Write[] =>
  isOfConnection(error) ? [reconnectAlert({ realmId, leadId: leadlessId('connection') }, now)] : []

/**
 * Tells the business that work is stuck: after repeated failures, at a dead letter, and at once when the connection to
 * QuickBooks must be renewed. Once a day for each cause, however many commands it holds up.
 */
export const alertFor = (
  record: OutboxRecord,
  { error, attempts, isDead, now }: { error: CommandFailure; attempts: number; isDead: boolean; now: string },
): Write[] => {
  const { command } = record
  // An alert that cannot be delivered is not announced by another one.
  if (command.type === 'notify.contractor' || command.type === 'notify.accounting') return []
  if (isOfConnection(error)) return [reconnectAlert(record, now)]
  if (!isDead && attempts !== alertAfter) return []
  const values = { work: command.type, cause: error.message }
  return [alertOf(record, error.code, { template: 'work-stuck', values }, now)]
}
