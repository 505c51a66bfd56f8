import { isProblemUnit, pseudoNegationLength } from './negator.ts'
import type { Sentence, Token } from './reading.ts'

/** How words are meant, as bits of {@link Token.scope}; none set means they are simply said. */
export const Scope: { readonly denied: 1; readonly past: 2; readonly hypothetical: 4; readonly asked: 8 } = {
  denied: 1,
  past: 2,
  hypothetical: 4,
  asked: 8,
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const negators = words(
  'not no never without nor neither none nobody nothing nope nah naw deny decline denies denied declined',
)
const answers = words('no nope nah naw')
const terminators = words(
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
    if (token.before !== '' && '-(:/;'.includes(token.before)) return index
    if (token.before === ',' && !listGoesOn(tokens, index, to)) return index
    if (!token.light) reached += 1
    if (reached > deniedWords) return index
  }
  return to
}

const markRange = (tokens: readonly Token[], from: number, to: number, bit: number, trigger = -1): void => {
  for (let index = from; index < to; index += 1) {
    const token = tokens[index]
    if (token === undefined) return
    token.scope |= bit
    if (bit === Scope.denied) token.deniedBy = trigger
  }
}

/** `emergency, not really` and `urgent - no` deny what stands before. */
const deniesBackward = (tokens: readonly Token[], index: number, to: number): boolean => {
  const token = tokens[index]
  if (token === undefined || token.before === '' || index + 1 > to) return false
  const next = tokens[index + 1]
  if (answers.has(token.form)) return index + 1 === to
  return (
    token.form === 'not' &&
    next !== undefined &&
    /^(?:really|exactly|quite|yet|necessarily)$/.test(next.form) &&
    index + 2 === to
  )
}

const markDenials = (tokens: readonly Token[], sentence: Sentence): void => {
  for (let index = sentence.from; index < sentence.to; index += 1) {
    const token = tokens[index]
    if (token === undefined || !negators.has(token.form)) continue
    if (deniesBackward(tokens, index, sentence.to)) {
      markRange(tokens, Math.max(sentence.from, index - 4), index, Scope.denied, index)
      continue
    }
    if (answers.has(token.form) && tokens[index + 1]?.before === ',') continue
    const skipped = pseudoNegationLength(tokens, index, sentence)
    if (skipped > 0) index += skipped - 1
    else if (!isProblemUnit(tokens, index, sentence))
      markRange(tokens, index + 1, endOfDenial(tokens, index, sentence.to), Scope.denied, index)
  }
}

const clauseBreak = (token: Token): boolean => (token.before !== '' && token.before !== '"') || token.form === 'but'

const clauseAround = (tokens: readonly Token[], at: number, sentence: Sentence): [from: number, to: number] => {
  let from = at
  while (from > sentence.from && !clauseBreak(tokens[from] as Token)) from -= 1 // in range by the loop's condition
  let to = at + 1
  while (to < sentence.to && !clauseBreak(tokens[to] as Token)) to += 1 // in range by the loop's condition
  return [from, to]
}

const spans = words(
  'week month year summer winter spring fall autumn season time january february march april may june july august september october november december christmas thanksgiving',
)

const isPastCue = (tokens: readonly Token[], index: number): boolean => {
  const { form } = tokens[index] as Token // callers pass an index inside the sentence
  const next = tokens[index + 1]?.form ?? ''
  if (form === 'last' || form === 'previous') return spans.has(next)
  if (form === 'ago') return /^(?:year|month|week)s?$/.test(tokens[index - 1]?.form ?? '')
  if (form === 'back') return next === 'then' || (next === 'in' && spans.has(tokens[index + 2]?.form ?? ''))
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

const politeSubjects = words('you we they somebody someone anybody anyone possible there at that he she available')
const askingVerbs = words(
  'know see ask asks asked wonder wonders wondering check find sure tell say confirm as or curious certain',
)

/** `if it floods` supposes; `see if you install fans` and `if you could come` ask. */
const opensHypothesis = (tokens: readonly Token[], index: number, sentence: Sentence): boolean => {
  const { form } = tokens[index] as Token // callers pass an index inside the sentence
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

const markSuppositions = (tokens: readonly Token[], sentence: Sentence): void => {
  for (let index = sentence.from; index < sentence.to; index += 1) {
    if (isPastCue(tokens, index)) {
      const [from, to] = clauseAround(tokens, index, sentence)
      markRange(tokens, from, to, Scope.past)
    }
    if (!opensHypothesis(tokens, index, sentence)) continue
    let end = index + 1
    while (
      end < sentence.to &&
      tokens[end]?.before !== ',' &&
      tokens[end]?.before !== '-' &&
      tokens[end]?.form !== 'but'
    )
      end += 1
    const would = tokens.slice(end, sentence.to).findIndex((token) => token.form === 'would')
    markRange(tokens, index + 1, would >= 0 && would < 4 ? sentence.to : end, Scope.hypothetical)
    index = end - 1
  }
}

const yes = words(
  'yes yeah yep yup yah ya aye sure correct right please absolutely definitely exactly indeed si affirmative totally certainly course ok okay',
)

/** What an answer says to the question before it: `no`, `yes`, or something else. */
const answerOf = (tokens: readonly Token[], sentence: Sentence): 'yes' | 'no' | 'other' => {
  for (let index = sentence.from; index < Math.min(sentence.to, sentence.from + 4); index += 1) {
    const token = tokens[index] as Token // in range by the loop's condition
    const next = tokens[index + 1]
    if (yes.has(token.form)) return 'yes'
    if (/^(?:it|there|that|i|we|they)$/.test(token.form) && /^(?:is|are|do|does|have|was)$/.test(next?.form ?? '')) {
      return tokens[index + 2]?.form === 'not' ? 'no' : 'yes'
    }
    if (token.form === 'uh' && next?.form === 'uh') return 'no'
    if (
      token.form === 'not' ||
      token.form === 'none' ||
      token.form === 'never' ||
      token.form === 'negative' ||
      token.form === 'nothing'
    )
      return 'no'
    if (answers.has(token.form)) return 'no'
  }
  return 'other'
}

/** A question says nothing by itself: the next speaker's answer denies it, takes it up, or leaves it open. */
const markQuestions = (tokens: readonly Token[], sentences: readonly Sentence[]): void => {
  for (const [number, sentence] of sentences.entries()) {
    if (!sentence.question) continue
    const short = sentence.to - sentence.from <= 7
    if (sentence.speaker !== 'agent') {
      const next = sentences[number + 1]
      if (short && next?.turn === sentence.turn && answerOf(tokens, next) === 'no')
        markRange(tokens, sentence.from, sentence.to, Scope.denied)
      continue
    }
    const reply = sentences.find((each, index) => index > number && index < number + 6 && each.turn > sentence.turn)
    const answer = reply === undefined ? 'other' : answerOf(tokens, reply)
    if (answer === 'no') markRange(tokens, sentence.from, sentence.to, Scope.denied)
    else if (answer === 'other') markRange(tokens, sentence.from, sentence.to, Scope.asked)
  }
}

/** Marks which words are denied, past, supposed or only asked about. */
export const markScopes = (tokens: readonly Token[], sentences: readonly Sentence[]): void => {
  for (const sentence of sentences) {
    markDenials(tokens, sentence)
    markSuppositions(tokens, sentence)
  }
  markQuestions(tokens, sentences)
}
