import type { NotifyChannel } from '@leadbooks/adapters'
import { renderMessage } from '@leadbooks/adapters/notify'
import type { Command, Message } from '@leadbooks/core'
import type { TenantConfig } from '../engine/tenant.ts'
import type { HandlerContext, Outcome } from '../quickbooks/handler.ts'
import { commitConsent, hasOptedOut } from './opt-outs.ts'

/** A message that may or may not have gone out; a person looks before it is sent again. */
export class UncertainMessageError extends Error {
  override readonly name = 'UncertainMessageError' as const
  readonly code = 'message-uncertain'
  readonly retryable = false

  constructor() {
    super('The message may have been sent: the answer of the channel was lost. Look before you send it again.')
  }
}

/** Nobody said how to reach a customer over this channel. */
export class NoChannelError extends Error {
  override readonly name = 'NoChannelError' as const
  readonly code = 'no-channel'
  readonly retryable = false

  constructor(kind: string) {
    super(`No ${kind} channel is configured; pass one in \`notify\`.`)
  }
}

/** Everybody whom the business names for its alerts has asked for no texts. */
export class NobodyToldError extends Error {
  override readonly name = 'NobodyToldError' as const
  readonly code = 'nobody-told'
  readonly retryable = false

  constructor() {
    super(
      'Every number that alerts of this business go to has answered STOP; name another one, or have START sent from it.',
    )
  }
}

type Kind = 'sms' | 'email' | 'chat'
type ToCustomer = Extract<Command, { type: 'notify.customer' | 'reminder.send' | 'reviewRequest.send' }>
type ToOffice = Extract<Command, { type: 'notify.contractor' | 'notify.accounting' }>

const channelOf = (channels: readonly NotifyChannel[], kind: Kind): NotifyChannel | undefined =>
  channels.find((channel) => channel.kind === kind)

const deliver = async (
  channel: NotifyChannel,
  { to, message, key, tenant }: { to: string; message: Message; key: string; tenant: TenantConfig },
): Promise<void> => {
  const { senders, timeZone } = tenant
  // Times in a message are the business's own.
  const values = {
    timeZone,
    ...(senders === undefined ? {} : { businessName: senders.businessName }),
    ...message.values,
  }
  const { subject, text } = renderMessage(message.template, values, senders?.templates)
  const from = channel.kind === 'sms' || channel.kind === 'email' ? senders?.from?.[channel.kind] : undefined
  await channel.send({
    idempotencyKey: key,
    to,
    text,
    ...(from === undefined ? {} : { from }),
    ...(subject === undefined ? {} : { subject }),
  })
}

/** A reminder of an estimate says where to answer it. */
const withLink = async (message: Message, context: HandlerContext): Promise<Message> => {
  if (message.template !== 'estimate-reminder') return message
  const approvalUrl = await context.approvalUrl()
  return approvalUrl === undefined ? message : { ...message, values: { ...message.values, approvalUrl } }
}

/**
 * Sends a message to a customer at most once: that it is about to go is committed first, and a restart that finds this
 * without a result asks a person instead of sending again.
 *
 * @throws UncertainMessageError, NoChannelError, and what the channel throws
 */
export const messageCustomer = async (
  command: ToCustomer,
  context: HandlerContext,
  channels: readonly NotifyChannel[],
): Promise<Outcome> => {
  const channel = channelOf(channels, command.channel)
  if (channel === undefined) throw new NoChannelError(command.channel)
  if (context.record.progress?.sending === true) throw new UncertainMessageError()
  const message = await withLink(command.message, context)
  await context.progress({ ...context.record.progress, sending: true })
  try {
    const { to } = command
    await deliver(channel, { to, message, key: context.record.key, tenant: context.tenant })
  } catch (error) {
    // The carrier knows of a STOP that went past us.
    if (codeOf(error) === 'opted-out') {
      await commitConsent(context.store, context.realmId, { phone: command.to, texts: 'stop', at: context.now() })
      return withheld
    }
    // Refused for certain: it did not go out, so it may be tried again.
    if (isCertain(error)) await context.progress({ ...context.record.progress, sending: false })
    throw error
  }
  return {
    kind: 'done',
    result: { sentTo: command.to, detail: { channel: command.channel, template: command.message.template } },
  }
}

/** A text that its receiver wants no more of: nothing went out, and nothing is wrong. */
export const withheld: Outcome = { kind: 'done', result: { detail: { withheld: 'opted-out' } } }

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

const isCertain = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'outcome' in error && error.outcome !== 'unknown'

/**
 * Alerts the business at every address it gave, at least once: an alert that comes twice is better than one that is lost.
 *
 * A number that answered STOP is passed over.
 *
 * @throws NobodyToldError, and what a channel throws; addresses that were reached are not alerted again by the next attempt
 */
export const messageOffice = async (
  command: ToOffice,
  context: HandlerContext,
  channels: readonly NotifyChannel[],
): Promise<Outcome> => {
  const { senders } = context.tenant
  const office =
    command.type === 'notify.accounting' ? (senders?.accounting ?? senders?.contractor) : senders?.contractor
  const kinds: Kind[] = ['sms', 'email', 'chat']
  const targets = kinds.flatMap((kind) => (office?.[kind] ?? []).map((to) => ({ kind, to })))
  const { reached: before } = context.record.progress ?? {}
  const reached = Array.isArray(before) ? before.map(String) : []
  for (const { kind, to } of targets) {
    if (reached.includes(`${kind}:${to}`)) continue
    if (kind === 'sms' && (await hasOptedOut(context.store, context.realmId, to))) continue
    const channel = channelOf(channels, kind)
    if (channel === undefined) throw new NoChannelError(kind)
    await deliver(channel, {
      to,
      message: command.message,
      key: `${context.record.key}/${kind}:${to}`,
      tenant: context.tenant,
    })
    reached.push(`${kind}:${to}`)
    await context.progress({ reached })
  }
  if (reached.length === 0 && targets.length > 0) throw new NobodyToldError()
  return { kind: 'done', result: { detail: { template: command.message.template, told: reached } } }
}
