import type * as z from 'zod'
import type { Test } from '../conditions/truth.ts'
import type { RuleTrace } from '../contract.ts'
import type { PhraseSpec } from '../text/phrase-search.ts'
import type { Condition } from './condition.ts'
import type { Facts } from './facts.ts'
import type { LeadPath } from './lead-path.ts'

/** Words, fields and facts that made a condition hold; `claim` is what a phrase takes for itself: its text and the words in it. */
export type Found = RuleTrace['evidence'][number] & { claim?: { source: string; tokens: readonly number[] } }

/** Judges a condition. */
export type Check = Test<Facts, Found>

/**
 * Lets a test show what made it hold, and note what it would have to know.
 *
 * @param asks - the lead path of what is missing where the answer is unknown
 */
export const checked =
  (test: Test<Facts>, shows: (facts: Facts) => Found | readonly Found[], asks?: (facts: Facts) => string): Check =>
  (facts, found) => {
    const truth = test(facts)
    if (truth === undefined && asks !== undefined) facts.missing(asks(facts))
    else if (truth && found !== undefined) found.push(...[shows(facts)].flat())
    return truth
  }

/** Facts of which one must be there before a condition is worth a look, and how many rules share them. */
export interface Trigger {
  readonly keys: readonly number[]
  readonly cost: number
}

/** What an operator makes of a condition. */
export interface Judge {
  readonly check: Check
  /** The conditions inside, with the operator that joins them. */
  readonly parts?: readonly CompiledCondition[]
  /** Without one of these the condition is false; a condition without a trigger is looked at for every lead. */
  trigger?(costOf: (key: number) => number): Trigger | undefined
  /** What the lead has where the condition asks for something else, for near misses. */
  actual?(facts: Facts): string | undefined
}

/** A condition made ready to run, with the place it has in the document. */
export interface CompiledCondition extends Judge {
  readonly condition: Condition
  readonly path: string
}

/** What an operator may use while a document is compiled; paths are from the document's root. */
export interface CompileScope {
  /** Reports what is wrong; the condition may return anything then. */
  issue(path: string, code: string, message: string): void
  compile(condition: Condition, path: string): CompiledCondition
  /** Registers a phrase; `undefined` when it cannot be read, which is reported. */
  phrase(spec: PhraseSpec, path: string): number | undefined
  /** The key of a fact such as `urgency emergency`, the same for the same name. */
  key(name: string): number
  /** The key of a value at a path, or of its absence. */
  value(path: LeadPath, value: string | undefined): number
  /** Lets a key stand for the hits of phrases. */
  watch(key: number, phrases: readonly number[]): void
}

/** What the shapes of conditions are made of: conditions of mapping rules and of other documents differ in these alone. */
export interface ConditionTerms {
  /** A condition inside another. */
  readonly condition: z.ZodType<{ op: string }>
  readonly path: z.ZodType<string>
  /** What an ordered value is compared with. */
  readonly limit: z.ZodType<string | number>
}

/** One kind of condition: its shape, how it is judged and what it says about itself. */
export interface Operator<C extends { op: string }> {
  readonly op: C['op']
  readonly schema: (terms: ConditionTerms) => z.ZodObject
  /** @param path - of the condition */
  compile(condition: C, scope: CompileScope, path: string): Judge
}
