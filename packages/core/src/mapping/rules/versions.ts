import type { Issue } from '../../lead/issue.ts'
import type { Lead } from '../../lead/lead.ts'
import { ZoneClock } from '../calendar/clock.ts'
import type { MappingContext, MappingResult, RuleSet } from '../contract.ts'
import { compile } from './compile.ts'
import { MappingRulesError } from './error.ts'
import { issueLimit } from './parse.ts'
import { type CompiledRuleSet, instantOf } from './rule-set.ts'

/** Versions of one business's rules; each call is priced by the version in force when it came in. */
export interface RuleVersions {
  /** Content hashes, the earliest version first. */
  readonly hashes: readonly string[]
  /**
   * The version in force at an instant: of those whose first day has come, the latest. Before all of them it is the earliest.
   *
   * @throws {@link MappingContextError} when `at` is no instant
   */
  at(at: string): RuleSet
  /** Prices a call by the version in force at `context.at`. */
  map(lead: Lead, context: MappingContext): MappingResult
}

interface Version {
  /** Place among the documents as they were given. */
  readonly index: number
  readonly from: string
  readonly rules: CompiledRuleSet
  readonly clock: ZoneClock
}

const versionOf = (document: unknown, index: number): Version => {
  const rules = compile(document)
  const { effectiveFrom = '', timeZone } = rules.compiled.document
  return { index, from: effectiveFrom, rules, clock: new ZoneClock(timeZone) }
}

/** Issues of one document as issues of the list. */
const issuesAt = (index: number, issues: readonly Issue[]): Issue[] =>
  issues.map((issue) => ({ ...issue, path: issue.path === '' ? `${index}` : `${index}.${issue.path}` }))

/** Compiles each document; what is wrong with any is told of all. */
const versionsOf = (documents: readonly unknown[]): Version[] => {
  const issues: Issue[] = []
  const versions = documents.flatMap((document, index) => {
    try {
      return [versionOf(document, index)]
    } catch (error) {
      if (!(error instanceof MappingRulesError)) throw error
      issues.push(...issuesAt(index, error.issues))
      return []
    }
  })
  if (issues.length > 0) throw new MappingRulesError(issues.slice(0, issueLimit))
  return versions
}

const refuse = (path: string, code: string, message: string): never => {
  throw new MappingRulesError([{ path, code, message }])
}

/**
 * Compiles the versions of a document, of which one is in force at any time.
 *
 * A version is in force from its `effectiveFrom`, midnight in its time zone, until the next one is; one may have no first day. An estimate keeps
 * the hash of the version that priced it (`rulesHash`), so it stays what it was when rules change.
 *
 * @throws {@link MappingRulesError} when a version is not valid, none is given or two begin on the same day; a path begins with the place of
 * its document, from 0 (`1.rules.0.when.op`)
 */
export const compileVersions = (documents: readonly unknown[]): RuleVersions => {
  const versions = versionsOf(documents).sort((left, right) => (left.from < right.from ? -1 : 1))
  for (const [at, { from, index }] of versions.entries()) {
    const next = versions[at + 1]
    if (next?.from !== from) continue
    const [one, other] = [Math.min(index, next.index), Math.max(index, next.index)]
    const when = from === '' ? 'without a first day' : `on ${from}`
    refuse(`${other}.effectiveFrom`, 'same-day', `the versions ${one} and ${other} both begin ${when}`)
  }
  const [first] = versions
  if (first === undefined) return refuse('', 'required', 'expected at least one version, got none')
  const inForce = (at: string): CompiledRuleSet => {
    const epochMs = instantOf(at)
    return (versions.findLast(({ from, clock }) => from <= clock.read(epochMs).date) ?? first).rules
  }
  return {
    hashes: versions.map(({ rules }) => rules.hash),
    at: inForce,
    map: (lead, context) => inForce(context.at).map(lead, context),
  }
}
