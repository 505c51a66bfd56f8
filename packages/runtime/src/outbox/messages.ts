import type { NotifyChannel } from '@leadbooks/adapters'
import { renderMessage } from '@leadbooks/adapters/notify'
import type { Command, Message } from '@leadbooks/core'
import type { TenantConfig } from '../engine/tenant.ts'
import type { HandlerContext, Outcome } from '../quickbooks/handler.ts'

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
  await context.progress({ sending: true })
  try {
    const { to, message } = command
    await deliver(channel, { to, message, key: context.record.key, tenant: context.tenant })
  } catch (error) {
    // Refused for certain: it did not go out, so it may be tried again.
    if (isCertain(error)) await context.progress({ sending: false })
    throw error
  }
  return {
    kind: 'done',
    result: { sentTo: command.to, detail: { channel: command.channel, template: command.message.template } },
  }
}

const isCertain = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'outcome' in error && error.outcome !== 'unknown'

/**
 * Alerts the business at every address it gave, at least once: an alert that comes twice is better than one that is lost.
 *
 * @throws what a channel throws; addresses that were reached are not alerted again by the next attempt
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
  return { kind: 'done', result: { detail: { template: command.message.template, told: reached } } }
}
