import type { LeadEvent } from '@leadbooks/core'
import type { OutboxRecord } from '../stores/records.ts'

/** Tells a lead that a person decided against a command. */
export const discarded = ({ key, leadId, command }: OutboxRecord, at: string): LeadEvent => ({
  type: 'command.failed',
  id: `${key}/discarded`,
  at,
  leadId,
  key,
  commandType: command.type,
  error: { code: 'discarded', message: 'A person decided that this is not done.' },
  final: true,
})
