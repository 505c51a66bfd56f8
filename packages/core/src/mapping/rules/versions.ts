import type { Lead } from '../../lead/lead.ts'
import { ZoneClock } from '../calendar/clock.ts'
import type { MappingContext, MappingResult, RuleSet } from '../contract.ts'
import { compile } from './compile.ts'
import { MappingRulesError } from './error.ts'
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
  readonly from: string
  readonly rules: CompiledRuleSet
  readonly clock: ZoneClock
}

const versionOf = (document: unknown): Version => {
  const rules = compile(document)
  const { effectiveFrom = '', timeZone } = rules.compiled.document
  return { from: effectiveFrom, rules, clock: new ZoneClock(timeZone) }
}

const refuse = (code: string, message: string): never => {
  throw new MappingRulesError([{ path: 'effectiveFrom', code, message }])
}

/**
 * Compiles the versions of a document, of which one is in force at any time.
 *
 * A version is in force from its `effectiveFrom`, midnight in its time zone, until the next one is; one may have no first day. An estimate keeps
 * the hash of the version that priced it (`rulesHash`), so it stays what it was when rules change.
 *
 * @throws {@link MappingRulesError} when a version is not valid, none is given or two begin on the same day
 */
export const compileVersions = (documents: readonly unknown[]): RuleVersions => {
  const versions = documents.map(versionOf).sort((left, right) => (left.from < right.from ? -1 : 1))
  for (const [index, { from }] of versions.entries())
    if (versions[index + 1]?.from === from)
      refuse('same-day', `two versions begin ${from === '' ? 'without a first day' : `on ${from}`}`)
  const [first] = versions
  if (first === undefined) return refuse('required', 'expected at least one version, got none')
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
