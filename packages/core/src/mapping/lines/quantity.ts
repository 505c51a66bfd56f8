import { compareDecimals, isDecimal } from '../../money/decimal.ts'
import type { Facts } from '../operators/facts.ts'
import type { Quantity } from '../rules/rules.ts'
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

const countIn = ({ tokens }: Reading, stems: ReadonlySet<string>): number | undefined => {
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
      if (stems.has(token.stem)) return number.value
    }
  }
  return undefined
}

const positive = (value: string | undefined): string | undefined =>
  value !== undefined && isDecimal(value.trim()) && compareDecimals(value.trim(), '0') > 0 ? value.trim() : undefined

/** How many a line has: what its rule says, or where the rule says to look; `undefined` where nothing is found. */
export const quantityOf = (quantity: Quantity | undefined, facts: Facts): string | undefined => {
  if (quantity === undefined || typeof quantity === 'string') return quantity
  switch (quantity.from) {
    case 'estimatedHours':
      return positive(facts.lead.request.estimatedHours) ?? quantity.otherwise
    case 'field':
      return positive(facts.field(quantity.name)?.reading.text) ?? quantity.otherwise
    case 'text': {
      const stems = new Set(quantity.of.map((word) => stemOf(word.toLowerCase())))
      for (const { reading } of facts.sources) {
        const count = countIn(reading, stems)
        if (count !== undefined) return String(count)
      }
      return quantity.otherwise
    }
    default:
      return quantity satisfies never
  }
}
