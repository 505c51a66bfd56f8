import { InputError, type InputIssue } from '../errors/input-error.ts'
import { OAuthError } from '../errors/oauth-error.ts'
import { sameText } from './same-text.ts'

const refuse = (path: string, code: string, message: string): never => {
  const issue: InputIssue = { path, code, message }
  throw new InputError('callback', [issue])
}

/** What Intuit sends a browser back with. */
export interface Callback {
  code: string
  realmId: string
}

/**
 * Reads the address that a browser came back to.
 *
 * @throws {@link OAuthError} when the person or Intuit refused, {@link InputError} when the address is not what Intuit sends
 */
export const callbackOf = (callbackUrl: string, expectedState: string | undefined): Callback => {
  const { searchParams } = URL.parse(callbackUrl, 'http://localhost') ?? refuse('', 'invalid-url', 'is no address')
  const state = searchParams.get('state') ?? ''
  if (expectedState !== undefined && !sameText(state, expectedState)) {
    refuse('state', 'state-mismatch', 'is not the one that was given out')
  }
  const error = searchParams.get('error')
  if (error !== null) throw new OAuthError({ error: /^[a-z_]{1,40}$/.test(error) ? error : 'an unknown error' })
  const code = searchParams.get('code') || refuse('code', 'missing', 'is missing')
  const realmId = searchParams.get('realmId') || refuse('realmId', 'missing', 'is missing')
  if (!/^[\w-]{1,64}$/.test(realmId)) refuse('realmId', 'invalid-id', 'is no id of a company')
  return { code, realmId }
}
