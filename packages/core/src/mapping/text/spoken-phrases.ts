import { endReading, readText } from './reading.ts'
import { SpokenWords } from './spoken.ts'
import { Terms, termOf } from './terms.ts'
import type { Token } from './token.ts'

/** A word of a text, or two neighbours, as a table of weights names them. */
export interface SpokenPhrase {
  /** Stems, be they denied, past or the agent's; days, months and figures as their sort, `<day>`. */
  phrase: string
  /** UTF-16 offsets, `end` exclusive. */
  start: number
  end: number
}

/**
 * Splits a text into the phrases that a table of weights may name: what one needs to learn weights of one's own from labelled calls.
 *
 * @returns each place of each phrase, in the order of the text
 * @example
 * import { spokenPhrases } from '@leadbooks/core'
 *
 * spokenPhrases('No leaks').map(({ phrase }) => phrase) // => ['no', 'leak', 'no leak']
 */
export const spokenPhrases = (text: string): SpokenPhrase[] => {
  const reading = readText(text)
  const terms = new Terms()
  for (const { word } of reading.tokens) terms.add(termOf(word))
  const words = new SpokenWords()
  words.read(reading, terms)
  const written = (place: number): string => terms.names[words.number(place)] ?? ''
  const found: SpokenPhrase[] = []
  for (let place = 0; place < words.size; place += 1) {
    const { start, end } = reading.tokens[words.token(place)] as Token // a token of the reading
    found.push({ phrase: written(place), start, end })
    if (!words.isJoined(place)) continue
    const before = reading.tokens[words.token(place - 1)] as Token
    found.push({ phrase: `${written(place - 1)} ${written(place)}`, start: before.start, end })
  }
  endReading(reading)
  return found
}
