import type { Command, LeadAppointment } from '@leadbooks/core'
import type { HandlerContext, Outcome } from '../quickbooks/handler.ts'
import { keepForFeed } from './appointments.ts'
import { putBeforePerson } from './office.ts'

/** One appointment of a lead; it keeps its `uid` when it is moved. */
export interface CalendarEntry {
  realmId: string
  leadId: string
  uid: string
  /** Rises with each change, so that an older one that comes late can be told. */
  sequence: number
  title: string
  appointment: LeadAppointment
  /** IANA zone of the business, for an appointment that names none. */
  timeZone: string
}

/** The business's calendar. Both may be called again with the same `sequence`, and change nothing then. */
export interface Calendar {
  put(entry: CalendarEntry): Promise<void>
  remove(entry: Pick<CalendarEntry, 'realmId' | 'leadId' | 'uid' | 'sequence'>): Promise<void>
}

export type CalendarCommand = Extract<Command, { type: 'calendar.add' | 'calendar.move' | 'calendar.remove' }>

/** Words for the person who keeps the calendar by hand. */
const taskTitle = (command: CalendarCommand): string => {
  if (command.type === 'calendar.remove') return 'Take the cancelled appointment out of the calendar.'
  const { date, from, to, part } = command.appointment
  const when = [date, from === undefined ? part : `${from}${to === undefined ? '' : `–${to}`}`]
    .filter(Boolean)
    .join(', ')
  const verb = command.type === 'calendar.add' ? 'Put into the calendar' : 'Move in the calendar'
  return `${verb} (${when}): ${command.title}`
}

/** Keeps the lead's appointment in the business's calendar and its feed; without either it becomes a task for a person. */
export const keepCalendar = async (
  command: CalendarCommand,
  context: HandlerContext,
  calendar: Calendar | undefined,
): Promise<Outcome> => {
  const { realmId, leadId, record, tenant } = context
  if (tenant.calendarFeed !== undefined) await keepForFeed(command, context)
  else if (calendar === undefined)
    return putBeforePerson({ type: 'task.create', key: command.key, title: taskTitle(command) }, context)
  const entry = { realmId, leadId, uid: `${realmId}/${leadId}`, sequence: record.sequence }
  if (command.type === 'calendar.remove') await calendar?.remove(entry)
  else {
    const { appointment, title } = command
    await calendar?.put({ ...entry, title, appointment, timeZone: appointment.timeZone ?? tenant.timeZone })
  }
  return { kind: 'done', result: { detail: { uid: entry.uid } } }
}
