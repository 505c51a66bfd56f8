import Big from 'big.js'
import { compareDecimals, isDecimal } from '../../money/decimal.ts'
import type { LineArithmetic } from '../contract.ts'
import type { Facts } from '../operators/facts.ts'
import type { Computation, FoundQuantity, Quantity } from '../rules/rules.ts'
import { numberAt } from '../text/numbers.ts'
import type { Reading } from '../text/reading.ts'
import { stemOf } from '../text/stem.ts'

/** Counts above this are a misheard number, not an order. */
const countLimit = 50
/** Words that may stand between a number and what it counts: `two leaking toilets`. */
const between = 2

/** After these, a number is a size, an age or a floor and counts nothing. */
const measures: ReadonlySet<string> = new Set(
  'gallon gal ton amp amps volt inch inches foot feet ft year years yr yrs hour hours minute minutes day days week weeks month months percent degree degrees hp horse btu watt kw am pm story stories floor bath bathrooms bedroom'.split(
    ' ',
  ),
)

/** A number and where it stands, tokens `to` exclusive. */
interface Count {
  readonly value: number
  readonly from: number
  readonly to: number
}

const countIn = ({ tokens }: Reading, stems: ReadonlySet<string>): Count | undefined => {
  for (let index = 0; index < tokens.length; index += 1) {
    const number = numberAt(tokens, index)
    if (number === undefined || number.value < 1 || number.value > countLimit || !Number.isInteger(number.value))
      continue
    for (let at = index + number.length; at <= index + number.length + between; at += 1) {
      const token = tokens[at]
      if (
        token === undefined ||
        token.sentence !== tokens[index]?.sentence ||
        measures.has(token.form) ||
        token.before === ','
      )
        break
      if (stems.has(token.stem)) return { value: number.value, from: index, to: at + 1 }
    }
  }
  return undefined
}

const positive = (value: string | undefined): string | undefined =>
  value !== undefined && isDecimal(value.trim()) && compareDecimals(value.trim(), '0') > 0 ? value.trim() : undefined

/** A quantity and where it comes from. */
export interface Quantified {
  readonly value: string
  /** `rule`, `estimated hours`, `field rooms`, `said`; followed by what was done with it. */
  readonly from: string
  readonly said?: LineArithmetic['said']
}

const countSaid = (words: readonly string[], facts: Facts): Quantified | undefined => {
  const stems = new Set(words.map((word) => stemOf(word.toLowerCase())))
  for (const { path, reading } of facts.sources) {
    const count = countIn(reading, stems)
    if (count === undefined) continue
    const start = reading.tokens[count.from]?.start ?? 0
    const end = reading.tokens[count.to - 1]?.end ?? start
    const text = reading.text.slice(start, end)
    return {
      value: String(count.value),
      from: `said: "${text}"`,
      said: { path, phrase: words.join('|'), text, start, end },
    }
  }
  return undefined
}

/** QuickBooks keeps quantities in 15 digits; more is a slip of the rule. */
const largest = new Big('999999999')

const computed = (quantified: Quantified, { times, plus }: Computation): Quantified => {
  if (times === undefined && plus === undefined) return quantified
  const exact = new Big(quantified.value).times(times ?? '1').plus(plus ?? '0')
  const value = (exact.gt(largest) ? largest : exact).round(5, Big.roundHalfUp).toFixed()
  const steps = `${times === undefined ? '' : ` × ${times}`}${plus === undefined ? '' : ` + ${plus}`}`
  return { ...quantified, value, from: `${quantified.value}${steps}, ${quantified.from}` }
}

const found = (quantity: FoundQuantity, facts: Facts, shared: Quantified | undefined): Quantified | undefined => {
  const value = (text: string | undefined, from: string): Quantified | undefined => {
    const number = positive(text)
    return number === undefined ? undefined : { value: number, from }
  }
  switch (quantity.from) {
    case 'estimatedHours':
      return value(facts.lead.request.estimatedHours, 'estimated hours')
    case 'field':
      return value(facts.field(quantity.name)?.reading.text, `field ${quantity.name}`)
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
  if (there !== undefined) return computed(there, quantity)
  return quantity.otherwise === undefined
    ? undefined
    : { value: quantity.otherwise, from: 'rule, where nothing is said' }
}
