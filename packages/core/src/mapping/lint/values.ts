import Big from 'big.js'
import { numberIn } from '../conditions/values.ts'
import type { Condition } from '../operators/condition.ts'
import type { Facts } from '../operators/facts.ts'
import type { CompiledCondition } from '../operators/operator.ts'
import { type Case, type Literal, Truths } from './cases.ts'

/** Constants of one path beyond which nothing is told. */
const constantLimit = 500
/** Constants up to which one number can be spelled in a way that none of them is. */
const spellingLimit = 80

/** Conditions on the value at one path. */
export type PathCondition = Extract<Condition, { path: string }>

/** A case's literals about values, by their path. */
export const byPathOf = (one: Case): ReadonlyMap<string, readonly Literal[]> => {
  const byPath = new Map<string, Literal[]>()
  for (const literal of one) {
    const { condition } = literal.leaf
    if ('path' in condition) byPath.set(condition.path, [...(byPath.get(condition.path) ?? []), literal])
  }
  return byPath
}

const truthBit = (truth: boolean | undefined): number =>
  truth === undefined ? Truths.unknown : truth ? Truths.holds : Truths.fails

/** What may stand at a path: nothing, a text or a list of them. */
export type PathValue = string | readonly string[] | undefined

/** The truth of a condition on a path, were this its value; `undefined` for none. */
export const truthFor = ({ check }: CompiledCondition, value: PathValue): number =>
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

/** A letter that no constant has, so that a constant with it begins with that constant and with no longer one. */
export const freshFor = (constants: readonly string[]): string => {
  const used = new Set(constants.join('').toLowerCase().normalize())
  for (const letter of 'xyzqjkw') if (!used.has(letter)) return letter
  let code = 0x4e00
  while (used.has(String.fromCharCode(code))) code += 1
  return String.fromCharCode(code)
}

/** Numbers at, between and around some constants, at each in more spellings than conditions name. */
const numbersFor = (constants: readonly string[]): string[] => {
  const spellings = new Map<string, number>()
  for (const constant of constants) {
    const number = numberIn(constant)
    if (number === undefined) continue
    const plain = new Big(number).toFixed()
    spellings.set(plain, (spellings.get(plain) ?? 0) + 1)
  }
  const numbers = [...spellings.keys()].map((number) => new Big(number)).sort((left, right) => left.cmp(right))
  return numbers.flatMap((number, index) => {
    const next = numbers[index + 1] ?? number.plus(2)
    const [sign, spelled] = [number.lt(0) ? '-' : '', number.abs().toFixed()]
    const same = spellings.get(number.toFixed()) ?? 0
    return [
      ...Array.from({ length: same + 1 }, (_, zeros) => `${sign}${'0'.repeat(zeros)}${spelled}`),
      ...[number.minus(1), number.plus(next).div(2), number.plus(1)].map((one) => one.toFixed()),
    ]
  })
}

/** Paths where a list may stand: collected fields, and the few lists of a lead. */
const listPath = /^(?:fields\..*|contact\.(?:phones|emails)|request\.intents)$/

/** A list whose members make the literals hold one by one, where no single value does it for all. */
const listFor = (literals: readonly Literal[], candidates: readonly (string | undefined)[]): string[] | undefined => {
  const isWanted = ({ truths }: Literal): boolean => truths === Truths.holds
  const rest = literals.filter((literal) => !isWanted(literal))
  const suits = (value: PathValue, some: readonly Literal[]): boolean =>
    some.every(({ leaf, truths }) => (truthFor(leaf, value) & truths) !== 0)
  const members = literals
    .filter(isWanted)
    .flatMap((literal) => candidates.find((one) => one !== undefined && suits([one], [literal, ...rest])) ?? [])
  return suits(members, literals) ? members : undefined
}

/**
 * A value under which all literals about one path are as wanted: `{ value: undefined }` where it is to be missing.
 *
 * @returns `'none'` where there is no such value, `undefined` where that cannot be told
 */
export const valueFor = (literals: readonly Literal[]): { value: PathValue } | 'none' | undefined => {
  // Every literal here is about a path, which is how they were chosen.
  const conditions = literals.map(({ leaf }) => leaf.condition as PathCondition)
  const constants = conditions.flatMap(constantsOf)
  if (constants.length > constantLimit) return undefined
  const ops = new Set(conditions.map(({ op }) => op))
  const isOrdered = ops.has('atLeast') || ops.has('atMost') || ops.has('between')
  const fresh = freshFor(constants)
  const candidates = [
    undefined,
    ...constants,
    ...constants.map((constant) => `${constant}${fresh}`),
    ...(isOrdered ? numbersFor(constants) : []),
    `something else ${fresh}`,
  ]
  for (const value of candidates)
    if (literals.every(({ leaf, truths }) => (truthFor(leaf, value) & truths) !== 0)) return { value }
  const list = listPath.test(conditions[0]?.path ?? '') ? listFor(literals, candidates) : undefined
  if (list !== undefined) return { value: list }
  return isOrdered && (ops.has('startsWith') || constants.length > spellingLimit) ? undefined : 'none'
}
