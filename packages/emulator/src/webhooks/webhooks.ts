import type { Change, Clock } from '../ledger/ledger.ts'
import type { Random } from '../random.ts'
import { type WebhookFormat, webhookBody } from './notice.ts'

/** How a receiver is told. */
export interface WebhookOptions {
  /** @defaultValue 'cloudEvents' */
  readonly format?: WebhookFormat
  /** Carries the request; an app's own `fetch` handler needs no network. @defaultValue the global fetch */
  readonly fetch?: (request: Request) => Promise<Response>
  /** False: nothing is sent before {@link WebhookControls.flush}. @defaultValue true */
  readonly automatic?: boolean
  /** True: every webhook comes twice, as Intuit says it may. @defaultValue false */
  readonly duplicated?: boolean
  /** True: the newest change is told first, one webhook for each. @defaultValue false */
  readonly reordered?: boolean
}

/** What became of one attempt to deliver a webhook. */
export interface WebhookDelivery {
  readonly url: string
  readonly body: string
  /** 1 for the first attempt. */
  readonly attempt: number
  /** The receiver's answer; undefined when there was none. */
  readonly status: number | undefined
}

/** Tells receivers of changes, as Intuit does. */
export interface WebhookControls {
  /** Tells a receiver of every change from now on, signed with its verifier token. */
  to(url: string, verifierToken: string, options?: WebhookOptions): void
  /** Sends what waits and is due, and gives back the attempts made. */
  flush(): Promise<readonly WebhookDelivery[]>
  /** Forgets the receivers and what waits for them. */
  clear(): void
}

interface Receiver {
  readonly url: string
  readonly verifierToken: string
  readonly format: WebhookFormat
  readonly fetch: (request: Request) => Promise<Response>
  readonly automatic: boolean
  readonly duplicated: boolean
  readonly reordered: boolean
  changes: Change[]
}

interface Waiting {
  readonly receiver: Receiver
  readonly body: string
  attempt: number
  dueAt: number
}

/** Milliseconds to wait after each failed attempt; the last one repeats. */
const backoffMs = [10_000, 20_000, 30_000, 300_000, 1_200_000, 7_200_000, 14_400_000, 21_600_000]

const encoder = new TextEncoder()

/** Base64 of HMAC-SHA256 over the raw body, the value of `intuit-signature`. */
const signatureOf = async (body: string, verifierToken: string): Promise<string> => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(verifierToken), algorithm, false, ['sign'])
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(body)))
  return btoa(String.fromCharCode(...bytes))
}

/** Collects changes per receiver and delivers them in batches, again after a failure. */
export class Webhooks implements WebhookControls {
  readonly #clock: Clock
  readonly #random: Random
  #receivers: Receiver[] = []
  #waiting: Waiting[] = []
  #scheduled = false

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  to(url: string, verifierToken: string, options: WebhookOptions = {}): void {
    const { format = 'cloudEvents', fetch: carry = fetch, automatic = true } = options
    const { duplicated = false, reordered = false } = options
    const sending = { fetch: (request: Request) => carry(request), automatic, duplicated, reordered }
    this.#receivers.push({ url, verifierToken, format, ...sending, changes: [] })
  }

  clear(): void {
    this.#receivers = []
    this.#waiting = []
  }

  /** Takes note of a change. */
  hear(change: Change): void {
    for (const receiver of this.#receivers) receiver.changes.push(change)
    if (this.#scheduled || !this.#receivers.some(({ automatic }) => automatic)) return
    this.#scheduled = true
    setTimeout(() => {
      this.#scheduled = false
      void this.#deliver((receiver) => receiver.automatic)
    }, 0)
  }

  flush(): Promise<readonly WebhookDelivery[]> {
    return this.#deliver(() => true)
  }

  async #deliver(chosen: (receiver: Receiver) => boolean): Promise<readonly WebhookDelivery[]> {
    const now = this.#clock.now()
    for (const receiver of this.#receivers) {
      if (!chosen(receiver) || receiver.changes.length === 0) continue
      const told = receiver.reordered ? receiver.changes.map((change) => [change]).reverse() : [receiver.changes]
      receiver.changes = []
      for (const changes of told) {
        const body = webhookBody(changes, receiver.format, this.#random)
        for (let copy = 0; copy < (receiver.duplicated ? 2 : 1); copy += 1)
          this.#waiting.push({ receiver, body, attempt: 0, dueAt: now })
      }
    }
    const due = this.#waiting.filter(({ receiver, dueAt }) => chosen(receiver) && dueAt <= now)
    this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting))
    const deliveries: WebhookDelivery[] = []
    // One after the other: what is told first arrives first.
    for (const waiting of due) deliveries.push(await this.#attempt(waiting))
    return deliveries
  }

  async #attempt(waiting: Waiting): Promise<WebhookDelivery> {
    const { receiver, body } = waiting
    waiting.attempt += 1
    const status = await this.#send(receiver, body)
    if (status !== 200) {
      const wait = backoffMs[Math.min(waiting.attempt, backoffMs.length) - 1] ?? 0
      waiting.dueAt = this.#clock.now() + wait
      if (this.#receivers.includes(receiver)) this.#waiting.push(waiting)
    }
    return { url: receiver.url, body, attempt: waiting.attempt, status }
  }

  async #send(receiver: Receiver, body: string): Promise<number | undefined> {
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'intuit_notification_server',
      'intuit-signature': await signatureOf(body, receiver.verifierToken),
      'intuit-created-time': new Date(this.#clock.now()).toISOString(),
      'intuit-t-id': this.#random.hex(32),
      'intuit-notification-schema-version': '0.0.1',
    }
    try {
      const response = await receiver.fetch(new Request(receiver.url, { method: 'POST', headers, body }))
      await response.body?.cancel()
      return response.status
    } catch {
      // Nobody answered: Intuit tries again later, and so does the next flush.
      return undefined
    }
  }
}
