import type { Command, CommandFailure } from '@leadbooks/core'
import type { OutboxRecord } from '../stores/records.ts'
import type { Write } from '../stores/store.ts'

/** Failures in a row after which the business is told, unless there is an end to it before. */
const alertAfter = 3

/** Faults that end when a person connects the company again. */
const connectionFaults: ReadonlySet<string> = new Set(['authentication', 'authorization', 'reauthorization-required'])

/**
 * Tells the business that work is stuck: after repeated failures, at a dead letter, and at once when the connection to
 * QuickBooks must be renewed. Once a day for each cause, however many commands it holds up.
 */
export const alertFor = (
  { realmId, leadId, command }: OutboxRecord,
  { error, attempts, isDead, now }: { error: CommandFailure; attempts: number; isDead: boolean; now: string },
): Write[] => {
  const isConnection = connectionFaults.has(error.code)
  // An alert that cannot be delivered is not announced by another one.
  const isAlert = command.type === 'notify.contractor' || command.type === 'notify.accounting'
  if (isAlert || !(isConnection || isDead || attempts === alertAfter)) return []
  const day = now.slice(0, 10)
  const cause = isConnection ? 'connection' : error.code
  const key = `alert/${cause}/${day}`
  const alert: Command = {
    type: 'notify.contractor',
    key,
    urgency: 'urgent',
    message: isConnection
      ? { template: 'reconnect-quickbooks', values: {} }
      : { template: 'work-stuck', values: { work: command.type, cause: error.message } },
  }
  const record = { realmId, leadId, key, command: alert, attempts: 0, dueAt: now, createdAt: now } as const
  return [{ op: 'command.insert', record: { ...record, lane: 'alerts', status: 'ready' } }]
}
