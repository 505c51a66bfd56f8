import * as z from 'zod'
import type { ConditionTerms, Operator } from './operator.ts'

/**
 * Checks conditions of some operators.
 *
 * @param C - the union of what the operators take: each one's schema is checked against its own type where it is declared
 */
export const conditionSchema = <C extends { op: string }>(
  // biome-ignore lint/suspicious/noExplicitAny: each takes a member of C
  [first, ...others]: readonly Operator<any>[],
  terms: Omit<ConditionTerms, 'condition'>,
): z.ZodType<C> => {
  if (first === undefined) throw new Error('the operator table is empty')
  const inner: z.ZodType<C> = z.lazy(() => schema)
  const schemaOf = (operator: typeof first): z.ZodObject => operator.schema({ ...terms, condition: inner })
  const schema = z.discriminatedUnion('op', [schemaOf(first), ...others.map(schemaOf)]) as unknown as z.ZodType<C>
  return schema
}
