import * as z from 'zod'
import type { ValueCondition } from '../conditions/value-condition.ts'
import * as compare from './compare.ts'
import { conditionSchema } from './condition-schema.ts'
import * as logic from './logic.ts'
import { bounded } from './text-schema.ts'

/** Checks a {@link ValueCondition}: the shapes of mapping rules over paths of a document's own. */
export const valueConditionSchema = (path: z.ZodType<string>): z.ZodType<ValueCondition> => {
  const operators = [compare, logic].flatMap((kind) => Object.values(kind))
  const inOrder = operators.toSorted((left, right) => (left.op < right.op ? -1 : 1))
  return conditionSchema<ValueCondition>(inOrder, { path, limit: z.union([bounded(1, 1_000), z.number()]) })
}
