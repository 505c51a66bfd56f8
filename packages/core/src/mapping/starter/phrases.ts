import type { Condition } from '../operators/condition.ts'

/** Said in any order, at most three words apart. */
export const said = (...any: string[]): Condition => ({ op: 'phrase', any })

/** Said in this order, at most three words apart. */
export const inOrder = (...any: string[]): Condition => ({ op: 'phrase', any, order: 'near' })

/** Said in this order, be it a sentence or two apart: what is named first and spoken of as `it` or `a new one` after. */
export const later = (...any: string[]): Condition => ({ op: 'phrase', any, order: 'near', within: 100 })

/** Said in this order, up to seven words apart: `has a faucet from Costco, needs it hooked up`. */
export const soonAfter = (...any: string[]): Condition => ({ op: 'phrase', any, order: 'near', within: 7 })

/** Said, but not as part of one of the exceptions. */
export const saidExcept = (any: string[], except: string[]): Condition => ({ op: 'phrase', any, except, within: 2 })

/** Mentioned at all, be it denied, past or supposed. */
export const mentioned = (...any: string[]): Condition => ({
  op: 'phrase',
  any,
  meaning: 'mentioned',
  speaker: 'caller',
  within: 2,
})

/** Like {@link saidExcept}, in this order: in `flush the tank and put in a pump` nobody puts in a tank. */
export const inOrderExcept = (any: string[], except: string[]): Condition => ({
  op: 'phrase',
  any,
  except,
  order: 'near',
  within: 2,
})

export const mentionedExcept = (any: string[], except: string[]): Condition => ({
  op: 'phrase',
  any,
  except,
  meaning: 'mentioned',
  speaker: 'caller',
  within: 2,
})

/** Like {@link saidExcept}, up to four words apart. */
export const saidLoosely = (any: string[], except: string[]): Condition => ({ op: 'phrase', any, except, within: 4 })

export const all = (...of: Condition[]): Condition => ({ op: 'all', of })
export const any = (...of: Condition[]): Condition => ({ op: 'any', of })
export const not = (of: Condition): Condition => ({ op: 'not', of })

/** Somebody is needed today or tomorrow, or at once. */
export const pressing: Condition = { op: 'urgency', in: ['emergency', 'urgent'] }
export const emergency: Condition = { op: 'urgency', in: ['emergency'] }
export const urgent: Condition = { op: 'urgency', in: ['urgent'] }
export const routine: Condition = { op: 'urgency', in: ['routine'] }
