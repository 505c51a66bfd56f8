import type { Intent } from '../../lead/lead.ts'
import type { TextEvidence } from '../contract.ts'
import { memo } from '../memo.ts'
import { type IntentGroup, intentWords } from './lexicon/intent-words.ts'
import { evidenceOf, isSaid, Lexicon, type Mention, overlaps } from './lexicon/lexicon.ts'
import { callVocabulary } from './lexicon/vocabulary.ts'
import type { Hit } from './phrase-search.ts'
import { type Reading, readText } from './reading.ts'
import { Scope } from './scope.ts'
import { visitsIn } from './visits.ts'

/** What a text says the caller wants, with the words that say so or deny it. */
export interface IntentFinding {
  readonly intents: Intent[]
  readonly evidence: TextEvidence[]
}

/** Built when a text is first judged, so that importing costs nothing. */
const lexicon = memo(() => new Lexicon<IntentGroup>(intentWords, callVocabulary))
const evidenceLimit = 16

/** Mentions by group, without those that an exception group takes the meaning from. */
class Mentions {
  readonly #all: readonly Mention<IntentGroup>[]

  constructor(reading: Reading) {
    this.#all = lexicon().find(reading)
  }

  of(group: IntentGroup, exceptions?: IntentGroup): Mention<IntentGroup>[] {
    const others = this.#all.filter((mention) => mention.group === exceptions)
    return this.#all.filter((mention) => mention.group === group && !others.some((other) => overlaps(other, mention)))
  }

  /** Said by anybody but the agent, whose words are the company's. */
  byCaller(group: IntentGroup, exceptions?: IntentGroup): Mention<IntentGroup>[] {
    return this.of(group, exceptions).filter(({ speaker }) => speaker !== 'agent')
  }
}

/** Nobody wanted any work: a sales call, a robot, silence, a wrong number. */
const spamIn = (reading: Reading, mentions: Mentions): Mention<IntentGroup>[] => {
  const named = [...mentions.byCaller('spam'), ...mentions.of('wrongNumber')]
  // Who speaks of no work at all, and is put right, turned down or sorry, wanted somebody else.
  const astray =
    mentions.byCaller('trade').length > 0 ? [] : [...mentions.byCaller('otherTrade'), ...answersIn(reading, mentions)]
  return [...named, ...astray].filter(isSaid)
}

/** What the agent says after the greeting, or the caller at the end, when the call was meant for somebody else. */
const answersIn = (reading: Reading, mentions: Mentions): Mention<IntentGroup>[] => {
  const greeting = reading.sentences[0]?.turn ?? 0
  const later = ({ sentence }: Mention<IntentGroup>): boolean => (reading.sentences[sentence]?.turn ?? 0) > greeting
  const byAgent = [...mentions.of('ownCompany'), ...mentions.of('declined')].filter(
    ({ speaker }) => speaker === 'agent',
  )
  return [...byAgent, ...mentions.of('mistaken').filter(({ speaker }) => speaker === 'caller')].filter(later)
}

/** Words between an upset and what upsets. */
const upsetReach = 20

/** Complaints by name, and an upset caller where the company is what upsets. */
const complaintsIn = (reading: Reading, mentions: Mentions): Mention<IntentGroup>[] => {
  const targets = mentions.byCaller('company')
  const upset = mentions
    .byCaller('upset', 'notComplaint')
    .filter(({ from }) => targets.some((target) => Math.abs(target.from - from) < upsetReach))
  const overpaid = mentions
    .of('overpaid')
    .filter(({ speaker, sentence }) => speaker === 'caller' && reading.sentences[sentence]?.question === false)
  return [...mentions.byCaller('complaint', 'notComplaint'), ...upset, ...overpaid]
}

/** What was done or went wrong is of the past by its nature. */
const isDone = (mention: Hit): boolean => (mention.scope & ~Scope.past) === 0

/** The company's own words count where they name an offer that the caller did not turn down. */
const quotesIn = (mentions: Mentions): Mention<IntentGroup>[] =>
  mentions
    .of('quote', 'notQuote')
    .filter(({ speaker, phrase }) => speaker !== 'agent' || /=quote|=estimate/.test(phrase))

const notOrders = /^(?:from|about|for|was|came|in|is|it|ended|dropped|if|log|center|quality|your|911|gas|fire|police)$/

/** A summary that tells the business to: `Call Hector.`, `needs a tech today, call the desk`. */
const ordersToCall = ({ tokens, sentences }: Reading): Hit[] =>
  tokens.flatMap((token, from) => {
    const sentence = sentences[token.sentence]
    const next = tokens[from + 1]
    const opens = sentence?.from === from || token.before === ',' || token.before === ';' || token.before === '-'
    if (!/^(?:call|phone|ring)$/.test(token.form) || !opens || sentence?.speaker !== 'narrator') return []
    if (next?.sentence === token.sentence && notOrders.test(next.form)) return []
    return [{ phrase: token.form, from, to: from + 1, tokens: [from], scope: token.scope }]
  })

/** Moving or making a visit; where a job exists already, naming its time alone is neither. */
const bookingsIn = (reading: Reading, mentions: Mentions, exists: boolean): Hit[] => {
  const booking = mentions.of('booking', 'notBooking')
  const visits = visitsIn(reading).map((hit) => ({ ...hit, scope: 0 }))
  return exists && booking.length === 0 && mentions.of('move').length === 0 ? [] : [...booking, ...visits]
}

/** Read once for the intents and once for the urgency. */
const findings = new WeakMap<Reading, IntentFinding>()

/** What the caller wants, in the order of the {@link Intent} union. */
export const intentsIn = (reading: Reading): IntentFinding => {
  const known = findings.get(reading)
  if (known !== undefined) return known
  const finding = findIntents(reading)
  findings.set(reading, finding)
  return finding
}

const findIntents = (reading: Reading): IntentFinding => {
  const mentions = new Mentions(reading)
  const spam = spamIn(reading, mentions)
  if (spam.length > 0)
    return { intents: ['spam'], evidence: spam.slice(0, evidenceLimit).map((mention) => evidenceOf(reading, mention)) }
  // `we` is the company in a summary and the household in a caller's mouth.
  const existing = [
    ...mentions.of('existing', 'notExisting'),
    ...mentions.of('ourWork').filter(({ speaker }) => speaker !== 'caller'),
  ]
  const found: [Intent, readonly Hit[], (hit: Hit) => boolean][] = [
    ['quote', quotesIn(mentions), isSaid],
    ['appointment', bookingsIn(reading, mentions, existing.some(isDone)), isSaid],
    ['callback', [...mentions.of('callback', 'notCallback'), ...ordersToCall(reading)], isSaid],
    ['existing-job', existing, isDone],
    ['complaint', complaintsIn(reading, mentions), isDone],
  ]
  const intents = found.filter(([, list, counts]) => list.some(counts)).map(([intent]) => intent)
  const evidence = found.flatMap(([, list]) => list.slice(0, 4)).slice(0, evidenceLimit)
  return { intents, evidence: evidence.map((mention) => evidenceOf(reading, mention)) }
}

/**
 * Tells what a caller wants to happen: a quote, an appointment, a call back, something about a job that exists, to complain, or to sell.
 *
 * Several may hold. What is denied does not count and is in the evidence as `negated`.
 *
 * @example
 * import { detectIntents } from '@leadbooks/core'
 *
 * detectIntents("I don't need a quote, just call me back.").intents // => ['callback']
 */
export const detectIntents = (text: string): IntentFinding => intentsIn(readText(text))
