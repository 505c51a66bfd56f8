import type { LeadAppointment } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import type { HandlerContext } from '../quickbooks/handler.ts'
import type { RegisterRecord } from '../stores/records.ts'
import type { Store } from '../stores/store.ts'
import type { CalendarCommand } from './calendar.ts'

const kind = 'appointment'
/** Appointments that a feed looks through, those changed last first. */
const mostEntries = 1_000
const tries = 20

type Timing = Omit<LeadAppointment, 'raw'>

/** What is kept of an appointment: its time, and nothing of whose it is. */
interface Kept extends JsonObject {
  sequence: number
  cancelled: boolean
  appointment: Timing & JsonObject
}

const keptIn = (record: RegisterRecord | undefined): Kept | undefined => record?.doc as Kept | undefined // written below alone

const timingOf = ({ date, from, to, part, timeZone }: LeadAppointment): Timing & JsonObject => ({
  ...(date !== undefined && { date }),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
  ...(part !== undefined && { part }),
  ...(timeZone !== undefined && { timeZone }),
})

/** Keeps the time of a lead's appointment for the feed. A change that comes late changes nothing. */
export const keepForFeed = async (command: CalendarCommand, context: HandlerContext): Promise<void> => {
  const { store, realmId, leadId, record } = context
  const { sequence } = record
  for (let attempt = 1; ; attempt += 1) {
    const known = await store.readRegister(realmId, kind, leadId)
    const before = keptIn(known)
    if (before !== undefined && before.sequence >= sequence) return
    const cancelled = command.type === 'calendar.remove'
    const appointment = command.type === 'calendar.remove' ? before?.appointment : timingOf(command.appointment)
    if (appointment === undefined) return
    const doc: Kept = { sequence, cancelled, appointment }
    const outcome = await store.commit([
      {
        op: 'register.put',
        expectedVersion: known?.version ?? 0,
        record: { realmId, kind, id: leadId, updatedAt: context.now(), doc },
      },
    ])
    if (outcome.ok || attempt === tries) return
  }
}

/** An appointment of a lead as a feed knows it. */
export interface KeptAppointment {
  leadId: string
  /** ISO 8601 instant. */
  changedAt: string
  /** Rises with each change. */
  sequence: number
  cancelled: boolean
  appointment: Timing
}

/** Lists the appointments kept for a business's feed, those changed last first. */
export const listForFeed = async (store: Store, realmId: string): Promise<KeptAppointment[]> =>
  (await store.listRegister(realmId, kind, mostEntries)).flatMap((record) => {
    const kept = keptIn(record)
    return kept === undefined ? [] : [{ leadId: record.id, changedAt: record.updatedAt, ...kept }]
  })
