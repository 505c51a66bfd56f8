import type { Sentence } from './page.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

/** Words that carry a negator and deny nothing, by the negator they start at. */
const pseudoNegations = new Map<string, string[][]>()
for (const phrase of [
  'not only',
  'not first',
  'not my first',
  'not our first',
  'not last',
  'not just',
  'not merely',
  'not wait',
  'not hardly wait',
  'not afford to wait',
  'not stress',
  'not emphasize',
  'not overstate',
  'not until',
  'not till',
  'not know',
  'not sure',
  'not certain',
  'not mind',
  'not to mention',
  'not able',
  'not get',
  'not find',
  'not figure',
  'not tell',
  'not imagine',
  'not doubt',
  'not forget',
  'not hesitate',
  'not ignore',
  'not live with',
  'not help but',
  'not to be rude',
  'not going to lie',
  'not lie',
  'no later',
  'no longer',
  'no charge',
  'no cost',
  'no obligation',
  'no doubt',
  'no question',
  'no matter',
  'no problem',
  'no worry',
  'no idea',
  'no kidding',
  'no one',
  'no show',
  'no thanks',
  'no thank',
  'no sooner',
  'no wonder',
  'no joke',
  'without doubt',
  'without question',
  'without fail',
  'without delay',
  'nothing but',
  'nothing short',
  'nothing works',
  'never mind',
  'never seen',
  'never heard',
  'never ending',
  'nobody call',
  'nobody show',
  'nobody came',
]) {
  const words = phrase.split(' ')
  const first = words[0] ?? ''
  pseudoNegations.set(first, [...(pseudoNegations.get(first) ?? []), words])
}

const startsWith = (tokens: readonly Token[], at: number, to: number, phrase: readonly string[]): number => {
  let index = at
  for (const word of phrase) {
    while (index < to && tokens[index]?.filler) index += 1
    const token = tokens[index]
    if (index >= to || (token?.form !== word && token?.stem !== word)) return 0
    index += 1
  }
  return index - at
}

/** What nobody can, or would, has happened. */
const beyondBearing = wordSet('believe stand bear tolerate')

/** `can't believe` and `can't stand` have what they speak of; `don't believe it's mold` denies it. */
const isBeyondBearing = (tokens: readonly Token[], at: number): boolean =>
  beyondBearing.has(tokens[at + 1]?.form ?? '') && /^(?:can|could|would)$/.test(tokens[at - 1]?.form ?? '')

const findings = wordSet('find see detect notice spot seen found')
/** Words a search is told in: `not able to find any`. */
const searchWords = 4

/** `can't find any mold` and `never seen a termite` find none; `can't find the leak` has one, and so has `never seen a leak like this`. */
const findsNone = (tokens: readonly Token[], at: number, sentence: Sentence): boolean => {
  const limit = Math.min(sentence.to, at + 1 + searchWords)
  for (let index = at + 1; index < limit; index += 1) {
    if (!findings.has(tokens[index]?.form ?? '')) continue
    if (!/^(?:any|an?)$/.test(tokens[index + 1]?.form ?? '')) return false
    return !tokens
      .slice(index + 2, Math.min(sentence.to, index + 7))
      .some(({ form }) => /^(?:like|this|such|so)$/.test(form))
  }
  return false
}

const asked = wordSet('i you we he she it they there that this somebody someone anybody anyone')
const askedBy = wordSet('can could will would do does did is are was were has have had should')

/** `can't you fix it` and `why not fix it` ask for what they seem to deny. */
const asksByDenying = (tokens: readonly Token[], at: number, sentence: Sentence): boolean => {
  const before = at > sentence.from ? (tokens[at - 1]?.form ?? '') : ''
  if (before === 'why') return true
  if (!askedBy.has(before)) return false
  // `it is not you` has a subject; a question begins with its verb.
  const opens = at - 1 === sentence.from || /^(?:why|and|so|but|then|please|well|hey)$/.test(tokens[at - 2]?.form ?? '')
  if (opens || tokens[at - 1]?.before === ',') return at + 1 < sentence.to && asked.has(tokens[at + 1]?.form ?? '')
  return false
}

const clauseOpeners = wordSet(
  'i you we he she it they there the my our his her your their this that these those actually please no nope nah naw',
)

/** `no we have termites` and `nope the gate is stuck` answer, and go on to what is; `no sparks` denies. */
const answersFirst = (tokens: readonly Token[], at: number): boolean => {
  const form = tokens[at + 1]?.form ?? ''
  if (((tokens[at]?.word.classes ?? 0) & WordClass.answer) === 0) return false
  return tokens[at]?.form !== 'no' || clauseOpeners.has(form)
}

/** Tokens taken by a negator that denies nothing of what follows, and what belongs to it; 0 where it denies. */
export const pseudoNegationLength = (tokens: readonly Token[], at: number, sentence: Sentence): number => {
  if (answersFirst(tokens, at) || asksByDenying(tokens, at, sentence)) return 1
  if (isBeyondBearing(tokens, at)) return 2
  if (findsNone(tokens, at, sentence)) return 0
  for (const phrase of pseudoNegations.get(tokens[at]?.form ?? '') ?? []) {
    const length = startsWith(tokens, at, sentence.to, phrase)
    if (length > 0) return length
  }
  return 0
}
