import type { Issue } from '../../lead/issue.ts'

/**
 * A rule document that cannot be used, with everything that is wrong with it.
 *
 * A retry cannot help: somebody has to change the document.
 */
export class MappingRulesError extends Error {
  override readonly name = 'MappingRulesError'
  readonly code = 'invalid-mapping-rules'
  readonly retryable = false
  readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    const [first] = issues
    const more = issues.length > 1 ? `, and ${issues.length - 1} more` : ''
    super(
      `The mapping rules are not valid: ${first === undefined ? 'no reason given' : `${first.path || 'document'}: ${first.message}`}${more}`,
    )
    this.issues = issues
  }
}
