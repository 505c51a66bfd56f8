import { QuickBooksError } from './quickbooks-error.ts'

/** Other processes changed the stored token each time this one was about to; nothing is lost, try again. */
export class TokenStoreConflictError extends QuickBooksError {
  override readonly name = 'TokenStoreConflictError'
  override readonly code = 'token-store-conflict'
  override readonly retryable = true
  readonly realmId: string

  constructor(realmId: string) {
    super(`the stored token of company ${realmId} keeps changing`)
    this.realmId = realmId
  }
}
