import type { Sentence } from './page.ts'
import { markRange, Scope } from './scope.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

const clauseBreak = (token: Token): boolean => (token.before !== '' && token.before !== '"') || token.form === 'but'

const clauseAround = (tokens: readonly Token[], at: number, sentence: Sentence): [from: number, to: number] => {
  let from = at
  while (from > sentence.from && !clauseBreak(tokens[from] as Token)) from -= 1 // in range by the loop's condition
  let to = at + 1
  while (to < sentence.to && !clauseBreak(tokens[to] as Token)) to += 1 // in range by the loop's condition
  return [from, to]
}

const spans = wordSet(
  'week month year years yr yrs summer winter spring fall autumn season time january february march april may june july august september october november december christmas thanksgiving',
)

const isPastCue = (tokens: readonly Token[], index: number): boolean => {
  const { form } = tokens[index] as Token // callers pass an index inside the sentence
  const next = tokens[index + 1]?.form ?? ''
  if (form === 'last' || form === 'previous') return spans.has(next)
  if (form === 'ago')
    return /^(?:year|month|week|winter|summer|spring|fall|season)s?$/.test(tokens[index - 1]?.form ?? '')
  if (form === 'back')
    return (
      next === 'then' ||
      /^(?:year|month|week)s?$/.test(tokens[index - 1]?.form ?? '') ||
      (next === 'in' && spans.has(tokens[index + 2]?.form ?? ''))
    )
  if (form === 'used') return next === 'to'
  if (form === 'then')
    return /^(?:was|were|emergency|urgent)$/.test(tokens[index - 1]?.form ?? '') || wasEmergency(tokens, index)
  if (form === 'was') return saysNoLonger(tokens, index)
  return form === 'previously' || form === 'formerly'
}

/** `that was an emergency, this isn't` */
const saysNoLonger = (tokens: readonly Token[], index: number): boolean => {
  const sentence = tokens[index]?.sentence
  const after = tokens.slice(index + 1, index + 9).filter((token) => token.sentence === sentence)
  return after.some(
    ({ form }, at) =>
      form === 'not' && after[at - 1]?.form === 'is' && /^(?:this|it|now|today|that)$/.test(after[at - 2]?.form ?? ''),
  )
}

const wasEmergency = (tokens: readonly Token[], index: number): boolean =>
  [2, 3, 4].some((back) => /^(?:was|were)$/.test(tokens[index - back]?.form ?? ''))

const politeSubjects = wordSet('you we they somebody someone anybody anyone possible there at that he she available')
const askingVerbs = wordSet(
  'know see ask asks asked wonder wonders wondering check find sure tell say confirm as or curious certain',
)

/** `if it floods` supposes; `see if you install fans` and `if you could come` ask. */
const opensHypothesis = (tokens: readonly Token[], index: number, sentence: Sentence): boolean => {
  const { form } = tokens[index] as Token // callers pass an index inside the sentence
  // `I'm afraid this is a plumber's` is polite.
  if (form === 'afraid' && sentence.speaker === 'agent') return false
  const previous = tokens[index - 1]?.form ?? ''
  const next = tokens[index + 1]?.form ?? ''
  const afterNext = tokens[index + 2]?.form ?? ''
  if (form === 'if') {
    if (askingVerbs.has(previous) && index > sentence.from) return false
    if (politeSubjects.has(next)) return false
    return !(/^(?:this|that|it)$/.test(next) && afterNext === 'is' && tokens[index + 3]?.form === 'not')
  }
  if (form === 'case') return previous === 'in'
  if (form === 'event') return previous === 'the' && tokens[index - 2]?.form === 'in'
  if (form === 'before') return /^(?:it|they|something|anything|this|that)$/.test(next)
  if (form === 'unless') return true
  return /^(?:afraid|scared|worried|prevent|avoid|hypothetically|fear|fears|worries)$/.test(form)
}

/** Words after `before it` that tell what is to be forestalled: `before it gets cold and how much is that` goes on. */
const beforeReach = 6

/** The clause that was marked last, and from where on it is: a cue in the same clause adds nothing but what stands before that. */
interface Clause {
  readonly from: number
  readonly to: number
  marked: number
}

const markPast = (tokens: readonly Token[], clause: Clause, from: number): void => {
  if (from >= clause.marked) return
  markRange(tokens, from, clause.marked, Scope.past)
  clause.marked = from
}

/** Marks what a sentence puts in the past or only supposes, each token once however many cues there are. */
export const markSuppositions = (tokens: readonly Token[], sentence: Sentence): void => {
  let clause: Clause = { from: 0, to: 0, marked: 0 }
  let supposedTo = 0
  for (let index = sentence.from; index < sentence.to; index += 1) {
    const { classes } = (tokens[index] as Token).word // in range by the loop's condition
    if ((classes & (WordClass.past | WordClass.supposing)) === 0) continue
    if ((classes & WordClass.past) !== 0 && isPastCue(tokens, index)) {
      if (index >= clause.to) {
        const [from, to] = clauseAround(tokens, index, sentence)
        clause = { from, to, marked: to }
      }
      // `where the lamp used to hang` says nothing of what is asked before it.
      markPast(tokens, clause, tokens[index]?.form === 'used' ? index : clause.from)
    }
    if ((classes & WordClass.supposing) === 0 || !opensHypothesis(tokens, index, sentence)) continue
    let end = index + 1
    while (
      end < sentence.to &&
      tokens[end]?.before !== ',' &&
      tokens[end]?.before !== '-' &&
      tokens[end]?.form !== 'but' &&
      !(tokens[index]?.form === 'before' && (end - index > beforeReach || tokens[end]?.form === 'and'))
    )
      end += 1
    const goesOn = tokens.slice(end, Math.min(end + 4, sentence.to)).some(({ form }) => form === 'would')
    const to = goesOn ? sentence.to : end
    markRange(tokens, Math.max(index + 1, supposedTo), to, Scope.hypothetical)
    supposedTo = Math.max(supposedTo, to)
    // `she'd only call it urgent if it ever overflowed` supposes both.
    const only = tokens.slice(Math.max(sentence.from, index - 7), index).findLastIndex((token) => token.form === 'only')
    if (only >= 0) markRange(tokens, Math.max(sentence.from, index - 7) + only, index, Scope.hypothetical)
    index = end - 1
  }
}
