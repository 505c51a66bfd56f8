import * as calendar from './calendar.ts'
import * as compare from './compare.ts'
import * as leadFacts from './lead-facts.ts'
import * as logic from './logic.ts'
import type { Operator } from './operator.ts'
import * as phrase from './phrase.ts'

/** Every operator, by the name a condition has in `op`. */
// Each entry takes the one member of Condition that `op` names; the lookup by `op` is what makes the pairing right, which a record type cannot say.
// biome-ignore lint/suspicious/noExplicitAny: see above
export const operators: ReadonlyMap<string, Operator<any>> = new Map(
  [calendar, compare, leadFacts, logic, phrase]
    .flatMap((kind) => Object.values(kind))
    .map((operator) => [operator.op, operator]),
)
