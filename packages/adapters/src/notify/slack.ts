import type { NotifyChannel } from './notifier.ts'
import { postToService, type ServiceOptions } from './service.ts'

/** A Slack channel that takes messages at a secret address. */
export interface SlackOptions extends ServiceOptions {
  /** `https://hooks.slack.com/services/…` */
  webhookUrl: string
}

/**
 * Posts to a Slack channel through an incoming webhook. The webhook belongs to one channel; a message's `to` changes nothing.
 *
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
export const slack = (options: SlackOptions): NotifyChannel => ({
  kind: 'chat',
  name: 'slack',
  send: async ({ subject, text }) => {
    const lines = subject === undefined ? escapeMarkup(text) : `*${escapeMarkup(subject)}*\n${escapeMarkup(text)}`
    const request = {
      channel: 'slack',
      url: options.webhookUrl,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: lines }),
    }
    await postToService(request, options, explain)
    return {}
  },
})

/** Slack reads `<…>` as a link or a mention; what a caller said must not call a channel together. */
const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const explain = (reply: unknown) => {
  if (typeof reply !== 'string' || !/^[a-z_]{1,60}$/.test(reply)) return {}
  const isGone = reply === 'no_service' || reply === 'channel_not_found' || reply === 'channel_is_archived'
  return { vendorCode: reply, ...(isGone && { code: 'gone' as const }) }
}
