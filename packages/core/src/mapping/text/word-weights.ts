import { NumberList } from './number-list.ts'
import { NumberLists } from './number-lists.ts'
import type { Reading } from './reading.ts'
import { SpokenWords } from './spoken.ts'
import { Terms, termOf } from './terms.ts'
import { wordsOf } from './word.ts'

/** What phrases are worth for one outcome, in bits: log₂ of the odds. */
export interface PhraseBits {
  /** Before anything is said. */
  readonly start: number
  /** By phrase, a word or two neighbours as {@link readSpoken} reads them. */
  readonly bits: Iterable<readonly [phrase: string, bits: number]>
}

/** A phrase of one text and what it is worth for an outcome. */
export interface WeighedPhrase {
  readonly phrase: string
  readonly bits: number
  readonly reading: Reading
  /** Tokens it stands at first, `to` exclusive. */
  readonly from: number
  readonly to: number
}

const sort = /^<(?:day|month|clock|nth|number)>$/

/** The term of a word, or of a sort of words such as `<day>`. */
const readWord = (written: string): string | undefined => {
  if (sort.test(written)) return written
  if (!/^[\p{Ll}\p{N}]{1,40}$/u.test(written)) return undefined
  const [word, ...more] = wordsOf(written)
  return word === undefined || word.filler || more.length > 0 ? undefined : termOf(word)
}

/** Reads the terms of a phrase of a table of weights; `undefined` where it is not one word or two. */
export const readSpoken = (phrase: string): readonly string[] | undefined => {
  const terms = phrase.split(' ').map(readWord)
  return terms.length > 2 || terms.includes(undefined) ? undefined : (terms as string[]) // none is missing
}

/** Bits that are nothing, for each that is something, up to which a phrase has bits for every outcome. */
const denseAtMost = 2

/** A number for each outcome, 0 where there is none. */
const spread = (outcomes: readonly number[], bits: readonly number[], count: number): number[] => {
  const all = new Array<number>(count).fill(0)
  for (const [place, outcome] of outcomes.entries()) all[outcome] = (all[outcome] ?? 0) + (bits[place] ?? 0)
  return all
}

/** The number of the phrase that is none, and worth nothing. */
const noPhrase = 0

/** Bits of the sieve of pairs for each pair, at least: one in so many lets something else through. */
const sieveBits = 8

/** Weighs the words of texts for several outcomes in one pass. */
export class WordWeights {
  /** By number; the first is {@link noPhrase}. */
  readonly phrases: readonly string[]
  /** By outcome, before anything is said. */
  readonly starts: Float64Array
  /** By phrase: its bits for each outcome, where most phrases tell of most outcomes; else beside each of {@link #outcomes}. */
  readonly #bits: Float64Array
  readonly #outcomes: NumberLists | undefined
  readonly #terms = new Terms()
  /** By the number of a word's term two numbers: the phrase it is, and where the pairs begin whose first word it is. */
  readonly #words: Int32Array
  /** Pairs by their first word: the number of the second, in order, and the phrase, by turns. */
  readonly #pairs: Int32Array
  /** Bits of which each pair has one: most neighbours of a text are no pair, and are told so without a search. */
  readonly #sieve: Int32Array
  readonly #sieveShift: number
  readonly #spoken = new SpokenWords()
  /** By phrase: the texts it was said in last. */
  readonly #saidIn: Int32Array
  #round = 0
  /** Phrases that are said, each once. */
  readonly #said = new NumberList()

  constructor(outcomes: readonly PhraseBits[]) {
    const phrases: string[] = ['']
    const keys: (readonly [first: number, second: number])[] = [[-1, -1]]
    const entries: { outcomes: number[]; bits: number[] }[] = [{ outcomes: [], bits: [] }]
    const met = new Map<string, number>()
    const byKey = new Map<string, number>()
    const entryOf = (phrase: string): number => {
      const known = met.get(phrase)
      if (known !== undefined) return known
      const [first = -1, second = -1] = (readSpoken(phrase) ?? []).map((term) => this.#terms.add(term))
      // Two ways to write the same words are one phrase.
      const key = `${first} ${second}`
      const entry = byKey.get(key) ?? entries.length
      if (entry === entries.length) {
        entries.push({ outcomes: [], bits: [] })
        phrases.push(phrase)
        keys.push([first, second])
        byKey.set(key, entry)
      }
      met.set(phrase, entry)
      return entry
    }
    for (const [outcome, { bits }] of outcomes.entries()) {
      for (const [phrase, worth] of bits) {
        const entry = entries[entryOf(phrase)]
        entry?.outcomes.push(outcome)
        entry?.bits.push(worth)
      }
    }
    this.phrases = phrases
    this.starts = Float64Array.from(outcomes, ({ start }) => start)
    const numbers = entries.reduce((sum, { bits }) => sum + bits.length, 0)
    const isDense = entries.length * outcomes.length <= denseAtMost * numbers
    this.#outcomes = isDense ? undefined : new NumberLists(entries.map((entry) => entry.outcomes))
    this.#bits = Float64Array.from(
      entries.flatMap(({ outcomes: of, bits }) => (isDense ? spread(of, bits, outcomes.length) : bits)),
    )
    this.#saidIn = new Int32Array(entries.length)
    const seconds: [second: number, phrase: number][][] = []
    const count = this.#terms.names.length
    this.#words = new Int32Array(2 * (count + 1))
    for (const [phrase, [first, second]] of keys.entries()) {
      if (second < 0) {
        if (first >= 0) this.#words[2 * first] = phrase
        continue
      }
      const list = seconds[first]
      if (list === undefined) seconds[first] = [[second, phrase]]
      else list.push([second, phrase])
    }
    const pairs: number[] = []
    for (let number = 0; number <= count; number += 1) {
      this.#words[2 * number + 1] = pairs.length
      const list = seconds[number]?.sort(([left], [right]) => left - right) ?? []
      for (const [second, phrase] of list) pairs.push(second, phrase)
    }
    this.#pairs = Int32Array.from(pairs)
    const sieveSize = Math.max(5, 32 - Math.clz32((sieveBits * pairs.length) / 2))
    this.#sieve = new Int32Array(2 ** (sieveSize - 5))
    this.#sieveShift = 32 - sieveSize
    for (const [first, second] of keys) {
      if (second < 0) continue
      const bit = this.#sieveBitOf(first, second)
      this.#sieve[bit >>> 5] = (this.#sieve[bit >>> 5] as number) | (1 << (bit & 31)) // a bit of the sieve
    }
  }

  /** By outcome, what texts say together is worth with its start; what several of them say counts once. */
  weigh(readings: readonly Reading[]): Float64Array {
    this.#begin()
    this.#said.size = 0
    for (const reading of readings) this.#hear(reading)
    const sums = this.starts.slice()
    const { size, values } = this.#said
    if (this.#outcomes === undefined) {
      const bits = this.#bits
      const count = sums.length
      for (let outcome = 0; outcome < count; outcome += 1) {
        let sum = sums[outcome] as number // one for each
        for (let at = 0; at < size; at += 1) sum += bits[count * (values[at] as number) + outcome] as number // one for each phrase
        sums[outcome] = sum
      }
    } else for (let at = 0; at < size; at += 1) this.#add(values[at] as number, sums)
    return sums
  }

  /** Takes note of the phrases of a text. Words come without pattern: what is news is reckoned, for a branch would be guessed wrong time and again. */
  #hear(reading: Reading): void {
    const words = this.#spoken
    words.read(reading, this.#terms)
    const said = this.#said
    said.reserve(said.size + 2 * words.size)
    const { values } = said
    let { size } = said
    for (let place = 0; place < words.size; place += 1) {
      const number = words.number(place)
      const phrase = this.#words[2 * number] as number // a number of the table
      values[size] = phrase
      size += this.#isNews(phrase)
      if (!words.isJoined(place)) continue
      const pair = this.#pairOf(words.number(place - 1), number)
      values[size] = pair
      size += this.#isNews(pair)
    }
    said.size = size
  }

  /** Adds what a phrase is worth to the sums of the outcomes. */
  #add(phrase: number, sums: Float64Array): void {
    const outcomes = this.#outcomes
    const bits = this.#bits
    if (outcomes === undefined) {
      const count = sums.length
      for (let outcome = 0, at = count * phrase; outcome < count; outcome += 1, at += 1)
        sums[outcome] = (sums[outcome] as number) + (bits[at] as number) // a number for each outcome
      return
    }
    const end = outcomes.start(phrase + 1)
    for (let at = outcomes.start(phrase); at < end; at += 1) {
      const outcome = outcomes.at(at)
      sums[outcome] = (sums[outcome] as number) + (bits[at] as number) // one beside each
    }
  }

  /** Begins with texts: nothing of them is said yet. */
  #begin(): void {
    if (this.#round === 0x7fff_ffff) this.#saidIn.fill(0)
    this.#round = (this.#round % 0x7fff_ffff) + 1
    this.#saidIn[noPhrase] = this.#round
  }

  /** 1 for a phrase that was not said before, else 0. */
  #isNews(phrase: number): number {
    const since = (this.#saidIn[phrase] as number) ^ this.#round // one for each phrase
    this.#saidIn[phrase] = this.#round
    return (since | (~since + 1)) >>> 31
  }

  /** The phrases that texts say and that are worth something for an outcome, the most telling first. */
  told(readings: readonly Reading[], outcome: number): WeighedPhrase[] {
    const told: WeighedPhrase[] = []
    const worth = new Float64Array(this.starts.length)
    const tell = (phrase: number, reading: Reading, from: number, to: number): void => {
      if (this.#isNews(phrase) === 0) return
      worth.fill(0)
      this.#add(phrase, worth)
      const bits = worth[outcome] ?? 0
      if (bits !== 0) told.push({ phrase: this.phrases[phrase] ?? '', bits, reading, from, to })
    }
    this.#begin()
    const words = this.#spoken
    for (const reading of readings) {
      words.read(reading, this.#terms)
      for (let place = 0; place < words.size; place += 1) {
        const number = words.number(place)
        const to = words.token(place) + 1
        tell(this.#words[2 * number] as number, reading, to - 1, to) // a number of the table
        if (words.isJoined(place))
          tell(this.#pairOf(words.number(place - 1), number), reading, words.token(place - 1), to)
      }
    }
    return told.sort((left, right) => Math.abs(right.bits) - Math.abs(left.bits))
  }

  #sieveBitOf(first: number, second: number): number {
    return (Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b)) >>> this.#sieveShift
  }

  /** The phrase that two words are. */
  #pairOf(first: number, second: number): number {
    const bit = this.#sieveBitOf(first, second)
    if (((this.#sieve[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return noPhrase // a bit of the sieve
    const pairs = this.#pairs
    let low = (this.#words[2 * first + 1] as number) >> 1 // two numbers for each key
    const end = (this.#words[2 * first + 3] as number) >> 1
    for (let high = end; low < high; ) {
      const middle = (low + high) >> 1
      if ((pairs[2 * middle] as number) < second) low = middle + 1
      else high = middle
    }
    return low < end && pairs[2 * low] === second ? (pairs[2 * low + 1] as number) : noPhrase
  }
}
