import type * as z from 'zod'
import type { RuleTrace } from '../contract.ts'
import type { PhraseSpec } from '../text/phrase-search.ts'
import type { Condition } from './condition.ts'
import type { Facts } from './facts.ts'

/** `undefined` is unknown: the lead does not say. */
export type Truth = boolean | undefined

/** Words, fields and facts that made a condition hold; `claim` is what a phrase takes for itself: its text and the words in it. */
export type Found = RuleTrace['evidence'][number] & { claim?: { source: string; tokens: readonly number[] } }

/** A condition made ready to run; what made it hold is added to `found`. */
export type Check = (facts: Facts, found: Found[]) => Truth

/** What an operator may use while a document is compiled. */
export interface CompileScope {
  /** Path of the condition from the document's root. */
  readonly path: string
  /** Reports what is wrong; the condition may return anything then. */
  issue(path: string, code: string, message: string): void
  compile(condition: Condition, path: string): Check
  /** Registers a phrase; `undefined` when it cannot be read, which is reported. */
  phrase(spec: PhraseSpec, path: string): number | undefined
}

/** One kind of condition: its shape, how it is judged and what it says about itself. */
export interface Operator<C extends { op: string }> {
  readonly op: C['op']
  readonly schema: (condition: z.ZodType<Condition>) => z.ZodObject
  compile(condition: C, scope: CompileScope): Check
}
