import { endReading, readText } from './reading.ts'
import { Manner, termOf, visitSpoken, wordOfKey } from './spoken.ts'
import type { Token } from './token.ts'

/** A word of a text, or two neighbours, as a table of weights names them. */
export interface SpokenPhrase {
  /** Stems with how they are meant: `leak`, `!leak` denied, `<leak` past, `?leak` supposed, `agent:leak` the agent's. */
  phrase: string
  /** UTF-16 offsets, `end` exclusive. */
  start: number
  end: number
}

const marks: readonly (readonly [bit: number, mark: string])[] = [
  [Manner.agents, 'agent:'],
  [Manner.denied, '!'],
  [Manner.past, '<'],
  [Manner.supposed, '?'],
]

/** Writes how a word is meant before its term. */
const marked = (term: string, manner: number): string =>
  marks.map(([bit, mark]) => ((manner & bit) === 0 ? '' : mark)).join('') + term

/**
 * Splits a text into the phrases that {@link WordWeights} may name: what one needs to learn weights of one's own from labelled calls.
 *
 * @returns each place of each phrase, in the order of the text
 * @example
 * import { spokenPhrases } from '@leadbooks/core'
 *
 * spokenPhrases('No leaks').map(({ phrase }) => phrase) // => ['no', '!leak', 'no !leak']
 */
export const spokenPhrases = (text: string): SpokenPhrase[] => {
  const reading = readText(text)
  const numbers = new Map<string, number>()
  const terms: string[] = []
  const found: SpokenPhrase[] = []
  visitSpoken(
    reading,
    (word) => {
      const term = termOf(word)
      const known = numbers.get(term) ?? terms.length
      if (known === terms.length) terms.push(term)
      numbers.set(term, known)
      return known
    },
    (first, second, from, to) => {
      const phrase = (second < 0 ? [first] : [first, second]).map((key) => {
        const { number, manner } = wordOfKey(key)
        return marked(terms[number] ?? '', manner)
      })
      // Both are tokens of the reading.
      const [start, end] = [(reading.tokens[from] as Token).start, (reading.tokens[to - 1] as Token).end]
      found.push({ phrase: phrase.join(' '), start, end })
    },
  )
  endReading(reading)
  return found
}
