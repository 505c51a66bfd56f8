/** Words on their way to a person. */
export interface OutgoingMessage {
  /** Made once per message; a channel that can deduplicate is given it. */
  idempotencyKey: string
  /** E.164 number, e-mail address or channel id, by the channel's kind. */
  to: string
  /** Sender as the channel knows it, the tenant's own where it has one. */
  from?: string
  /** E-mail alone. */
  subject?: string
  text: string
  /** E-mail alone: a calendar file, a document. */
  attachments?: readonly Attachment[]
}

/** A text file that goes along with an e-mail. */
export interface Attachment {
  fileName: string
  /** `text/calendar; method=REQUEST; charset=utf-8` */
  contentType: string
  text: string
}

/** One way to reach a person. `send` resolves when the service took the message and throws {@link NotifyError} otherwise. */
export interface NotifyChannel {
  readonly kind: 'sms' | 'email' | 'chat' | 'webhook'
  readonly name: string
  send(message: OutgoingMessage): Promise<{ id?: string }>
}
