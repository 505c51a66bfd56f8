import Big from 'big.js'
import { compareDecimals, isDecimal } from '../../money/decimal.ts'
import type { LineArithmetic } from '../contract.ts'
import type { Facts } from '../operators/facts.ts'
import type { Computation, FoundQuantity, Quantity } from '../rules/rules.ts'
import { cutQuantity } from './amount.ts'
import { countIn } from './count.ts'
import { SaidNumbers } from './said-numbers.ts'

const positive = (value: string | undefined): string | undefined =>
  value !== undefined && isDecimal(value.trim()) && compareDecimals(value.trim(), '0') > 0 ? value.trim() : undefined

/** A quantity and where it comes from. */
export interface Quantified {
  readonly value: string
  /** `rule`, `estimated hours`, `field rooms`, `said`; followed by what was done with it. */
  readonly from: string
  readonly said?: LineArithmetic['said']
}

const bounded = (quantified: Quantified): Quantified => {
  const value = cutQuantity(quantified.value)
  return value === undefined ? quantified : { ...quantified, value, from: `at most ${value}, ${quantified.from}` }
}

/** Words of a lead's texts that are looked at to count things, for all its lines together: an hour of speech for two dozen of them. */
const wordLimit = 300_000

/** What was counted in the texts of one lead, by what was looked for, and the words that took. */
interface Counting {
  readonly counts: Map<string, Quantified | undefined>
  looked: number
}

const countings = new WeakMap<Facts, Counting>()

const countingOf = (facts: Facts): Counting => {
  const known = countings.get(facts)
  if (known !== undefined) return known
  const made: Counting = { counts: new Map(), looked: 0 }
  countings.set(facts, made)
  return made
}

/** So much was to be counted for a lead that not all of it was. */
export const isCountingCut = (facts: Facts): boolean => (countings.get(facts)?.looked ?? 0) > wordLimit

const countIt = (words: readonly string[], facts: Facts, counting: Counting): Quantified | undefined => {
  for (const { path, reading } of facts.sources) {
    counting.looked += reading.tokens.length
    if (counting.looked > wordLimit) return undefined
    const count = countIn(reading, words)
    if (count === undefined) continue
    const said = reading.evidence(words.join('|'), count.from, count.to)
    return { value: new Big(count.value).toFixed(), from: `said: "${said.text}"`, said: { path, ...said } }
  }
  return undefined
}

/** Several lines may ask for the same. */
const countSaid = (words: readonly string[], facts: Facts): Quantified | undefined => {
  const counting = countingOf(facts)
  const key = JSON.stringify(words)
  if (!counting.counts.has(key)) counting.counts.set(key, countIt(words, facts, counting))
  return counting.counts.get(key)
}

/** What a field has: a decimal, or the one number of an answer such as `about two`. */
const inField = (name: string, facts: Facts): Quantified | undefined => {
  const reading = facts.field(name)?.reading
  if (reading === undefined) return undefined
  const text = reading.text.trim()
  const number = isDecimal(text) ? text : new SaidNumbers(reading).only()
  const value = positive(number === undefined ? undefined : new Big(number).round(10).toFixed())
  return value === undefined ? undefined : { value, from: `field ${name}` }
}

const computed = (quantified: Quantified, { times, plus }: Computation): Quantified => {
  if (times === undefined && plus === undefined) return quantified
  const value = new Big(quantified.value)
    .times(times ?? '1')
    .plus(plus ?? '0')
    .round(5, Big.roundHalfUp)
  const steps = `${times === undefined ? '' : ` × ${times}`}${plus === undefined ? '' : ` + ${plus}`}`
  return bounded({ ...quantified, value: value.toFixed(), from: `${quantified.value}${steps}, ${quantified.from}` })
}

const found = (quantity: FoundQuantity, facts: Facts, shared: Quantified | undefined): Quantified | undefined => {
  switch (quantity.from) {
    case 'estimatedHours': {
      const value = positive(facts.lead.request.estimatedHours)
      return value === undefined ? undefined : { value, from: 'estimated hours' }
    }
    case 'field':
      return inField(quantity.name, facts)
    case 'text':
      return countSaid(quantity.of, facts)
    case 'shared':
      return shared
    default:
      return quantity satisfies never
  }
}

/**
 * How many a line has: what its rule says, or where the rule says to look; `undefined` where nothing is found.
 *
 * @param shared - the rule's own quantity
 */
export const quantityOf = (
  quantity: Quantity | undefined,
  facts: Facts,
  shared?: Quantified,
): Quantified | undefined => {
  if (quantity === undefined) return undefined
  if (typeof quantity === 'string') return { value: quantity, from: 'rule' }
  const there = found(quantity, facts, shared)
  if (there !== undefined) return computed(bounded(there), quantity)
  return quantity.otherwise === undefined
    ? undefined
    : { value: quantity.otherwise, from: 'rule, where nothing is said' }
}
