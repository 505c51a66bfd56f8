import type { CommandFailure } from '@leadbooks/core'
import { ThrottledError } from '@leadbooks/qbo'

/** Reads an error of any of our packages: they carry a stable `code` and say whether another try can help. */
const traits = (error: unknown): { code?: unknown; retryable?: unknown; message?: unknown; retryAfterMs?: unknown } =>
  typeof error === 'object' && error !== null ? error : { message: String(error) }

/** What a failed attempt means for the command. */
export interface Failure {
  error: CommandFailure
  /** Another try may succeed. */
  retryable: boolean
  /** QuickBooks told the whole realm to slow down, for this long where it said so. */
  throttledMs?: number
}

/** How long a throttled realm rests when QuickBooks does not say: its window is one minute. */
const throttleRestMs = 15_000

/**
 * Faults of the connection, not of the command: a token that ran out, a company that must be connected again. A person
 * renews the connection, and what waited goes on by itself.
 */
const connectionFaults: ReadonlySet<string> = new Set(['authentication', 'reauthorization-required'])

/** Tells whether a fault ends when a person connects the company again. */
export const isOfConnection = ({ code }: CommandFailure): boolean =>
  code === 'authorization' || connectionFaults.has(code)

/** Sorts an error into what passes, what slows the realm, and what a person must look at. */
export const classify = (error: unknown): Failure => {
  const { code, retryable, message, retryAfterMs } = traits(error)
  const failure: CommandFailure = {
    code: typeof code === 'string' ? code : 'unexpected',
    message: typeof message === 'string' ? message.slice(0, 1_000) : 'Failed without a message.',
  }
  // A message service may throttle too; that is no reason for QuickBooks to rest.
  if (error instanceof ThrottledError)
    return {
      error: failure,
      retryable: true,
      throttledMs: typeof retryAfterMs === 'number' ? retryAfterMs : throttleRestMs,
    }
  if (connectionFaults.has(failure.code)) return { error: failure, retryable: true }
  // An error nobody classified is more likely a passing fault of the host than a verdict: trying again is safe, because
  // every write carries its requestid.
  return { error: failure, retryable: typeof retryable === 'boolean' ? retryable : true }
}
