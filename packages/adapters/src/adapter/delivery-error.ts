import type { Issue } from '@leadbooks/core'

/** Why a delivery could not be read. */
export type DeliveryErrorCode =
  | 'too-large'
  | 'invalid-json'
  | 'not-an-object'
  | 'too-deep'
  | 'too-many-values'
  | 'forbidden-key'
  | 'no-contact'
  | 'invalid-lead'
  | 'invalid-document'

const httpStatusOf: Record<DeliveryErrorCode, number> = {
  'too-large': 413,
  'invalid-json': 400,
  'not-an-object': 400,
  'too-deep': 400,
  'too-many-values': 400,
  'forbidden-key': 400,
  'no-contact': 422,
  'invalid-lead': 422,
  'invalid-document': 422,
}

/**
 * A delivery whose body is not what the phone service sends.
 *
 * Sending the same bytes again gives the same error, so it is never retryable. The message and the issues name fields
 * and kinds of values, not the values: they are safe to log.
 */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly retryable = false
  readonly code: DeliveryErrorCode
  /** 400 when the body cannot be read, 413 when it is too long, 422 when it is readable and of no use. */
  readonly httpStatus: number
  readonly issues: Issue[]

  constructor(code: DeliveryErrorCode, message: string, issues: Issue[] = [{ path: '', code, message }]) {
    super(message)
    this.code = code
    this.httpStatus = httpStatusOf[code]
    this.issues = issues
  }
}
