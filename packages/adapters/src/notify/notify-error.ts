/** Why a message did not go out, or may not have. */
export type NotifyErrorCode =
  | 'invalid-recipient'
  | 'opted-out'
  | 'country-not-allowed'
  | 'capped'
  | 'quiet-hours'
  | 'unknown-template'
  | 'unauthorized'
  | 'refused'
  | 'gone'
  | 'throttled'
  | 'unreachable'
  | 'unavailable'
  | 'no-reply'

/** What happens to a message on each code: may it be sent again, and is it certain that it has not gone out? */
const consequences: Record<NotifyErrorCode, { retryable: boolean; outcome: 'not-sent' | 'unknown' }> = {
  'invalid-recipient': { retryable: false, outcome: 'not-sent' },
  'opted-out': { retryable: false, outcome: 'not-sent' },
  'country-not-allowed': { retryable: false, outcome: 'not-sent' },
  capped: { retryable: true, outcome: 'not-sent' },
  'quiet-hours': { retryable: true, outcome: 'not-sent' },
  'unknown-template': { retryable: false, outcome: 'not-sent' },
  unauthorized: { retryable: false, outcome: 'not-sent' },
  refused: { retryable: false, outcome: 'not-sent' },
  gone: { retryable: false, outcome: 'not-sent' },
  throttled: { retryable: true, outcome: 'not-sent' },
  unreachable: { retryable: true, outcome: 'not-sent' },
  unavailable: { retryable: true, outcome: 'unknown' },
  'no-reply': { retryable: true, outcome: 'unknown' },
}

const sentences: Record<NotifyErrorCode, string> = {
  'invalid-recipient': 'The recipient is not one that this channel can reach.',
  'opted-out': 'The recipient has asked not to be written to.',
  'country-not-allowed': 'The number is of a country that messages may not go to.',
  capped: 'As many messages have gone out today as may.',
  'quiet-hours': 'Nobody is written to at this hour.',
  'unknown-template': 'There is no message template of that name.',
  unauthorized: 'The service does not accept the credentials.',
  refused: 'The service refuses the message.',
  gone: 'The address of the service is no longer in use.',
  throttled: 'The service asks to slow down.',
  unreachable: 'The service cannot be reached.',
  unavailable: 'The service failed; the message may have gone out.',
  'no-reply': 'The service did not answer; the message may have gone out.',
}

/**
 * A message that could not be sent, or of which nobody knows whether it was.
 *
 * Names neither recipient nor text nor secret.
 */
export class NotifyError extends Error {
  override readonly name = 'NotifyError'
  readonly code: NotifyErrorCode
  /** Whether sending again may succeed. With an `outcome` of `unknown` the message may then arrive twice. */
  readonly retryable: boolean
  readonly outcome: 'not-sent' | 'unknown'
  readonly channel: string | undefined
  /** HTTP status of the reply. */
  readonly status: number | undefined
  /** The service's own code for the error. */
  readonly vendorCode: string | undefined
  /** How long to wait, where the service or the policy says so. */
  readonly retryAfterMs: number | undefined

  constructor(
    code: NotifyErrorCode,
    details: { channel?: string; status?: number; vendorCode?: string; retryAfterMs?: number } = {},
  ) {
    const { channel, status, vendorCode, retryAfterMs } = details
    const where = [channel, status && `HTTP ${status}`, vendorCode].filter(Boolean).join(', ')
    super(where === '' ? sentences[code] : `${sentences[code]} (${where})`)
    this.code = code
    this.retryable = consequences[code].retryable
    this.outcome = consequences[code].outcome
    this.channel = channel
    this.status = status
    this.vendorCode = vendorCode
    this.retryAfterMs = retryAfterMs
  }
}
