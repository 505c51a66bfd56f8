import type { Issue } from '@leadbooks/core'

/** A field mapping that cannot be used; `issues` lists everything wrong with it at once. */
export class FieldMappingError extends Error {
  override readonly name = 'FieldMappingError'
  readonly code = 'invalid-field-mapping'
  readonly retryable = false
  readonly issues: Issue[]

  constructor(issues: Issue[]) {
    super(`Not a field mapping: ${issues.map(({ path, message }) => `${path || 'document'}: ${message}`).join('; ')}`)
    this.issues = issues
  }
}
