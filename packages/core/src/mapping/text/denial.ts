import { startOfDenial } from './good-news.ts'
import { isProblemUnit } from './negator.ts'
import type { Sentence } from './page.ts'
import { markRange, Scope } from './scope.ts'
import { pseudoNegationLength } from './seeming-denial.ts'
import { stemOf } from './stem.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

const terminators = wordSet(
  'but however just because cause cuz though although except then only unless until till since while wants needs yet otherwise instead and',
)
/** Words a denial reaches over, as long as nothing ends it. */
const deniedWords = 6
/** Words it reaches over where one thing is looked for, that one word of. */
const foundWords = 3

/** A comma ends a denial unless it lists: `no sparks, smoke or smell`. */
const listGoesOn = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let index = from; index < Math.min(to, from + 5); index += 1) {
    const token = tokens[index]
    if (token === undefined || (index > from && token.before === '-')) return false
    if (token.form === 'or' || token.form === 'nor') return true
    if (token.light && !token.filler) return false
  }
  return false
}

const opinions = new Set([...wordSet('think believe say feel guess suppose look seem sound appear')].map(stemOf))

/** `not one call this is the limit` begins a new clause; `I don't think it is the gate` says in one what is denied. */
const beginsClause = (tokens: readonly Token[], trigger: number, index: number, reached: number): boolean => {
  if (!/^(?:this|that|it)$/.test(tokens[index]?.form ?? '') || tokens[index + 1]?.form !== 'is') return false
  return reached > 1 || (reached === 1 && !opinions.has(tokens[trigger + 1]?.stem ?? ''))
}

/** `can't find a shutoff valve` denies the one thing. */
const isOfOne = (tokens: readonly Token[], trigger: number): boolean =>
  /^(?:find|see)$/.test(tokens[trigger + 1]?.stem ?? '') && /^an?$/.test(tokens[trigger + 2]?.form ?? '')

const endOfDenial = (tokens: readonly Token[], trigger: number, to: number): number => {
  let reached = 0
  const limit = isOfOne(tokens, trigger) ? foundWords : deniedWords
  for (let index = trigger + 1; index < to; index += 1) {
    const token = tokens[index]
    if (token === undefined || terminators.has(token.form)) return index
    if (beginsClause(tokens, trigger, index, reached)) return index
    // `can't find a plumber to fix the leak` denies who is looked for, not what for.
    if (/^(?:to|who|that)$/.test(token.form) && tokens[trigger + 1]?.form === 'find') return index
    // `nothing, so call me` goes on to what is wanted; `not so bad` does not.
    if (token.form === 'so' && (reached > 0 || /^no(?:thing|body|ne)$/.test(tokens[trigger]?.form ?? ''))) return index
    // `won't renew with the old panel` denies what is done, not what it is done with.
    if (token.form === 'with' && tokens[trigger]?.form === 'not' && reached > 0) return index
    if (token.before !== '' && '-(:/;'.includes(token.before)) return index
    if (token.before === ',' && !listGoesOn(tokens, index, to)) return index
    if (!token.light) reached += 1
    if (reached > limit) return index
  }
  return to
}

/** `emergency, not really` and `urgent - no` deny what stands before. */
const deniesBackward = (tokens: readonly Token[], index: number, to: number): boolean => {
  const token = tokens[index]
  if (token === undefined || token.before === '' || index + 1 > to) return false
  const next = tokens[index + 1]
  if ((token.word.classes & WordClass.answer) !== 0) return index + 1 === to
  return (
    token.form === 'not' &&
    next !== undefined &&
    /^(?:really|exactly|quite|yet|necessarily)$/.test(next.form) &&
    index + 2 === to
  )
}

/** `hardly any mold` and `I doubt it is mold` deny; `hardly drains` is a fault, and a doubt may be about anything. */
const isHalfDenial = (tokens: readonly Token[], index: number): boolean => {
  const { form } = tokens[index] as Token // the caller has it from there
  const next = tokens[index + 1]?.form ?? ''
  if (form === 'hardly') return /^(?:any|an?)$/.test(next)
  return /^(?:i|we|he|she|they)$/.test(tokens[index - 1]?.form ?? '') && /^(?:it|that|there|this|we|they)$/.test(next)
}

/** Marks what a sentence denies. */
export const markDenials = (tokens: readonly Token[], sentence: Sentence): void => {
  for (let index = sentence.from; index < sentence.to; index += 1) {
    const token = tokens[index]
    if (token === undefined || (token.word.classes & WordClass.negator) === 0) continue
    if (deniesBackward(tokens, index, sentence.to)) {
      markRange(tokens, Math.max(sentence.from, index - 4), index, Scope.denied, index)
      continue
    }
    if ((token.word.classes & WordClass.answer) !== 0 && tokens[index + 1]?.before === ',') continue
    if (/^(?:hardly|doubts?)$/.test(token.form) && !isHalfDenial(tokens, index)) continue
    const skipped = pseudoNegationLength(tokens, index, sentence)
    if (skipped > 0) index += skipped - 1
    else if (!isProblemUnit(tokens, index, sentence))
      markRange(
        tokens,
        startOfDenial(tokens, index, sentence),
        endOfDenial(tokens, index, sentence.to),
        Scope.denied,
        index,
      )
  }
}
