import { isGoodNews } from './good-news.ts'
import type { Sentence } from './page.ts'
import { stemOf } from './stem.ts'
import type { Token } from './token.ts'

const stems = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(stemOf))

/** What a thing should do: denied, it is the fault itself (`won't start`). */
const functions = stems(
  'work function start drain flush heat cool blow light ignite fire spin shut close lock open latch seal reset stop stay hold fill flow respond charge quit keep produce pump circulate budge turn warm kick com come run show dispens go move clear catch dry freeze cycle',
)
/** What a machine should get: `has not been serviced` is the reason to call. */
const care = stems('service clean inspect check maintain touch flush sweep pump look')
/** What a house should have: missing, it is the fault itself (`no hot water`). */
const supplies = stems(
  'heat hot power electricity electric cool cold air ac light pressure signal airflow flow flame pilot hvac furnace juice current suction',
)
/** After `no water`, words that deny a leak rather than miss the supply. */
const leakWords = stems('leak damage drip stain spray spill everywhere on visible stand come get')

/** Tells whether a negator belongs to the fault it stands before, as in `no heat`, `won't start`, `can't lock`. */
export const isProblemUnit = (tokens: readonly Token[], at: number, sentence: Sentence): boolean => {
  const missing =
    tokens[at]?.form === 'no' ||
    tokens[at]?.form === 'without' ||
    tokens[at]?.form === 'hardly' ||
    tokens[at - 1]?.stem === 'have' ||
    tokens[at - 1]?.stem === 'got'
  let words = 0
  for (let index = at + 1; index < sentence.to && words < 3; index += 1) {
    const token = tokens[index]
    if (token === undefined || token.before === ',' || token.form === 'but') return false
    if (token.filler) continue
    if (token.form === 'water') return missing && !leakWords.has(tokens[index + 1]?.stem ?? '')
    if (
      supplies.has(token.stem) &&
      (missing || tokens[index - 1]?.stem === 'have' || tokens[index - 1]?.stem === 'get')
    )
      return true
    if (tokens[at]?.form !== 'no' && functions.has(token.stem)) return !isGoodNews(tokens, at, index, sentence)
    if (tokens[index - 1]?.form === 'been' && care.has(token.stem)) return true
    if (!token.light) words += 1
  }
  return false
}
