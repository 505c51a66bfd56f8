import * as calendar from './calendar.ts'
import * as compare from './compare.ts'
import * as leadFacts from './lead-facts.ts'
import * as logic from './logic.ts'
import type { Operator } from './operator.ts'
import * as phrase from './phrase.ts'

// Each entry takes the one member of Condition that `op` names; the lookup by `op` is what makes the pairing right, which a record type cannot say.
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyOperator = Operator<any>

/** By name: a module's members come in another order from one bundler to the next. */
const inOrder = (operators: readonly AnyOperator[]): readonly AnyOperator[] =>
  operators.toSorted((left, right) => (left.op < right.op ? -1 : 1))

/** The operators that read no texts. */
export const factOperators: readonly AnyOperator[] = inOrder(
  [calendar, compare, leadFacts, logic].flatMap((kind) => Object.values<AnyOperator>(kind)),
)

/** Every operator, by the name a condition has in `op`. */
export const operators: ReadonlyMap<string, AnyOperator> = new Map(
  inOrder([...factOperators, ...Object.values<AnyOperator>(phrase)]).map((operator) => [operator.op, operator]),
)
