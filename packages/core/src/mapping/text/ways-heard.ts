import { heard } from './heard.ts'
import { shorthand } from './shorthand.ts'
import { wordSet } from './word-list.ts'

/** What is heard or written in place of something else. */
export interface WayHeard {
  readonly words: readonly string[]
  readonly meant: string
  /** Index of the word by which it is noticed. */
  readonly noticedBy: number
}

/** First words that every call has: what begins with one of them is noticed by the second, or each call would be looked through. */
const everyday = wordSet('the a to on in he some out')

export const waysHeard: readonly WayHeard[] = [...Object.entries(heard), ...Object.entries(shorthand)].flatMap(
  ([meant, ways]) =>
    ways.split('|').map((way) => {
      const words = way.split(' ')
      return { words, meant, noticedBy: words.length > 1 && everyday.has(words[0] ?? '') ? 1 : 0 }
    }),
)
