import { QuickBooksError } from './quickbooks-error.ts'

/** Stored tokens cannot be read with any of the keys given: a key is missing, or what is stored was changed. */
export class TokenKeyError extends QuickBooksError {
  override readonly name = 'TokenKeyError'
  override readonly code = 'token-key'
  override readonly retryable = false
  readonly realmId: string

  constructor(realmId: string) {
    super(`the tokens of company ${realmId} cannot be decrypted with the keys given`)
    this.realmId = realmId
  }
}
