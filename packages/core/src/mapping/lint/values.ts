import { isDecimal } from '../../money/decimal.ts'
import type { Condition } from '../operators/condition.ts'
import type { Facts } from '../operators/facts.ts'
import type { CompiledCondition } from '../operators/operator.ts'
import { type Literal, Truths } from './cases.ts'

/** Constants of one path beyond which nothing is told. */
const constantLimit = 500

/** Conditions on the value at one path. */
export type PathCondition = Extract<Condition, { path: string }>

/** Tells whether a literal is about the value at a path. */
export const isAboutPath = ({ leaf }: Literal): boolean => 'path' in leaf.condition

const truthBit = (truth: boolean | undefined): number =>
  truth === undefined ? Truths.unknown : truth ? Truths.holds : Truths.fails

/** The truth of a condition on a path, were this its value; `undefined` for none. */
export const truthFor = ({ check }: CompiledCondition, value: string | undefined): number =>
  // Conditions on a path look at nothing else.
  truthBit(check({ value: () => value, missing: () => undefined } as unknown as Facts))

const constantsOf = (condition: PathCondition): string[] => {
  switch (condition.op) {
    case 'equals':
      return [String(condition.value)]
    case 'in':
      return condition.values.map(String)
    case 'startsWith':
      return condition.any
    case 'atLeast':
    case 'atMost':
      return [condition.value]
    case 'between':
      return [condition.from, condition.to]
    case 'exists':
      return []
    default:
      return condition satisfies never
  }
}

/** Numbers at, between and around some constants. */
const numbersAround = (constants: readonly string[]): string[] => {
  const numbers = constants
    .filter(isDecimal)
    .map(Number)
    .sort((left, right) => left - right)
  return numbers.flatMap((number, index) => {
    const next = numbers[index + 1] ?? number + 2
    return [number - 1, (number + next) / 2, number + 1].map((value) => String(Number(value.toFixed(6))))
  })
}

/**
 * A value under which all literals about one path are as wanted: `{ value: undefined }` where it is to be missing.
 *
 * @returns `'none'` where there is no such value, `undefined` where that cannot be told
 */
export const valueFor = (literals: readonly Literal[]): { value: string | undefined } | 'none' | undefined => {
  // Every literal here is about a path, which is how they were chosen.
  const conditions = literals.map(({ leaf }) => leaf.condition as PathCondition)
  const constants = conditions.flatMap(constantsOf)
  if (constants.length > constantLimit) return undefined
  const candidates = [
    undefined,
    ...constants,
    ...constants.map((constant) => `${constant}~`),
    ...constants.filter(isDecimal).map((constant) => (constant.includes('.') ? `${constant}0` : `${constant}.0`)),
    ...numbersAround(constants),
    'something else',
  ]
  for (const value of candidates)
    if (literals.every(({ leaf, truths }) => (truthFor(leaf, value) & truths) !== 0)) return { value }
  const ops = new Set(conditions.map(({ op }) => op))
  const ordered = ops.has('atLeast') || ops.has('atMost') || ops.has('between')
  return ordered && ops.has('startsWith') ? undefined : 'none'
}
