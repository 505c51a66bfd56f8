import { isMailbox, subjectLine } from './mailbox.ts'
import type { Attachment, NotifyChannel } from './notifier.ts'
import { NotifyError } from './notify-error.ts'
import { memberOf, postToService, type ServiceOptions, under } from './service.ts'

/** An account at an HTTP mail service. */
export interface EmailOptions extends ServiceOptions {
  apiKey: string
  /** Sender of messages that name none: `Mike's Plumbing <office@example.com>`. */
  from: string
  /** Where answers go, if not to the sender. */
  replyTo?: string
  /** @defaultValue `'https://api.resend.com'` */
  baseUrl?: string
}

/**
 * Sends e-mail through Resend's API, or a service that speaks it at `baseUrl`.
 *
 * The idempotency key goes along, so that a message sent again within a day arrives once.
 *
 * @see https://resend.com/docs/api-reference/emails/send-email
 */
export const email = (options: EmailOptions): NotifyChannel => ({
  kind: 'email',
  name: 'email',
  send: async ({ idempotencyKey, to, from = options.from, subject, text, attachments = [] }) => {
    if (!isMailbox(to)) throw new NotifyError('invalid-recipient', { channel: 'email' })
    const request = {
      channel: 'email',
      url: under(options.baseUrl ?? 'https://api.resend.com', 'emails'),
      headers: {
        authorization: `Bearer ${options.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': headerValue(idempotencyKey),
      },
      body: JSON.stringify({
        from,
        to: [to],
        subject: subjectLine(subject ?? text),
        text,
        ...(attachments.length > 0 && { attachments: attachments.map(encoded) }),
        ...(options.replyTo !== undefined && { reply_to: options.replyTo }),
      }),
    }
    const id = memberOf(await postToService(request, options, explain), 'id')
    return id === undefined ? {} : { id }
  },
})

/** The service takes at most 256 characters. A header may hold ASCII alone. */
const headerValue = (key: string): string => encodeURIComponent(key).slice(0, 256)

const encoded = ({ fileName, contentType, text }: Attachment) => ({
  filename: fileName,
  content_type: contentType,
  content: btoa(binary(text)),
})

/** UTF-8 as one character for each byte, which is what `btoa` takes. */
const binary = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')

const explain = (reply: unknown) => {
  const vendorCode = memberOf(reply, 'name')
  return vendorCode === undefined ? {} : { vendorCode }
}
