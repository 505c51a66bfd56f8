import { QuickBooksError } from './quickbooks-error.ts'

/** The company's connection has ended: somebody there has to connect QuickBooks again. */
export class ReauthorizationRequiredError extends QuickBooksError {
  override readonly name = 'ReauthorizationRequiredError'
  override readonly code = 'reauthorization-required'
  override readonly retryable = false
  readonly realmId: string

  constructor(realmId: string, reason: string, cause?: unknown) {
    super(`company ${realmId} has to connect QuickBooks again: ${reason}`, { cause })
    this.realmId = realmId
  }
}
