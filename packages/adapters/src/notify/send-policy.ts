import { phoneCountry } from '@leadbooks/core'
import { instantOfLocalTime, localTimeAt } from '../field-mapping/instant.ts'
import type { NotifyChannel, OutgoingMessage } from './notifier.ts'
import { NotifyError, type NotifyErrorCode } from './notify-error.ts'

/** What one business lets go out. */
export interface SendPolicy {
  /** IANA name; days and hours are the business's. */
  timeZone: string
  /** ISO 3166-1 alpha-2 of the countries whose numbers may be written to. @defaultValue `['US', 'CA']` */
  countries?: readonly string[]
  /** Messages to one person on one day. @defaultValue 5 */
  perPersonPerDay?: number
  /** Messages on one day. @defaultValue 500 */
  perDay?: number
  /** Nobody is written to from `from` until `to` (`HH:mm`). @defaultValue 21:00 to 08:00 */
  quietHours?: { from: string; to: string } | 'none'
}

/** What has gone out already. */
export interface SendHistory {
  optedOut: boolean
  toPersonToday: number
  today: number
}

/** Whether a message may go out now; where it may not, why, and when it may. */
export type SendDecision =
  | { send: true }
  | {
      send: false
      code: Extract<NotifyErrorCode, 'opted-out' | 'country-not-allowed' | 'capped' | 'quiet-hours'>
      /** ISO 8601 instant from which on the message may go out. */
      retryAt?: string
    }

/** A message that is about to go out. */
export interface Sending {
  /** E.164 number or e-mail address; only numbers have a country and quiet hours. */
  to: string
  /** ISO 8601 instant. */
  now: string
  history: SendHistory
}

/**
 * Decides whether a message to a customer may go out.
 *
 * @see 47 CFR § 64.1200(c)(1): no calls or texts before 8 a.m. or after 9 p.m.
 * @example
 * import { maySend } from '@leadbooks/adapters/notify'
 *
 * const policy = { timeZone: 'America/Chicago' }
 * const history = { optedOut: false, toPersonToday: 0, today: 0 }
 * maySend(policy, { to: '+15125550199', now: '2026-11-24T04:30:00Z', history })
 * // => { send: false, code: 'quiet-hours', retryAt: '2026-11-24T14:00:00.000Z' }
 */
export const maySend = (policy: SendPolicy, { to, now, history }: Sending): SendDecision => {
  const { countries = ['US', 'CA'], perPersonPerDay = 5, perDay = 500, quietHours = night } = policy
  const isPhone = to.startsWith('+')
  if (history.optedOut) return { send: false, code: 'opted-out' }
  const country = isPhone ? phoneCountry(to) : undefined
  if (isPhone && (country === undefined || !countries.includes(country)))
    return { send: false, code: 'country-not-allowed' }
  const local = localTimeAt(Date.parse(now), policy.timeZone)
  const quiet = quietHours !== 'none' && isPhone ? quietHours : undefined
  if (history.toPersonToday >= perPersonPerDay || history.today >= perDay)
    return { send: false, code: 'capped', retryAt: atLocal(nextDay(local.date), quiet?.to ?? '00:00', policy.timeZone) }
  if (quiet === undefined || !isWithin(local.time, quiet)) return { send: true }
  const isEvening = local.time >= quiet.to
  const day = isEvening ? nextDay(local.date) : local.date
  return { send: false, code: 'quiet-hours', retryAt: atLocal(day, quiet.to, policy.timeZone) }
}

const night = { from: '21:00', to: '08:00' } as const

const isWithin = (time: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)

/** A time that the clock skips that night is the one an hour later. */
const atLocal = (date: string, time: string, timeZone: string): string => {
  const ms = instantOfLocalTime({ date, time }, timeZone)
  const later = `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}`
  return new Date(ms ?? instantOfLocalTime({ date, time: later }, timeZone) ?? Date.parse(date)).toISOString()
}

/** Where it is kept who has opted out and what has gone out; one for each business. */
export interface SendLedger {
  /** @param day - `YYYY-MM-DD` of the business */
  history(to: string, day: string): Promise<SendHistory>
  /** Counts a message. Called before it is sent, so that a crash cannot let more out than may. */
  count(to: string, day: string): Promise<void>
}

/** A {@link SendLedger} in memory, which also takes opt-outs. */
export interface MemoryLedger extends SendLedger {
  optOut(to: string): void
  optIn(to: string): void
}

/** Keeps opt-outs and counts as long as the process lives: for tests and demonstrations. */
export const memoryLedger = (): MemoryLedger => {
  const out = new Set<string>()
  const counts = new Map<string, number>()
  const of = (key: string): number => counts.get(key) ?? 0
  const add = (key: string): unknown => counts.set(key, of(key) + 1)
  return {
    optOut: (to) => void out.add(to),
    optIn: (to) => void out.delete(to),
    history: async (to, day) => ({ optedOut: out.has(to), toPersonToday: of(`${day} ${to}`), today: of(day) }),
    count: async (to, day) => {
      add(`${day} ${to}`)
      add(day)
    },
  }
}

/**
 * Puts a policy before a channel to customers: what may not go out is thrown and never reaches the service.
 *
 * Alerts to the contractor take the channel as it is: an emergency at night must get through.
 *
 * @throws NotifyError `opted-out`, `country-not-allowed`; `capped` and `quiet-hours` are retryable and say how long to wait
 * @example
 * import { guardChannel, memoryChannel, memoryLedger } from '@leadbooks/adapters/notify'
 *
 * const ledger = memoryLedger()
 * const now = () => '2026-11-23T20:02:00Z'
 * const sms = guardChannel(memoryChannel('sms'), { policy: { timeZone: 'America/Chicago' }, ledger, now })
 * ledger.optOut('+15125550199')
 * const refused = await sms.send({ idempotencyKey: '1', to: '+15125550199', text: 'Hi' }).catch((error) => error.code)
 * refused // => 'opted-out'
 */
export const guardChannel = (
  channel: NotifyChannel,
  {
    policy,
    ledger,
    now = () => new Date().toISOString(),
  }: { policy: SendPolicy; ledger: SendLedger; now?: () => string },
): NotifyChannel => ({
  kind: channel.kind,
  name: channel.name,
  send: async (message: OutgoingMessage) => {
    const at = now()
    const day = localTimeAt(Date.parse(at), policy.timeZone).date
    const decision = maySend(policy, { to: message.to, now: at, history: await ledger.history(message.to, day) })
    if (!decision.send) {
      const retryAfterMs = decision.retryAt === undefined ? undefined : Date.parse(decision.retryAt) - Date.parse(at)
      throw new NotifyError(decision.code, {
        channel: channel.name,
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      })
    }
    await ledger.count(message.to, day)
    return channel.send(message)
  },
})
