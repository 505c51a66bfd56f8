import type { ItemCatalog } from '../contract.ts'
import { compile } from '../rules/compile.ts'
import { MappingRulesError } from '../rules/error.ts'
import { contradictions, overlaps } from './between-rules.ts'
import type { Finding } from './finding.ts'
import { gaps } from './gaps.ts'
import { itemsOf } from './items.ts'
import { reachability } from './reachability.ts'
import { Subject } from './subject.ts'
import { weighedItems } from './weights.ts'

const refused = (error: MappingRulesError): Finding[] =>
  error.issues.map(({ path, code, message }) => ({
    code,
    severity: 'error',
    path,
    message,
    ruleIds: [],
    certainty: 'proven',
  }))

const incomplete: Finding = {
  code: 'incomplete',
  severity: 'note',
  path: '',
  message: 'the document has more conditions than are looked at; what was not looked at is not doubted',
  ruleIds: [],
  certainty: 'cannot-tell',
}

const severities: readonly Finding['severity'][] = ['error', 'warning', 'note']

/**
 * Checks a rule document before it goes live: items that cannot be billed, rules that cannot match or count, rules that contradict, and calls
 * that no rule can cover.
 *
 * Each finding says how sure it is: proven for every call, shown by a call made up for it, or that it cannot be told. A document that cannot be
 * compiled is answered with its issues.
 *
 * @param items - the catalogue; without it items are not doubted
 * @returns the errors first, then warnings and notes, each as in the document
 * @example
 * import { lintRules } from '@leadbooks/core'
 *
 * const [finding] = lintRules({
 *   version: 1,
 *   timeZone: 'UTC',
 *   rules: [{ id: 'never', when: { op: 'all', of: [{ op: 'season', in: ['winter'] }, { op: 'season', in: ['summer'] }] }, lines: [] }],
 * })
 * finding?.code // => 'never-fires'
 * finding?.certainty // => 'proven'
 */
export const lintRules = (rules: unknown, items?: ItemCatalog): Finding[] => {
  try {
    const subject = new Subject(compile(rules))
    itemsOf(subject, items)
    reachability(subject)
    weighedItems(subject)
    overlaps(subject)
    contradictions(subject, items)
    gaps(subject)
    if (subject.incomplete) subject.report(incomplete)
    return severities.flatMap((severity) => subject.findings.filter((finding) => finding.severity === severity))
  } catch (error) {
    if (error instanceof MappingRulesError) return refused(error)
    throw error
  }
}
