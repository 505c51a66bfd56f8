import type { Lead } from '../../lead/lead.ts'
import { isDay } from '../calendar/clock.ts'
import type { MappingContext, MappingResult, RuleSet } from '../contract.ts'
import { Facts, type FactTools } from '../operators/facts.ts'
import type { CompiledCondition } from '../operators/operator.ts'
import type { CompiledWeights } from './compile-weights.ts'
import { Mapping } from './mapping.ts'
import type { RuleIndex } from './rule-index.ts'
import type { Discount, MappingRules, Surcharge } from './rules.ts'

/** A document made ready to run. */
export interface CompiledRules {
  readonly document: MappingRules
  /** Worked out when it is first asked for: a document that is only checked needs none. */
  readonly hash: () => string
  readonly rules: RuleIndex
  readonly weights: CompiledWeights | undefined
  readonly surcharges: readonly {
    readonly surcharge: Surcharge
    readonly index: number
    readonly when: CompiledCondition
  }[]
  readonly discounts: readonly { readonly discount: Discount; readonly when: CompiledCondition }[]
  readonly tools: FactTools
}

/** The context of a mapping that cannot be used; a retry cannot help. */
export class MappingContextError extends Error {
  override readonly name = 'MappingContextError'
  readonly code = 'invalid-mapping-context'
  readonly retryable = false
}

/** A day and a time with the zone they are in: without it, it would be another instant on another machine. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/

/** The years that dates are written with four digits, a day from either end for the sake of time zones. */
const earliest = Date.parse('0001-01-02T00:00:00Z')
const latest = Date.parse('9999-12-30T00:00:00Z')

const digit = (code: number): number => (code >= 48 && code <= 57 ? code - 48 : Number.NaN)

const twoDigits = (text: string, at: number): number => 10 * digit(text.charCodeAt(at)) + digit(text.charCodeAt(at + 1))

/** `2026-03-03T10:30:00Z` on a day that every month has, as most instants are, in a quarter of the time; `NaN` for any other. */
const plainEpochMs = (at: string): number => {
  if (at.length !== 20 || at[4] !== '-' || at[7] !== '-' || at[10] !== 'T') return Number.NaN
  if (at[13] !== ':' || at[16] !== ':' || at[19] !== 'Z') return Number.NaN
  const year = 100 * twoDigits(at, 0) + twoDigits(at, 2)
  const month = twoDigits(at, 5)
  const day = twoDigits(at, 8)
  const hour = twoDigits(at, 11)
  const minute = twoDigits(at, 14)
  const second = twoDigits(at, 17)
  const isPlain = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour <= 23 && minute <= 59
  return isPlain && second <= 59 ? Date.UTC(year, month - 1, day, hour, minute, second) : Number.NaN
}

/**
 * Reads the instant of a call.
 *
 * @throws {@link MappingContextError} when it is no instant with its zone, or of no year from 1 to 9999
 */
export const instantOf = (at: string): number => {
  const plain = plainEpochMs(String(at))
  const epochMs = Number.isNaN(plain) && instant.test(at) && isDay(at.slice(0, 10)) ? Date.parse(at) : plain
  if (epochMs >= earliest && epochMs <= latest) return epochMs
  throw new MappingContextError(`at is "${String(at).slice(0, 40)}", expected an ISO 8601 instant with its zone`)
}

/** Runs a compiled document. */
export class CompiledRuleSet implements RuleSet {
  /** For the checks that look inside. */
  readonly compiled: CompiledRules

  constructor(compiled: CompiledRules) {
    this.compiled = compiled
  }

  get hash(): string {
    return this.compiled.hash()
  }

  map(lead: Lead, context: MappingContext): MappingResult {
    const facts = new Facts(lead, context, instantOf(context.at), this.compiled.tools)
    const result = new Mapping(this.compiled, facts).run()
    facts.end()
    return result
  }
}
