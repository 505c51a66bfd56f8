import { formAt } from './look-around.ts'
import type { Sentence } from './page.ts'
import type { Token } from './token.ts'
import { isYear, WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

/** What `last` may stand before. */
export const spans: ReadonlySet<string> = wordSet(
  'week month year years yr yrs summer winter spring fall autumn season time january february march april may june july august september october november december christmas thanksgiving',
)
const agoSpans = wordSet(
  'year years month months week weeks winter winters summer summers spring springs fall falls season seasons decade decades century centuries',
)
/** `two years back`; a tap springs back. */
const backSpans = wordSet('year years month months week weeks decade decades')
const lasting = wordSet('since for over during within throughout in')

/** A cue and the words that make up the time with it, `to` exclusive: `about two years ago`, `back in 2019`. */
export interface Time {
  /** Token indexes. */
  readonly from: number
  readonly to: number
}

/** Words that may stand between a number and `ago`, and before it. */
const measures = wordSet('about around a an some few couple several of and half many over nearly almost')
const measureReach = 6

const timeBefore = (tokens: readonly Token[], index: number, first: number): Time => {
  let from = index - 1
  const least = Math.max(first, index - 1 - measureReach)
  while (from > least) {
    const { form, word } = tokens[from - 1] as Token // above the first of the sentence
    if (!measures.has(form) && !agoSpans.has(form) && (word.classes & (WordClass.time | WordClass.number)) === 0) break
    from -= 1
  }
  return { from, to: index + 1 }
}

/** The time that a word names as past; none for most of the words that can. */
export const pastTime = (tokens: readonly Token[], index: number, { from: first }: Sentence): Time | undefined => {
  const form = formAt(tokens, index)
  const next = formAt(tokens, index + 1)
  const previous = formAt(tokens, index - 1)
  const whole = (from: number, to: number): Time => ({ from: Math.max(from, first), to })
  if (form === 'last' || form === 'previous') return spans.has(next) ? whole(index, index + 2) : undefined
  if (form === 'ago') {
    const counted = agoSpans.has(previous) || (previous === 'half' && agoSpans.has(formAt(tokens, index - 4)))
    return counted ? timeBefore(tokens, index, first) : undefined
  }
  if (form === 'back') {
    if (next === 'then') return whole(index, index + 2)
    if (next === 'in' && spans.has(formAt(tokens, index + 2))) return whole(index, index + 3)
    return backSpans.has(previous) ? timeBefore(tokens, index, first) : undefined
  }
  // `in the past`; `in the past two weeks` has not ended.
  if (form === 'past') {
    if (previous !== 'the' || formAt(tokens, index - 2) !== 'in') return undefined
    return goesOnCounting(tokens, index + 1) ? undefined : whole(index - 2, index + 1)
  }
  // `in 1950s` is a style.
  if (isYear(form)) return previous === 'in' && next !== 's' ? whole(index - 1, index + 1) : undefined
  return undefined
}

const goesOnCounting = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  if (token === undefined || token.sentence !== tokens[at - 1]?.sentence || token.before !== '') return false
  return /^(?:few|couple|several|many|day|days|weeks|months|hour|hours)$/.test(token.form) || isSpan(token)
}

const isSpan = ({ form, word }: Token): boolean => spans.has(form) || (word.classes & WordClass.time) !== 0

/** Whether a time lasts: `since last year`, `for the last month`. */
export const lastsUntilNow = (tokens: readonly Token[], index: number, { from }: Time): boolean => {
  const form = formAt(tokens, index)
  if (form !== 'last' && form !== 'previous' && form !== 'ago' && form !== 'back') return false
  const before = formAt(tokens, from - 1)
  if (before === 'since') return true
  return form === 'last' && before === 'the' && lasting.has(formAt(tokens, from - 2))
}
