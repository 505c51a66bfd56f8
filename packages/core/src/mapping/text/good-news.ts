import type { Sentence } from './page.ts'
import { stemOf } from './stem.ts'
import type { Token } from './token.ts'
import { wordSet } from './word-list.ts'

const stems = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(stemOf))

/** Before a negator they tell what a thing can do: what it `won't` or `doesn't` is a fault, what it `isn't` or `didn't` may be good news. */
const habits = wordSet('will would can could do does must shall should may might to')
/** What a verb makes an event that nobody wants, by its stem: `go out`, `come through`; `come on` and `run` are what a thing is there for. */
const mishaps: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [stemOf('go'), wordSet('out off')],
  [stemOf('come'), wordSet('through in into inside')],
  [stemOf('run'), wordSet('down over through into')],
  [stemOf('flow'), wordSet('down over through into')],
  [stemOf('blow'), wordSet('up apart over down')],
  [stemOf('catch'), wordSet('fire')],
  [stemOf('fill'), wordSet('with')],
])
/** What nobody wants to come up or out, or to go off; water may have to. */
const unwanted = stems('sewage sewer smoke fume spark flame waste monoxide alarm detector siren')
/** What starts to nobody's joy: `hasn't started leaking`. */
const harms = stems('leak drip smell smoke spark burn flood overflow spray crack rot mold rust buzz smolder')
/** Told without an auxiliary, what a thing never does or what nothing does is as much a fault: `nothing comes through`. */
const present = wordSet('come comes go goes run runs flow flows blow blows fill fills catch catches')
/** What was done to a thing that nobody wants done: `isn't frozen` is good news, `isn't sealed` is not. */
const harmed = wordSet('frozen blown locked stopped')

/** `on fire` and `a fire` name a danger; `won't fire` and `try to fire` a function. */
const isFire = (tokens: readonly Token[], at: number, verb: number): boolean => {
  if (tokens[verb]?.form !== 'fire') return false
  let before = verb - 1
  while (before > at && tokens[before]?.word.soft && !tokens[before]?.filler) before -= 1
  return before > at ? tokens[before]?.form !== 'to' : !/^(?:not|never)$/.test(tokens[at]?.form ?? '')
}

/** Words before a negator in which what comes up is looked for. */
const subjectWords = 4

/** Where what nobody wants stands as the subject of a negator, as in `sewage is not coming up`; the negator where it does not. */
const startOfUnwanted = (tokens: readonly Token[], at: number, sentence: Sentence): number => {
  for (let index = at - 1; index >= Math.max(sentence.from, at - subjectWords); index -= 1) {
    const token = tokens[index] as Token // in range by the loop's condition
    if (unwanted.has(token.stem)) return unwanted.has(tokens[index - 1]?.stem ?? '') ? index - 1 : index
    // `There is smoke, and the fan is not coming up`
    if (token.parted || token.form === 'and' || token.form === 'but') return at
  }
  return at
}

/** `I'm not home the power went out` has a verb that is not the negator's. */
const isGoverned = (tokens: readonly Token[], at: number, verb: number): boolean => {
  let between = at + 1
  while (between < verb && tokens[between]?.light) between += 1
  return between === verb
}

/** `has not stopped` and `has not locked` are about what should have happened. */
const isPerfect = (auxiliary: string): boolean => /^(?:has|have|had)$/.test(auxiliary)

/**
 * Tells whether a denied function is an event that did not happen: `isn't frozen`, `didn't go out`, `is not coming through the ceiling`.
 *
 * What a thing is not able to do or does not do is a fault, whatever stands after it: `won't go in`, `doesn't come out`.
 */
export const isGoodNews = (tokens: readonly Token[], at: number, verb: number, sentence: Sentence): boolean => {
  const token = tokens[verb] as Token // the caller has it from there
  const next = verb + 1 < sentence.to ? (tokens[verb + 1]?.form ?? '') : ''
  if (isFire(tokens, at, verb)) return true
  if (!isGoverned(tokens, at, verb)) return false
  if (token.form.startsWith('lock') && next === 'out') return true
  const auxiliary = at > sentence.from ? (tokens[at - 1]?.form ?? '') : ''
  if (habits.has(auxiliary) || (tokens[at]?.form !== 'not' && present.has(token.form))) return false
  if (harmed.has(token.form) && auxiliary !== 'been') return token.form === 'frozen' || !isPerfect(auxiliary)
  if (token.form === 'freeze') return auxiliary === 'did'
  if (token.stem === 'start') return harms.has(stemOf(next))
  if (token.stem === 'come' && /^(?:up|out)$/.test(next)) return startOfUnwanted(tokens, at, sentence) < at
  // What goes out of something drains.
  if (next === 'out' && tokens[verb + 2]?.form === 'of') return false
  return mishaps.get(token.stem)?.has(next) ?? false
}

/** Where the denial of an event begins that did not happen: at what nobody wants, as in `sewage is not coming up`; after the negator where there is none. */
export const startOfDenial = (tokens: readonly Token[], at: number, sentence: Sentence): number => {
  let verb = at + 1
  while (verb < sentence.to && tokens[verb]?.word.soft) verb += 1
  if (verb >= sentence.to || !mishaps.has(tokens[verb]?.stem ?? '')) return at + 1
  const from = startOfUnwanted(tokens, at, sentence)
  return from < at && isGoodNews(tokens, at, verb, sentence) ? from : at + 1
}
