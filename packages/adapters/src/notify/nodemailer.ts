import { isMailbox, subjectLine } from './mailbox.ts'
import type { NotifyChannel, OutgoingMessage } from './notifier.ts'
import { NotifyError, type NotifyErrorCode } from './notify-error.ts'

/** What is used of nodemailer's `Transporter`. */
export interface MailTransport {
  sendMail(mail: {
    messageId: string
    from: string
    to: { name: string; address: string }
    replyTo?: string
    subject: string
    text: string
    attachments: { filename: string; contentType: string; content: string }[]
    disableFileAccess: true
    disableUrlAccess: true
  }): Promise<{ messageId?: string }>
}

/** Mail through a server of one's own. */
export interface NodemailerOptions {
  /** `nodemailer.createTransport({ host, port, auth })` */
  transport: MailTransport
  /** Sender of messages that name none: `Mike's Plumbing <office@example.com>`. */
  from: string
  /** Where answers go, if not to the sender. */
  replyTo?: string
}

/**
 * Sends e-mail over SMTP through nodemailer, on Node.
 *
 * The `Message-ID` comes from the idempotency key: a mail sent again after an unknown outcome is the same mail, which most mailboxes
 * show once.
 *
 * @see https://nodemailer.com/message
 */
export const nodemailerEmail = ({ transport, from: sender, replyTo }: NodemailerOptions): NotifyChannel => ({
  kind: 'email',
  name: 'nodemailer',
  send: async (message) => {
    const { to, from = sender, subject, text, attachments = [] } = message
    if (!isMailbox(to)) throw new NotifyError('invalid-recipient', { channel: 'nodemailer' })
    const messageId = await messageIdOf(message, from)
    try {
      await transport.sendMail({
        messageId,
        from,
        to: { name: '', address: to },
        ...(replyTo !== undefined && { replyTo }),
        subject: subjectLine(subject ?? text),
        text,
        attachments: attachments.map((file) => ({
          filename: file.fileName,
          contentType: file.contentType,
          content: file.text,
        })),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    } catch (error) {
      throw toNotifyError(error)
    }
    return { id: messageId }
  },
})

const messageIdOf = async ({ idempotencyKey, to }: OutgoingMessage, from: string): Promise<string> => {
  const bytes = new TextEncoder().encode(JSON.stringify([idempotencyKey, to]))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const id = Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'leadbooks.invalid'
  return `<${id}@${domain}>`
}

/** nodemailer's own codes, with what each says of the message. @see https://nodemailer.com/errors */
const codes: ReadonlyMap<string, NotifyErrorCode> = new Map([
  ...['EAUTH', 'ENOAUTH', 'EOAUTH2'].map((code) => [code, 'unauthorized'] as const),
  ...['EDNS', 'ECONNREFUSED', 'ENOTFOUND', 'ETLS', 'EPROXY'].map((code) => [code, 'unreachable'] as const),
  ...['EENVELOPE', 'EMESSAGE', 'ESTREAM'].map((code) => [code, 'refused'] as const),
])

const toNotifyError = (error: unknown): NotifyError => {
  const { code, command, syscall, status } = detailsOf(error)
  const details = { channel: 'nodemailer', ...(status !== undefined && { status }), ...(code && { vendorCode: code }) }
  const isTemporary = status !== undefined && status >= 400 && status < 500
  if (isTemporary && code !== 'EAUTH') return new NotifyError('throttled', details)
  if (code === 'EENVELOPE' && status !== undefined && command === 'RCPT TO')
    return new NotifyError('invalid-recipient', details)
  // nodemailer says CONN of a connection that breaks after the mail as well; the system call tells them apart.
  if (syscall === 'connect') return new NotifyError('unreachable', details)
  return new NotifyError(codes.get(code ?? '') ?? 'no-reply', details)
}

const detailsOf = (error: unknown): { code?: string; command?: string; syscall?: string; status?: number } => {
  if (typeof error !== 'object' || error === null) return {}
  const { code, command, syscall, responseCode } = Object.fromEntries(
    ['code', 'command', 'syscall', 'responseCode'].map((name) => [name, Reflect.get(error, name) as unknown]),
  )
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof command === 'string' && { command }),
    ...(typeof syscall === 'string' && { syscall }),
    ...(typeof responseCode === 'number' && { status: responseCode }),
  }
}
