/** Whether a failed call may still have been carried out: `refused` it was not, `unknown` it may have been. */
export type Outcome = 'refused' | 'unknown'

/** The stable codes of this package's errors. */
export type QuickBooksErrorCode =
  | 'input'
  | 'reply'
  | 'validation'
  | 'duplicate-name'
  | 'stale-object'
  | 'object-not-found'
  | 'authentication'
  | 'authorization'
  | 'throttled'
  | 'service'
  | 'connection'
  | 'timeout'
  | 'reauthorization-required'
  | 'token-store-conflict'
  | 'token-key'
  | 'oauth'

/** Everything this package throws on its own account. A caller's abort surfaces as the reason the caller gave. */
export abstract class QuickBooksError extends Error {
  abstract readonly code: QuickBooksErrorCode
  /** `true` where the same call may succeed later, unchanged. */
  abstract readonly retryable: boolean
}
