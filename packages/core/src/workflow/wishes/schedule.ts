import { generationFor } from '../fact-set.ts'
import type { Wish, WishContext } from './wish.ts'
import { describeAppointment, describeCaller, shorten } from './words.ts'

/** Wants the promised call in somebody's list; a new time is a new generation. */
export const scheduleCallback = ({ projection, state }: WishContext): Wish[] => {
  const { callback, lead } = projection
  if (callback === undefined || callback.done) return []
  const about = callback.dueAt
  const purpose = 'callback.schedule'
  const command: Wish['command'] = () => ({
    type: 'callback.schedule',
    callback: state.facts.at('callback', 'callback.requested')?.callback ?? lead?.callback ?? { at: callback.dueAt },
    dueAt: callback.dueAt,
  })
  return [{ purpose, generation: generationFor(state, purpose, about), about, command }]
}

const removed = 'removed'

/** Wants the calendar to have the appointment as it is now: added, or moved where it stands at another time. */
export const addToCalendar = ({ projection, state }: WishContext): Wish[] => {
  const { appointment, lead } = projection
  const about = describeAppointment(appointment)
  if (appointment?.date === undefined || about === undefined) return []
  const last = state.given.last('calendar')
  const generation = generationFor(state, 'calendar', about)
  const type = last === undefined || last.about === removed ? 'calendar.add' : 'calendar.move'
  const command: Wish['command'] = () => {
    const title = shorten(`${describeCaller(projection)}: ${lead?.request.text ?? 'appointment'}`, 200)
    return { type, appointment, title }
  }
  return [{ purpose: 'calendar', generation, about, command }]
}

/** Wants a cancelled appointment out of the calendar it was put into. */
export const removeFromCalendar = ({ projection, state }: WishContext): Wish[] => {
  const last = state.given.last('calendar')
  if (projection.appointment !== undefined || last === undefined || last.about === removed) return []
  const command: Wish['command'] = () => ({ type: 'calendar.remove' })
  return [{ purpose: 'calendar', generation: last.generation + 1, about: removed, command }]
}
