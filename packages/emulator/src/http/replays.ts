import type { RequestIdTreatment } from '../faults/injection.ts'
import type { Reply } from './reply.ts'

/** requestids remembered per company; the oldest go first. */
const mostRemembered = 100_000

/** A remembered reply as JSON. */
export interface ReplayState {
  readonly realmId: string
  readonly requestId: string
  readonly at: number
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** Replies by company and requestid: a second call with the same id gets the first one's reply. */
export class Replays {
  readonly #byRealm = new Map<string, Map<string, { readonly reply: Reply; readonly at: number }>>()

  /** The reply given before; undefined where the id is new, forgotten or not honoured. */
  find(realmId: string, requestId: string, now: number, treatment: RequestIdTreatment): Reply | undefined {
    const stored = this.#byRealm.get(realmId)?.get(requestId)
    if (stored === undefined || treatment.honoured === false) return undefined
    const forgotten = treatment.forgetAfterMs !== undefined && now - stored.at >= treatment.forgetAfterMs
    return forgotten ? undefined : stored.reply
  }

  /** Every remembered reply that is text, as plain JSON. */
  save(): ReplayState[] {
    return [...this.#byRealm].flatMap(([realmId, replies]) =>
      [...replies].flatMap(([requestId, { reply, at }]) => {
        const { body, status, contentType } = reply
        return typeof body === 'string' ? [{ realmId, requestId, at, status, contentType, body }] : []
      }),
    )
  }

  /** Takes saved replies. */
  load(replays: readonly ReplayState[]): void {
    for (const { realmId, requestId, at, ...reply } of replays) this.remember(realmId, requestId, reply, at)
  }

  /** Remembers what the books answered, unless they failed. A 401 or 429 is the gateway's and never comes here. */
  remember(realmId: string, requestId: string, reply: Reply, at: number): void {
    if (reply.status >= 500) return
    const replies = this.#byRealm.get(realmId) ?? new Map()
    this.#byRealm.set(realmId, replies)
    if (replies.size >= mostRemembered)
      for (const oldest of replies.keys()) {
        replies.delete(oldest)
        break
      }
    replies.set(requestId, { reply, at })
  }
}
