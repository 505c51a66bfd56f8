import { QuickBooksError } from './quickbooks-error.ts'

/** One thing wrong with an input: where, what kind of wrong, and what came against what was expected. */
export interface InputIssue {
  /** Dotted path from the root of the input, `''` for the root itself: `Line.0.Amount`. */
  path: string
  /** Stable kebab-case code. */
  code: string
  /** Never repeats the value itself, which may be somebody's name or number. */
  message: string
}

/** An input that QuickBooks would refuse; nothing was sent. */
export class InputError extends QuickBooksError {
  override readonly name = 'InputError'
  override readonly code = 'input'
  override readonly retryable = false
  readonly issues: readonly InputIssue[]

  constructor(subject: string, issues: readonly InputIssue[]) {
    super(`${subject}: ${issues.map(({ path, message }) => (path ? `${path} ${message}` : message)).join('; ')}`)
    this.issues = issues
  }
}
