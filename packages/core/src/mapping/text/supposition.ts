import { harms, isPolite, opensCondition } from './condition.ts'
import { anyWithin, formAt } from './look-around.ts'
import type { Sentence } from './page.ts'
import { markPast } from './past.ts'
import { markRange, Scope } from './scope.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'

/** Words of one clause that are looked through for what goes with its first. */
const clauseReach = 8

/** `when it leaks again I will call`: not yet. */
const waitsFor = (tokens: readonly Token[], index: number, { to }: Sentence): boolean => {
  const end = Math.min(index + clauseReach, to)
  let again = index + 1
  while (again < end && formAt(tokens, again) !== 'again') again += 1
  return (
    again < end && anyWithin(tokens, again + 1, Math.min(again + 5, to), (form) => /^(?:will|call|please)$/.test(form))
  )
}

/** `should it leak again, call me`; `should it be leaking` asks. */
const opensWithShould = (tokens: readonly Token[], index: number, { from, question }: Sentence): boolean => {
  const free =
    index === from ||
    tokens[index]?.before === ',' ||
    /^(?:and|but|or|me|us|back|know)$/.test(formAt(tokens, index - 1))
  if (question || !free) return false
  return (
    /^(?:it|they|this|that|anything|something|the|there)$/.test(formAt(tokens, index + 1)) &&
    !/^(?:be|have|not)$/.test(formAt(tokens, index + 2))
  )
}

/** `it might leak some day`; `it might be leaking` and `I might want it` tell what is. */
const tellsWhatMay = (tokens: readonly Token[], index: number): boolean => {
  const at = /^(?:also|then|even|just|well|start)$/.test(formAt(tokens, index + 1)) ? index + 2 : index + 1
  return harms.has(formAt(tokens, at)) && !/^(?:give|break|catch)$/.test(formAt(tokens, at))
}

/** Words after `before the` in which a harm is looked for. */
const harmReach = 6

/** `before it gets worse`, `before the tree falls` */
const forestalls = (tokens: readonly Token[], index: number, { to }: Sentence): boolean => {
  const next = formAt(tokens, index + 1)
  if (/^(?:it|they|something|anything|this|that)$/.test(next)) return true
  if (!/^(?:the|a|an|my|our|his|her|their|your)$/.test(next)) return false
  const end = Math.min(index + harmReach, to)
  return anyWithin(tokens, index + 3, end, (form) => harms.has(form))
}

/** `if it floods` supposes; `see if you install fans` and `if you could come` ask. */
const opensHypothesis = (tokens: readonly Token[], index: number, sentence: Sentence): boolean => {
  const { form } = tokens[index] as Token // callers pass an index inside the sentence
  // `I'm afraid this is a plumber's` is polite.
  if (form === 'afraid' && sentence.speaker === 'agent') return false
  const previous = formAt(tokens, index - 1)
  const next = formAt(tokens, index + 1)
  switch (form) {
    case 'if':
      return opensCondition(tokens, index, sentence)
    case 'case':
      return previous === 'in'
    case 'event':
      return previous === 'the' && formAt(tokens, index - 2) === 'in'
    case 'before':
      return forestalls(tokens, index, sentence)
    case 'when':
      return waitsFor(tokens, index, sentence)
    case 'should':
      return opensWithShould(tokens, index, sentence)
    case 'might':
    case 'may':
    case 'could':
      return tellsWhatMay(tokens, index)
    case 'worried':
    case 'afraid':
    case 'scared':
      return !/^(?:because|cause|since|so|as)$/.test(next)
    default:
      return /^(?:unless|prevent|avoid|hypothetically|fear|fears|worries)$/.test(form)
  }
}

/** Words after `before it` that tell what is to be forestalled: `before it gets cold and how much is that` goes on. */
const beforeReach = 6

/** Where what is supposed ends: at a comma or a dash, and for some cues at what is to be done then. */
const endOfHypothesis = (tokens: readonly Token[], index: number, sentence: Sentence): number => {
  const cue = formAt(tokens, index)
  const polite = cue === 'if' && isPolite(tokens, index)
  for (let end = index + 1; end < sentence.to; end += 1) {
    const { before, form } = tokens[end] as Token // within the sentence
    if (before === ',' || before === '-' || form === 'but') return end
    if (cue === 'before' && (end - index > beforeReach || form === 'and')) return end
    if (cue === 'when' && formAt(tokens, end - 1) === 'again') return end
    if (polite && /^(?:please|call|let|then|just)$/.test(form)) return end
    if (/^(?:might|may|could)$/.test(cue) && /^(?:and|so|because|if|can)$/.test(form)) return end
  }
  return sentence.to
}

/** Marks what a sentence puts in the past or only supposes, each token once however many cues there are. */
export const markSuppositions = (tokens: readonly Token[], sentence: Sentence): void => {
  let pastTo = sentence.from
  let supposedTo = 0
  for (let index = sentence.from; index < sentence.to; index += 1) {
    const { classes } = (tokens[index] as Token).word // in range by the loop's condition
    if ((classes & (WordClass.past | WordClass.supposing)) === 0) continue
    if ((classes & WordClass.past) !== 0) pastTo = markPast(tokens, index, sentence, pastTo)
    if ((classes & WordClass.supposing) === 0 || !opensHypothesis(tokens, index, sentence)) continue
    const end = endOfHypothesis(tokens, index, sentence)
    const goesOn = anyWithin(tokens, end, Math.min(end + 4, sentence.to), (form) => form === 'would')
    const to = goesOn ? sentence.to : end
    markRange(tokens, Math.max(index + 1, supposedTo), to, Scope.hypothetical)
    supposedTo = Math.max(supposedTo, to)
    // `she'd only call it urgent if it ever overflowed` supposes both.
    const only = tokens.slice(Math.max(sentence.from, index - 7), index).findLastIndex((token) => token.form === 'only')
    if (only >= 0) markRange(tokens, Math.max(sentence.from, index - 7) + only, index, Scope.hypothetical)
    index = end - 1
  }
}
