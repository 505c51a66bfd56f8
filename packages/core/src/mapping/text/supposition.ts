import type { Sentence } from './page.ts'
import { markPast } from './past.ts'
import { markRange, Scope } from './scope.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

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

/** Marks what a sentence puts in the past or only supposes, each token once however many cues there are. */
export const markSuppositions = (tokens: readonly Token[], sentence: Sentence): void => {
  let pastTo = sentence.from
  let supposedTo = 0
  for (let index = sentence.from; index < sentence.to; index += 1) {
    const { classes } = (tokens[index] as Token).word // in range by the loop's condition
    if ((classes & (WordClass.past | WordClass.supposing)) === 0) continue
    if ((classes & WordClass.past) !== 0) pastTo = markPast(tokens, index, sentence, pastTo)
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
