import { type Command, compareDecimals, phoneCountry } from '@leadbooks/core'
import { stageOf } from '../engine/go-live.ts'
import type { Rate } from '../engine/limits.ts'
import { askPerson, isApproved } from '../quickbooks/ask-person.ts'
import { DocumentError } from '../quickbooks/document-error.ts'
import type { HandlerContext, Outcome } from '../quickbooks/handler.ts'
import { isShadowed, simulate } from '../quickbooks/simulate.ts'
import type { DocumentEntity, UsageKind } from '../stores/records.ts'
import { withheld } from './messages.ts'
import { hasOptedOut } from './opt-outs.ts'

/** How soon a command is looked at again that a limit or a stage keeps back. */
const lookAgainMs = 5 * 60_000

type ToCustomer = Extract<
  Command,
  { type: 'estimate.send' | 'invoice.send' | 'reminder.send' | 'reviewRequest.send' | 'notify.customer' }
>

const isToCustomer = (command: Command): command is ToCustomer =>
  command.type === 'estimate.send' ||
  command.type === 'invoice.send' ||
  command.type === 'reminder.send' ||
  command.type === 'reviewRequest.send' ||
  command.type === 'notify.customer'

/** What brings something new into QuickBooks. */
const isDocument = ({ type }: Command): boolean =>
  type === 'customer.ensure' ||
  type === 'job.create' ||
  type === 'estimate.create' ||
  type === 'invoice.create' ||
  type === 'salesReceipt.create' ||
  type === 'payment.create'

/** What a business that says nothing of it lets out: more is no business but a fault. */
const usual = { messages: { perDay: 500 }, messagesPerPerson: 10 } as const

const later = (reason: string): Outcome => ({ kind: 'again', delayMs: lookAgainMs, reason })

const neighbours: Readonly<Record<string, string[]>> = { US: ['US', 'CA', 'PR'], CA: ['CA', 'US', 'PR'] }

/** @throws DocumentError for a number in a country that texts do not go to */
const checkCountry = (command: ToCustomer, { tenant }: HandlerContext): void => {
  if (!('channel' in command) || command.channel !== 'sms') return
  const { country, limits } = tenant
  const allowed = limits?.smsCountries ?? neighbours[country] ?? [country]
  const to = phoneCountry(command.to)
  if (to !== undefined && allowed.includes(to)) return
  const where = to === undefined ? 'no country that is known' : to
  throw new DocumentError(
    'sms-country',
    `The number is in ${where}; texts of this business go to ${allowed.join(', ')}.`,
  )
}

const documentOf = (command: Command): [DocumentEntity, string] | undefined => {
  if (command.type === 'estimate.send') return ['Estimate', command.estimateId]
  return command.type === 'invoice.send' ? ['Invoice', command.invoiceId] : undefined
}

const aboveAmount = async (command: Command, context: HandlerContext): Promise<Outcome | undefined> => {
  const { maxAmount } = context.tenant.limits ?? {}
  const named = documentOf(command)
  if (maxAmount === undefined || named === undefined || isApproved(context, 'amount-limit')) return undefined
  const document = await context.store.readDocument(context.realmId, ...named)
  if (document === undefined || compareDecimals(document.totalAmount, maxAmount) <= 0) return undefined
  return askPerson(context, {
    code: 'amount-limit',
    message: `The document comes to ${document.totalAmount}, more than the ${maxAmount} that goes out without a person.`,
    detail: { documentId: document.documentId, totalAmount: document.totalAmount, maxAmount },
  })
}

/** Counts a command against its limit, once for all its attempts, and before anything is sent. */
const aboveRate = async (
  kind: UsageKind,
  rate: Rate | undefined,
  context: HandlerContext,
): Promise<Outcome | undefined> => {
  const { realmId, record, store } = context
  const [noun, mark] = kind.startsWith('person/') ? ['messages to one person', 'countedPerson'] : [kind, 'counted']
  if (rate === undefined || record.progress?.[mark] === true) return undefined
  const hour = `${context.now().slice(0, 13)}:00:00.000Z`
  const refused = await context.progress({ ...record.progress, [mark]: true }, [
    { op: 'usage.add', realmId, kind, hour, ...rate },
  ])
  if (refused === undefined) return undefined
  await store.commit([
    {
      op: 'review.open',
      record: {
        realmId,
        reviewId: `limit/${kind}/${hour}`,
        code: 'rate-limit',
        message: `More ${noun} than this business allows at a time: the rest goes out as time allows. Is something running away?`,
        detail: { ...rate },
        status: 'open',
        openedAt: context.now(),
      },
    },
  ])
  return later(`the limit of ${noun} is reached`)
}

/** Nobody is written to without end, and a business sends no more than a business would. */
const aboveMessages = async (command: ToCustomer, context: HandlerContext): Promise<Outcome | undefined> => {
  const { limits } = context.tenant
  const perDay = limits?.messagesPerPerson ?? usual.messagesPerPerson
  const person = 'channel' in command ? await personKind(context.realmId, command.to) : undefined
  const tooMany = person && (await aboveRate(person, { perDay }, context))
  return tooMany ?? aboveRate('messages', limits?.messages ?? usual.messages, context)
}

/** Counted by a digest, so that the counts name nobody. */
const personKind = async (realmId: string, to: string): Promise<UsageKind> => {
  const bytes = new TextEncoder().encode(`${realmId}/${to.toLowerCase()}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `person/${Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/**
 * Says whether a command may be carried out now, by the stage its source and trigger have reached and by the limits of the
 * business.
 *
 * @returns `undefined` when it may; else what becomes of it instead
 * @throws DocumentError
 */
export const gate = async (command: Command, context: HandlerContext): Promise<Outcome | undefined> => {
  const { tenant, leadId, record } = context
  const source = leadId.split(':')[0] ?? leadId
  const stage = stageOf(tenant.goLive ?? {}, source, record.trigger)
  if (stage === 'off') return later('its source or trigger is switched off')
  if (stage === 'shadow' || isShadowed(command)) return simulate(command, context)
  if (isToCustomer(command)) {
    if (stage === 'draft') return simulate(command, context)
    if (
      'channel' in command &&
      command.channel === 'sms' &&
      (await hasOptedOut(context.store, context.realmId, command.to))
    )
      return withheld
    checkCountry(command, context)
    return (await aboveAmount(command, context)) ?? aboveMessages(command, context)
  }
  return isDocument(command) ? aboveRate('documents', tenant.limits?.documents, context) : undefined
}
