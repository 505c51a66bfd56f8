import type { Message } from '../commands.ts'
import { generationFor, isGiven } from '../fact-set.ts'
import { commandKey, inPurpose } from '../key.ts'
import type { ActionChannel, ActionOf } from '../policy/action.ts'
import { type CompiledAction, isAboutChange } from '../policy/compiled-triggers.ts'
import type { LeadView } from '../projection/lead-view.ts'
import { isQuiet, isStopped, requestInstant } from '../projection/reminders.ts'
import { manualStep } from './manual-step.ts'
import type { CommandBody, Wish, WishContext } from './wish.ts'
import { businessValues, customerValues, describeAppointment, fillIn, shorten } from './words.ts'

/** Longest title of a task or message of a review. */
const maxTitleLength = 1000

/** One purpose per thing spoken of: `task.create:command-failed:estimate.create.1`. */
const purposeFor = ({ purpose }: CompiledAction, { subject, state }: WishContext): string => {
  const id = subject.id?.replace(`${state.leadId}/`, '')
  return id === undefined ? purpose : inPurpose(`${purpose}:${id}`)
}

const isNeedless = ({ needlessAfter }: CompiledAction, { state, wished }: WishContext): boolean =>
  needlessAfter.some((purpose) => {
    return state.given.has(purpose, 1) || wished.has(commandKey(state.leadId, purpose, 1))
  })

/** What a message is about beyond its template; a change of it is worth another message. */
const aboutOf = (template: string, { projection, state }: WishContext): string => {
  if (!isAboutChange(template)) return ''
  if (template.startsWith('callback-')) return projection.callback?.dueAt ?? ''
  const cancelled = state.facts.at('appointment', 'appointment.cancelled')
  return cancelled?.at ?? describeAppointment(projection.appointment) ?? ''
}

/** Wants a message to the people of the business. */
export const notifyBusiness = (
  action: CompiledAction<ActionOf<'notify.contractor' | 'notify.accounting'>>,
  context: WishContext,
): Wish[] => {
  const { command: type, template, urgency } = action
  if (context.projection.lead === undefined || isNeedless(action, context)) return []
  const purpose = purposeFor(action, context)
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
const roadTo = ({ contact, lead }: LeadView, channel: ActionChannel): Road | undefined => {
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
export const notifyCustomer = (action: CompiledAction<ActionOf<'notify.customer'>>, context: WishContext): Wish[] => {
  const { command: type, channel, template } = action
  const road = roadTo(context.projection, channel)
  if (road === undefined || isNeedless(action, context)) return []
  const purpose = purposeFor(action, context)
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
export const sendReminder = (action: CompiledAction<ActionOf<'reminder.send'>>, context: WishContext): Wish[] => {
  const { channel } = action
  const purpose = purposeFor(action, context)
  const { now } = context.state
  if (isGiven(context.state, purpose)) return []
  const road = roadTo(context.projection, channel)
  if (road === undefined || now === undefined || isQuiet(now, context.policy) || isStoppedFor(context)) return []
  return [{ purpose, generation: 1, command: () => askCustomer(action, road, context) }]
}

/** Wants the customer asked for a review, once, by day. */
export const requestReview = (action: CompiledAction<ActionOf<'reviewRequest.send'>>, context: WishContext): Wish[] => {
  const { channel, purpose } = action
  if (isGiven(context.state, purpose)) return []
  const road = roadTo(context.projection, channel)
  const at = requestInstant(context.state)
  if (road === undefined || (at !== undefined && isQuiet(at, context.policy)) || isStoppedFor(context)) return []
  return [{ purpose, generation: 1, command: () => askCustomer(action, road, context) }]
}

/** Wants something done by a person of the business. */
export const createTask = (action: CompiledAction<ActionOf<'task.create'>>, context: WishContext): Wish[] => {
  const command: Wish['command'] = () => {
    const values = { ...businessValues(context.projection, context.subject), ...manualStep(context) }
    return { type: 'task.create', title: shorten(fillIn(action.title, values), maxTitleLength) }
  }
  return [{ purpose: purposeFor(action, context), generation: 1, command }]
}

/** Wants a question decided by a person before the lead goes on. */
export const openReview = (action: CompiledAction<ActionOf<'review.open'>>, context: WishContext): Wish[] => {
  const { code } = action
  const command: Wish['command'] = () => {
    const values = businessValues(context.projection, context.subject)
    return { type: 'review.open', code, message: shorten(fillIn(action.message, values), maxTitleLength) }
  }
  return [{ purpose: purposeFor(action, context), generation: 1, command }]
}
