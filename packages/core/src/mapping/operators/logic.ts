import * as z from 'zod'
import type { Condition } from './condition.ts'
import type { Found, Operator, Truth } from './operator.ts'

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

export const all: Operator<AllCondition> = {
  op: 'all',
  schema: (condition) => z.strictObject({ op: z.literal('all'), of: z.array(condition).min(1) }),
  compile: ({ of }, { path, compile }) => {
    const checks = of.map((condition, index) => compile(condition, `${path}.of.${index}`))
    return (facts, found) => {
      const added: Found[] = []
      let truth: Truth = true
      for (const check of checks) {
        const one = check(facts, added)
        if (one === false) return false
        if (one === undefined) truth = undefined
      }
      if (truth) found.push(...added)
      return truth
    }
  },
}

export const any: Operator<AnyCondition> = {
  op: 'any',
  schema: (condition) => z.strictObject({ op: z.literal('any'), of: z.array(condition).min(1) }),
  compile: ({ of }, { path, compile }) => {
    const checks = of.map((condition, index) => compile(condition, `${path}.of.${index}`))
    return (facts, found) => {
      let truth: Truth = false
      for (const check of checks) {
        const one = check(facts, found)
        if (one === true) truth = true
        else if (one === undefined && truth === false) truth = undefined
      }
      return truth
    }
  },
}

export const not: Operator<NotCondition> = {
  op: 'not',
  schema: (condition) => z.strictObject({ op: z.literal('not'), of: condition }),
  compile: ({ of }, { path, compile }) => {
    const check = compile(of, `${path}.of`)
    return (facts) => {
      const truth = check(facts, [])
      return truth === undefined ? undefined : !truth
    }
  },
}
