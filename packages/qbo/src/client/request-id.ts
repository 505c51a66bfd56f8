import { InputError } from '../errors/input-error.ts'

/** QuickBooks takes at most 50 characters; these are the ones that need no encoding in a URL. */
const requestIdPattern = /^[\w.~-]{1,50}$/

/** Makes a `requestid`: 128 random bits as 32 hex digits, from the runtime's cryptographic source. */
export const newRequestId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Takes a caller's `requestid` as it is.
 *
 * @throws {@link InputError} when it is not 1 to 50 letters, digits or `-._~`
 */
export const checkRequestId = (requestId: string): string => {
  if (requestIdPattern.test(requestId)) return requestId
  throw new InputError('requestId', [
    {
      path: '',
      code: 'invalid-request-id',
      message: `has ${requestId.length} characters, expected 1 to 50 of A-Z a-z 0-9 - . _ ~`,
    },
  ])
}
