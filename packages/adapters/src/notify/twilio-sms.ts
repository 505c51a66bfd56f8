import type { NotifyChannel } from './notifier.ts'
import { NotifyError, type NotifyErrorCode } from './notify-error.ts'
import { memberOf, postToService, type ServiceOptions, under, type VendorError } from './service.ts'

/** A Twilio account that sends text messages. */
export interface TwilioSmsOptions extends ServiceOptions {
  /** `AC…` */
  accountSid: string
  authToken: string
  /** E.164 number or Messaging Service (`MG…`) that messages come from unless they name their own. */
  from: string
  /** @defaultValue `'https://api.twilio.com'` */
  baseUrl?: string
}

/** Errors that are about the recipient. @see https://www.twilio.com/docs/api/errors */
const recipientCodes: ReadonlyMap<string, NotifyErrorCode> = new Map([
  ...['21211', '21214', '21217', '21265', '21408', '21612', '21614', '21635'].map(
    (code) => [code, 'invalid-recipient'] as const,
  ),
  ['21610', 'opted-out'],
  ['20003', 'unauthorized'],
  ['20429', 'throttled'],
])

/**
 * Sends text messages through Twilio.
 *
 * Twilio has no idempotency key for messages: one sent again after a `no-reply` may arrive twice.
 *
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export const twilioSms = (options: TwilioSmsOptions): NotifyChannel => ({
  kind: 'sms',
  name: 'twilio',
  send: async ({ to, from = options.from, text }) => {
    if (!/^\+[1-9]\d{6,14}$/.test(to)) throw new NotifyError('invalid-recipient', { channel: 'twilio' })
    const sender = from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from }
    const account = encodeURIComponent(options.accountSid)
    const request = {
      channel: 'twilio',
      url: under(options.baseUrl ?? 'https://api.twilio.com', `2010-04-01/Accounts/${account}/Messages.json`),
      headers: {
        authorization: `Basic ${btoa(`${options.accountSid}:${options.authToken}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ To: to, ...sender, Body: text }).toString(),
    }
    const sid = memberOf(await postToService(request, options, explain), 'sid')
    return sid === undefined ? {} : { id: sid }
  },
})

const explain = (reply: unknown): VendorError => {
  const vendorCode = memberOf(reply, 'code')
  const code = recipientCodes.get(vendorCode ?? '')
  return { ...(vendorCode !== undefined && { vendorCode }), ...(code && { code }) }
}
