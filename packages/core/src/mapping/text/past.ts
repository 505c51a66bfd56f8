import { anyWithin, findWithin, formAt } from './look-around.ts'
import type { Sentence } from './page.ts'
import { lastsUntilNow, pastTime, spans, type Time } from './past-time.ts'
import { markRange, Scope } from './scope.ts'
import { stemOf } from './stem.ts'
import type { Token } from './token.ts'
import { wordSet } from './word-list.ts'

/** Spans after which what fell still lies there, unless it is said to be mended. */
const recentSpans = wordSet('week weeks month')

const stems = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(stemOf))
/** What nobody wants to have: gone, it is good news, while `the power is gone` is the fault. */
const nuisances = stems(
  'mold mildew leak termite ant bee wasp hornet roach bug pest mouse mice rat raccoon squirrel bat skunk smell odor noise stain smoke puddle problem issue',
)
/** What a thing should not do: it stopped, or does so no longer. */
const misdeeds = stems('leak drip smell smoke spark flood overflow buzz rattle squeak stick trip')

/** Words of a clause that tell how things are now. */
const presents = wordSet('is are am now still today currently need needs want wants keep keeps do does will')
/** Verbs that go on after a clause on the past: `the gate you fixed last year is stuck`. */
const goingOn = wordSet('is are has have keeps keep needs need wants want does do will can says said told')
const pasts = wordSet('was were had did fell came went took got ran blew broke said told')
const subjects = wordSet('i you he she it we they that this')
const joiners = wordSet('and so because cause')
/** What began or came to light may go on. */
const onsets = wordSet('started began begun noticed found discovered')
/** What came to pass leaves its damage. */
const mishaps = wordSet('fell blew broke got died quit failed collapsed cracked went')
const mends = wordSet(
  'fixed repaired cured gone replaced handled resolved removed dry settled paid finished stopped solved',
)
/** What was made then still stands, and may be at fault. */
const makers = wordSet('installed built put bought fixed repaired replaced painted laid hung wired made moved')
/** Makers that mend: what they are done to is done with, unless the talk goes on to it. */
const isMade = (form: string): boolean => makers.has(form) && !mends.has(form)
const talks = wordSet('called emailed spoke talked wrote texted asked phoned')
const topics = wordSet('about regarding concerning')

const isBreak = (token: Token): boolean => (token.before !== '' && token.before !== '"') || token.form === 'but'

/** Words within which a clause tells its tense. */
const tenseReach = 6

/** What a clause tells of its time, from its first words. */
const tenseOf = (tokens: readonly Token[], from: number, sentence: Sentence): 'now' | 'past' | undefined => {
  let tense: 'past' | undefined
  for (let index = from; index < Math.min(from + tenseReach, sentence.to); index += 1) {
    const token = tokens[index] as Token // within the sentence
    if (index > from && isBreak(token)) break
    const { form } = token
    if (presents.has(form)) return 'now'
    // `it's leaning` is read as `it leaning`.
    if (subjects.has(form) && formAt(tokens, index + 1).endsWith('ing')) return 'now'
    if (pasts.has(form) || form.endsWith('ed')) tense = 'past'
  }
  return tense
}

const speaksOfNow = (tokens: readonly Token[], from: number, to: number): boolean =>
  anyWithin(tokens, Math.max(from, to - tenseReach), to, (form) => presents.has(form))

/** Whether a time ends its clause before a token: `I moved in last month | and the roof leaks`, `the gate you fixed last year | is stuck`. */
const endsClause = (tokens: readonly Token[], at: number, sentence: Sentence): boolean => {
  const { form } = tokens[at] as Token // callers pass an index inside the sentence
  if (form === 'now' || goingOn.has(form)) return true
  if (!joiners.has(form)) return false
  const second = tokens[at + 2]
  // `last year and the year before`
  if (second !== undefined && spans.has(second.form)) return false
  return tenseOf(tokens, at + 1, sentence) !== 'past'
}

const startOfClause = (tokens: readonly Token[], time: Time, floor: number): number => {
  let from = time.from
  while (from > floor) {
    const token = tokens[from] as Token // above the floor
    if (isBreak(token) || (joiners.has(token.form) && speaksOfNow(tokens, floor, from))) break
    from -= 1
  }
  return from
}

const endOfClause = (tokens: readonly Token[], time: Time, sentence: Sentence, named: boolean): number => {
  for (let at = time.to; at < sentence.to; at += 1) {
    const token = tokens[at] as Token // within the sentence
    if (isBreak(token)) return at
    if (named && at === time.to ? endsClause(tokens, at, sentence) : turnsToNow(tokens, at, sentence)) return at
  }
  return sentence.to
}

const turnsToNow = (tokens: readonly Token[], at: number, sentence: Sentence): boolean =>
  joiners.has(formAt(tokens, at)) && tenseOf(tokens, at + 1, sentence) === 'now'

/** `is stuck`, `and it leans` */
const goesOnAboutIt = (tokens: readonly Token[], at: number): boolean =>
  goingOn.has(formAt(tokens, at)) ||
  (joiners.has(formAt(tokens, at)) && /^(?:it|they|now|is|are)$/.test(formAt(tokens, at + 1)))

/** Words between what is made and when. */
const makingReach = 8
/** Words after a clause in which it may be said that all is well again. */
const mendReach = 8

/** A stretch of a sentence that is over. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** What of a clause with a past time is over. */
const overIn = (tokens: readonly Token[], time: Time, clause: Stretch, sentence: Sentence): Stretch | undefined => {
  const { from, to } = clause
  const has = (words: ReadonlySet<string>): boolean => anyWithin(tokens, from, to, (form) => words.has(form))
  const after = Math.min(sentence.to, to + mendReach)
  const mendedAfter = anyWithin(tokens, time.to, after, (form) => mends.has(form))
  const goesOn = to < sentence.to && goesOnAboutIt(tokens, to)
  const making = findWithin(tokens, Math.max(from, time.from - makingReach), time.from, (form) =>
    goesOn ? makers.has(form) : isMade(form),
  )
  // `you put in a fence last month and it leans`: the fence stands.
  if (making >= 0 && !mendedAfter) return goesOn ? { from: making, to: making + 1 } : { from: making, to: time.to }
  if (mendedAfter || has(mends)) return clause
  const span = formAt(tokens, time.from + 1)
  const recent = recentSpans.has(span) || recentSpans.has(formAt(tokens, time.to - 2))
  // `it was an emergency last week when it started dripping`
  const began = findWithin(tokens, from, to, (form) => onsets.has(form) || form === 'when')
  if (onsets.has(formAt(tokens, began)) || (recent && has(mishaps))) return undefined
  const talk = findWithin(tokens, from, to, (form) => talks.has(form))
  const topic = talk < 0 ? -1 : findWithin(tokens, talk, to, (form) => topics.has(form))
  return topic < 0 ? clause : { from, to: topic }
}

/** `the mold is gone`, `the roof no longer leaks`, `it stopped dripping` */
const endsNuisance = (tokens: readonly Token[], index: number, sentence: Sentence): boolean => {
  const near = (from: number, to: number, words: ReadonlySet<string>): boolean =>
    tokens.slice(Math.max(from, sentence.from), Math.min(to, sentence.to)).some(({ stem }) => words.has(stem))
  switch (formAt(tokens, index)) {
    case 'gone':
      return /^(?:is|are|all)$/.test(formAt(tokens, index - 1))
        ? near(index - 4, index - 1, nuisances)
        : near(index - 1, index, nuisances)
    case 'longer':
      return (
        formAt(tokens, index - 1) === 'no' &&
        // `he can no longer smell`
        formAt(tokens, index - 2) !== 'can' &&
        (near(index + 1, index + 3, misdeeds) || near(index + 1, index + 4, nuisances))
      )
    case 'stopped':
      return !/^(?:not|never)$/.test(formAt(tokens, index - 1)) && near(index + 1, index + 2, misdeeds)
    default:
      return false
  }
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
  [2, 3, 4].some((back) => /^(?:was|were)$/.test(formAt(tokens, index - back)))

/** A word that puts its clause in the past without naming a time. */
const isPastWord = (tokens: readonly Token[], index: number, sentence: Sentence): boolean => {
  const form = formAt(tokens, index)
  if (form === 'used') return formAt(tokens, index + 1) === 'to'
  if (form === 'then')
    return /^(?:was|were|emergency|urgent)$/.test(formAt(tokens, index - 1)) || wasEmergency(tokens, index)
  if (form === 'was') return saysNoLonger(tokens, index)
  return form === 'previously' || form === 'formerly' || endsNuisance(tokens, index, sentence)
}

/**
 * Marks what a cue puts in the past.
 *
 * @param floor - the token before which all is done with: no clause reaches back over it, so that a sentence of many cues is gone through once
 * @returns the next floor
 */
export const markPast = (tokens: readonly Token[], index: number, sentence: Sentence, floor: number): number => {
  if (index < floor) return floor
  const time = pastTime(tokens, index, sentence)
  if (time === undefined && !isPastWord(tokens, index, sentence)) return floor
  const cue = time ?? { from: index, to: index + 1 }
  if (time !== undefined && lastsUntilNow(tokens, index, time)) return time.to
  const clause = { from: startOfClause(tokens, cue, floor), to: endOfClause(tokens, cue, sentence, time !== undefined) }
  // `where the lamp used to hang` says nothing of what is asked before it.
  if (formAt(tokens, index) === 'used') markRange(tokens, index, clause.to, Scope.past)
  else {
    const over = time === undefined ? clause : overIn(tokens, time, clause, sentence)
    if (over !== undefined) markRange(tokens, over.from, over.to, Scope.past)
  }
  return clause.to
}
