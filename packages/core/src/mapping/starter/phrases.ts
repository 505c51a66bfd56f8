import type { Condition } from '../operators/condition.ts'

/** Said in any order, near one another. */
export const said = (...any: string[]): Condition => ({ op: 'phrase', any })

/** Said, but not as part of one of the exceptions. */
export const saidExcept = (any: string[], except: string[]): Condition => ({ op: 'phrase', any, except })

/** Mentioned at all, be it denied or in the past. */
export const mentioned = (...any: string[]): Condition => ({ op: 'phrase', any, meaning: 'mentioned' })

export const all = (...of: Condition[]): Condition => ({ op: 'all', of })
export const any = (...of: Condition[]): Condition => ({ op: 'any', of })
export const not = (of: Condition): Condition => ({ op: 'not', of })

/** Somebody is needed today or tomorrow, or at once. */
export const pressing: Condition = { op: 'urgency', in: ['emergency', 'urgent'] }
