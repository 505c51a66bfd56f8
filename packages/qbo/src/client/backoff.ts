const baseMs = 500
/** A throttled minute is not over in half a second, and the whole company waits for it. */
const throttledBaseMs = 4_000
const throttledLeastMs = 1_000

/** The longest wait the client takes on itself; what needs longer is thrown for the caller to schedule. */
export const maxBackoffMs = 60_000

/** What a wait is computed from. */
export interface BackoffState {
  /** Retries made so far. */
  retries: number
  throttled: boolean
  /** What QuickBooks asked for; decides if it is there. */
  retryAfterMs?: number | undefined
  /** Uniform in [0, 1). */
  random: () => number
}

/**
 * Decides how long to wait before a retry, in milliseconds.
 *
 * Full jitter: uniform up to a bound that doubles, so that clients which failed together do not come back together.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const backoffMs = ({ retries, throttled, retryAfterMs, random }: BackoffState): number => {
  if (retryAfterMs !== undefined) return retryAfterMs
  const least = throttled ? throttledLeastMs : 0
  const bound = Math.min(maxBackoffMs, (throttled ? throttledBaseMs : baseMs) * 2 ** retries)
  return least + Math.floor(random() * (bound - least))
}

/**
 * Reads a `Retry-After` header, seconds or an HTTP date.
 *
 * @returns milliseconds from `now`, never negative; nothing for a header that is neither
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export const parseRetryAfter = (value: string | null, now: number): number | undefined => {
  const header = value?.trim()
  if (!header) return undefined
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const date = /^[A-Z][a-z]{2,8},? /.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
