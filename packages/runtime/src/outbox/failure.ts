import type { CommandFailure } from '@leadbooks/core'
import { AuthorizationError, StaleObjectError, ThrottledError } from '@leadbooks/qbo'
import { UnknownRealmError } from '../engine/tenant.ts'

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
 * Faults of the connection, not of the command: a token that ran out, an app or a user that the company lets in no more. A
 * person renews the connection, and what waited goes on by itself.
 */
const connectionFaults: ReadonlySet<string> = new Set(['authentication', 'authorization', 'reauthorization-required'])

/** Tells whether a fault ends when a person connects the company again. */
export const isOfConnection = ({ code }: CommandFailure): boolean => connectionFaults.has(code)

/** The owner has not paid Intuit: connecting again would not help. */
const subscriptionEnded = 'subscription-ended'

/** What keeps a whole company waiting besides: Intuit does not know the app as it is set up, or no key opens the tokens. */
const otherFaults: ReadonlySet<string> = new Set([subscriptionEnded, 'oauth', 'token-key'])

/** Tells whether no other command of the company fares better, until a person has done something about it. */
export const isOfCompany = (error: CommandFailure): boolean => isOfConnection(error) || otherFaults.has(error.code)

/** What QuickBooks does not let us do, by its fault; with any other the whole connection is not let in. */
const refusals: ReadonlyMap<string, string> = new Map([
  ['5020', 'not-permitted'],
  ['5030', 'not-in-plan'],
  ['6190', subscriptionEnded],
])

const codeOf = (error: unknown, code: unknown): string => {
  const refusal = error instanceof AuthorizationError ? refusals.get(error.fault?.code ?? '') : undefined
  return refusal ?? (typeof code === 'string' ? code : 'unexpected')
}

/** Sorts an error into what passes, what slows the realm, and what a person must look at. */
export const classify = (error: unknown): Failure => {
  const { code, retryable, message, retryAfterMs } = traits(error)
  const failure: CommandFailure = {
    code: codeOf(error, code),
    message: typeof message === 'string' ? message.slice(0, 1_000) : 'Failed without a message.',
  }
  // A message service may throttle too; that is no reason for QuickBooks to rest.
  if (error instanceof ThrottledError)
    return {
      error: failure,
      retryable: true,
      throttledMs: typeof retryAfterMs === 'number' ? retryAfterMs : throttleRestMs,
    }
  // Others were faster every time, or the app cannot say now whose company it is: both may be otherwise the next time.
  const passes = error instanceof StaleObjectError || error instanceof UnknownRealmError
  if (isOfCompany(failure) || passes) return { error: failure, retryable: true }
  // An error nobody classified is more likely a passing fault of the host than a verdict: trying again is safe, because
  // every write carries its requestid.
  return { error: failure, retryable: typeof retryable === 'boolean' ? retryable : true }
}
