import type { Issue } from './issue.ts'

/** Thrown for an input that is no {@link Lead}; `issues` lists everything wrong with it at once and quotes none of it. */
export class LeadError extends Error {
  override readonly name = 'LeadError'
  readonly code = 'invalid-lead'
  readonly retryable = false
  readonly issues: Issue[]

  constructor(issues: Issue[]) {
    super(`Not a lead: ${issues.map(({ path, message }) => `${path || 'input'}: ${message}`).join('; ')}`)
    this.issues = issues
  }
}
