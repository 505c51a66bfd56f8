import type { Issue } from '../../lead/issue.ts'

/** Thrown for triggers that cannot be followed; `issues` lists everything wrong with them at once. */
export class TriggerPolicyError extends Error {
  override readonly name = 'TriggerPolicyError'
  readonly code = 'invalid-triggers'
  readonly retryable = false
  readonly issues: Issue[]

  constructor(issues: Issue[]) {
    super(`Not a trigger policy: ${issues.map(({ path, message }) => `${path || 'input'}: ${message}`).join('; ')}`)
    this.issues = issues
  }
}
