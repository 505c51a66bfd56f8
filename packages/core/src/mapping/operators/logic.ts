import * as z from 'zod'
import { allHold, anyHolds, holdsNot } from '../conditions/truth.ts'
import type { Condition } from './condition.ts'
import type { CompiledCondition, CompileScope, ConditionTerms, Operator, Trigger } from './operator.ts'

/** Holds when every condition holds. */
export interface AllCondition {
  op: 'all'
  of: Condition[]
}

/** Holds when at least one condition holds. */
export interface AnyCondition {
  op: 'any'
  of: Condition[]
}

/** Holds when the condition does not; unknown stays unknown. */
export interface NotCondition {
  op: 'not'
  of: Condition
}

const partsOf = (of: readonly Condition[], { compile }: CompileScope, path: string): CompiledCondition[] =>
  of.map((condition, index) => compile(condition, `${path}.of.${index}`))

const list = (condition: ConditionTerms['condition']): z.ZodArray<ConditionTerms['condition']> =>
  z.array(condition).min(1).max(2_000)

export const all: Operator<AllCondition> = {
  op: 'all',
  schema: ({ condition }) => z.strictObject({ op: z.literal('all'), of: list(condition) }),
  compile: ({ of }, scope, path) => {
    const parts = partsOf(of, scope, path)
    return {
      parts,
      check: allHold(parts.map(({ check }) => check)),
      /** The part that fewest rules share: without it all the others are in vain. */
      trigger: (costOf) => {
        let best: Trigger | undefined
        for (const part of parts) {
          const one = part.trigger?.(costOf)
          if (one !== undefined && (best === undefined || one.cost < best.cost)) best = one
        }
        return best
      },
    }
  },
}

export const any: Operator<AnyCondition> = {
  op: 'any',
  schema: ({ condition }) => z.strictObject({ op: z.literal('any'), of: list(condition) }),
  compile: ({ of }, scope, path) => {
    const parts = partsOf(of, scope, path)
    return {
      parts,
      check: anyHolds(parts.map(({ check }) => check)),
      trigger: (costOf) => {
        const keys: number[] = []
        let cost = 0
        for (const part of parts) {
          const one = part.trigger?.(costOf)
          if (one === undefined) return undefined
          keys.push(...one.keys)
          cost += one.cost
        }
        return { keys, cost }
      },
    }
  },
}

export const not: Operator<NotCondition> = {
  op: 'not',
  schema: ({ condition }) => z.strictObject({ op: z.literal('not'), of: condition }),
  compile: ({ of }, { compile }, path) => {
    const part = compile(of, `${path}.of`)
    return { parts: [part], check: holdsNot(part.check) }
  },
}
