/** What went wrong with the emulator itself, rather than with a request to it. */
export type EmulatorErrorCode =
  | 'cannot-listen'
  | 'invalid-options'
  | 'msw-missing'
  | 'port-in-use'
  | 'refused'
  | 'unknown-company'
  | 'unknown-document'
  | 'unknown-entity'

/** A mistake in how the emulator is used: an option, a company or a row that does not exist, a port that is taken. */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError'
  readonly code: EmulatorErrorCode
  readonly retryable = false

  constructor(code: EmulatorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
