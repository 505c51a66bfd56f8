import { isProblemUnit, pseudoNegationLength } from './negator.ts'
import type { Sentence } from './page.ts'
import { markRange, Scope } from './scope.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

const terminators = wordSet(
  'but however just because cause cuz though although except then only unless until till since while wants needs yet otherwise instead and',
)
/** Words a denial reaches over, as long as nothing ends it. */
const deniedWords = 6

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

const endOfDenial = (tokens: readonly Token[], trigger: number, to: number): number => {
  let reached = 0
  for (let index = trigger + 1; index < to; index += 1) {
    const token = tokens[index]
    if (token === undefined || terminators.has(token.form)) return index
    // `not one call this is the limit`: a new clause, though nothing parts it.
    if (reached > 0 && /^(?:this|that|it)$/.test(token.form) && tokens[index + 1]?.form === 'is') return index
    // `nothing, so call me` goes on to what is wanted; `not so bad` does not.
    if (token.form === 'so' && (reached > 0 || /^no(?:thing|body|ne)$/.test(tokens[trigger]?.form ?? ''))) return index
    // `won't renew with the old panel` denies what is done, not what it is done with.
    if (token.form === 'with' && tokens[trigger]?.form === 'not' && reached > 0) return index
    if (token.before !== '' && '-(:/;'.includes(token.before)) return index
    if (token.before === ',' && !listGoesOn(tokens, index, to)) return index
    if (!token.light) reached += 1
    if (reached > deniedWords) return index
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
    const skipped = pseudoNegationLength(tokens, index, sentence)
    if (skipped > 0) index += skipped - 1
    else if (!isProblemUnit(tokens, index, sentence))
      markRange(tokens, index + 1, endOfDenial(tokens, index, sentence.to), Scope.denied, index)
  }
}
