import type { Message } from '../commands.ts'
import { generationFor, isGiven } from '../fact-set.ts'
import { commandKey, inPurpose } from '../key.ts'
import type { ActionChannel, ActionOf } from '../policy/action.ts'
import type { LeadProjection } from '../projection/projection.ts'
import { isQuiet, isStopped, requestInstant } from '../projection/reminders.ts'
import { manualStep } from './manual-step.ts'
import type { CommandBody, Wish, WishContext } from './wish.ts'
import { businessValues, customerValues, describeAppointment, fillIn, shorten } from './words.ts'

/** Longest title of a task or message of a review. */
const maxTitleLength = 1000

/** One purpose per thing spoken of: `task.create:command-failed:estimate.create.1`. */
const purposeFor = (command: string, code: string, { subject, state }: WishContext): string => {
  const id = subject.id?.replace(`${state.leadId}/`, '')
  return inPurpose(id === undefined ? `${command}:${code}` : `${command}:${code}:${id}`)
}

const isNeedless = (command: string, unless: string[] | undefined, { state, wished }: WishContext): boolean =>
  (unless ?? []).some((template) => {
    const key = commandKey(state.leadId, inPurpose(`${command}:${template}`), 1)
    return wished.has(key) || state.given.has(key)
  })

/** What a message is about beyond its template; a change of it is worth another message. */
const aboutOf = (template: string, { projection, state }: WishContext): string => {
  const cancelled = state.facts.at('appointment', 'appointment.cancelled')
  if (template.startsWith('appointment-')) return cancelled?.at ?? describeAppointment(projection.appointment) ?? ''
  return template.startsWith('callback-') ? (projection.callback?.dueAt ?? '') : ''
}

/** Wants a message to the people of the business. */
export const notifyBusiness = (
  action: ActionOf<'notify.contractor' | 'notify.accounting'>,
  context: WishContext,
): Wish[] => {
  const { command: type, template, unless, urgency } = action
  if (context.projection.lead === undefined || isNeedless(type, unless, context)) return []
  const purpose = purposeFor(type, template, context)
  const about = aboutOf(template, context)
  if (about === '' && isGiven(context.state, purpose)) return []
  const command: Wish['command'] = () => {
    const { projection, subject, policy } = context
    const values = { ...businessValues(projection, subject), timeZone: policy.timeZone }
    return { type, urgency: urgency ?? projection.urgency, message: { template, values } }
  }
  return [{ purpose, generation: generationFor(context.state, purpose, about), about, command }]
}

/** The road to a customer and its end; `undefined` while neither number nor address is known. */
const roadTo = ({ contact, lead }: LeadProjection, channel: ActionChannel): Road | undefined => {
  const sms: Road | undefined = contact.phone === undefined ? undefined : { channel: 'sms', to: contact.phone }
  const email: Road | undefined = contact.email === undefined ? undefined : { channel: 'email', to: contact.email }
  if (channel !== 'preferred') return channel === 'sms' ? sms : email
  return lead?.contact.preferredContactMethod === 'email' ? (email ?? sms) : (sms ?? email)
}

interface Road {
  channel: 'sms' | 'email'
  to: string
}

const customerMessage = (template: string, { projection, subject, policy }: WishContext): Message => ({
  template,
  values: { ...customerValues(projection), timeZone: policy.timeZone, ...subject.values },
})

/** Wants a message to the customer, once there is a number or address to send it to. */
export const notifyCustomer = (action: ActionOf<'notify.customer'>, context: WishContext): Wish[] => {
  const { command: type, channel, template, unless } = action
  const road = roadTo(context.projection, channel)
  if (road === undefined || isNeedless(type, unless, context)) return []
  const purpose = purposeFor(type, template, context)
  const about = aboutOf(template, context)
  if (about === '' && isGiven(context.state, purpose)) return []
  const command: Wish['command'] = () => ({ type, ...road, message: customerMessage(template, context) })
  return [{ purpose, generation: generationFor(context.state, purpose, about), about, command }]
}

const askCustomer = (
  { command: type, template }: ActionOf<'reminder.send' | 'reviewRequest.send'>,
  road: Road,
  context: WishContext,
): CommandBody => {
  const { customerId } = context.projection
  const message = customerMessage(template, context)
  return { type, ...road, message, ...(customerId !== undefined && { customerId }) }
}

const isStoppedFor = ({ state, projection, policy }: WishContext): boolean => isStopped(state.facts, projection, policy)

/** Wants the customer reminded, by day. */
export const sendReminder = (action: ActionOf<'reminder.send'>, context: WishContext): Wish[] => {
  const { command: type, channel, template } = action
  const purpose = purposeFor(type, template, context)
  const { now } = context.state
  if (isGiven(context.state, purpose)) return []
  const road = roadTo(context.projection, channel)
  if (road === undefined || now === undefined || isQuiet(now, context.policy) || isStoppedFor(context)) return []
  return [{ purpose, generation: 1, command: () => askCustomer(action, road, context) }]
}

/** Wants the customer asked for a review, once, by day. */
export const requestReview = (action: ActionOf<'reviewRequest.send'>, context: WishContext): Wish[] => {
  const { command: type, channel, template } = action
  const purpose = inPurpose(`${type}:${template}`)
  if (isGiven(context.state, purpose)) return []
  const road = roadTo(context.projection, channel)
  const at = requestInstant(context.state)
  if (road === undefined || (at !== undefined && isQuiet(at, context.policy)) || isStoppedFor(context)) return []
  return [{ purpose, generation: 1, command: () => askCustomer(action, road, context) }]
}

/** Wants something done by a person of the business. */
export const createTask = (action: ActionOf<'task.create'>, context: WishContext): Wish[] => {
  const command: Wish['command'] = () => {
    const values = { ...businessValues(context.projection, context.subject), ...manualStep(context) }
    return { type: 'task.create', title: shorten(fillIn(action.title, values), maxTitleLength) }
  }
  return [{ purpose: purposeFor('task.create', action.code, context), generation: 1, command }]
}

/** Wants a question decided by a person before the lead goes on. */
export const openReview = (action: ActionOf<'review.open'>, context: WishContext): Wish[] => {
  const { code } = action
  const command: Wish['command'] = () => {
    const values = businessValues(context.projection, context.subject)
    return { type: 'review.open', code, message: shorten(fillIn(action.message, values), maxTitleLength) }
  }
  return [{ purpose: purposeFor('review.open', code, context), generation: 1, command }]
}
