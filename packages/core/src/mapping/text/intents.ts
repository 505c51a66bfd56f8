import type { Intent } from '../../lead/lead.ts'
import type { TextEvidence } from '../contract.ts'
import { type CallBits, callBitsIn } from './lexicon/call-bits.ts'
import { type StrayGroup, strayMentionsIn, type WishGroup, wishMentionsIn } from './lexicon/call-words.ts'
import { evidenceOf, isSaid, type Mentions } from './lexicon/lexicon.ts'
import { both, type Hit, those } from './phrase-hits.ts'
import { endReading, type Reading, readText } from './reading.ts'
import { Scope } from './scope.ts'
import type { Token } from './token.ts'
import { visitsIn } from './visits.ts'
import { WordClass } from './word-class.ts'

/** What a text says the caller wants, with the words that say so or deny it. */
export interface IntentFinding {
  readonly intents: Intent[]
  readonly evidence: TextEvidence[]
}

const evidenceLimit = 16

/** What the caller wants, and the words that say so or deny it. */
export interface IntentJudgement {
  readonly intents: readonly Intent[]
  readonly hits: readonly Hit[]
  /** What was decided by the weight of the words. */
  readonly weighed: readonly TextEvidence[]
}

const isNotAgents = ({ speaker }: Hit): boolean => speaker !== 'agent'
/** Says `I`, `me` or `my` more than once, where nobody is named as speaking: left on a machine, not noted down by somebody. */
const isOwnVoice = ({ tokens, sentences }: Reading): boolean => {
  let times = 0
  for (const { form, sentence } of tokens)
    if (/^(?:i|me|my)$/.test(form) && sentences[sentence]?.speaker === 'narrator') times += 1
  return times > 1
}

const isAgents = ({ speaker }: Hit): boolean => speaker === 'agent'
const isCallers = ({ speaker }: Hit): boolean => speaker === 'caller'

/** Said by anybody but the agent, whose words are the company's. */
const byCaller = <Group extends string>(mentions: Mentions<Group>, group: Group, exceptions?: Group): readonly Hit[] =>
  those(mentions.of(group, exceptions), isNotAgents)

/** Whether nobody wanted any work, by what shows it and by all that is said. */
export const isSpam = (reading: Reading): boolean => {
  const bits = callBitsIn(reading)
  return !bits.excludes('spam') && bits.holds('spam', spamIn(reading).length > 0)
}

/** What shows that nobody wanted any work: a sales call, a robot, silence, a wrong number; kept with the reading. */
const spamIn = (reading: Reading): readonly Hit[] => {
  reading.spam ??= findSpam(reading)
  return reading.spam
}

const findSpam = (reading: Reading): readonly Hit[] => {
  const mentions = strayMentionsIn(reading)
  const named = both(byCaller(mentions, 'spam'), mentions.of('wrongNumber'))
  // Who speaks of no work at all, and is put right, turned down or sorry, wanted somebody else.
  const astray = both(byCaller(mentions, 'otherTrade'), answersIn(reading, mentions))
  return those(astray.length === 0 || byCaller(mentions, 'trade').length > 0 ? named : both(named, astray), isSaid)
}

/** What the agent says after the greeting, or the caller at the end, when the call was meant for somebody else. */
const answersIn = (reading: Reading, mentions: Mentions<StrayGroup>): readonly Hit[] => {
  const byAgent = those(both(mentions.of('ownCompany'), mentions.of('declined')), isAgents)
  const answers = both(byAgent, those(mentions.of('mistaken'), isCallers))
  const greeting = reading.sentences[0]?.turn ?? 0
  return those(answers, ({ sentence }) => (reading.sentences[sentence]?.turn ?? 0) > greeting)
}

/** Words between an upset and what upsets. */
const upsetReach = 20

/** Complaints by name, and an upset caller where the company or a job of ours is what upsets. */
const complaintsIn = (reading: Reading, mentions: Mentions<WishGroup>, jobs: readonly Hit[]): readonly Hit[] => {
  const ofOurs = jobs.some(isDone)
  const upset = those(
    byCaller(mentions, 'upset', 'notComplaint'),
    ({ from }) => ofOurs || byCaller(mentions, 'company').some((target) => Math.abs(target.from - from) < upsetReach),
  )
  const overpaid = those(
    those(mentions.of('overpaid'), isCallers),
    ({ sentence }) => reading.sentences[sentence]?.question === false,
  )
  return both(byCaller(mentions, 'complaint', 'notComplaint'), both(upset, overpaid))
}

/** What was done or went wrong is of the past by its nature. */
const isDone = (mention: Hit): boolean => (mention.scope & ~Scope.past) === 0

/** The company's own words count where they name an offer that the caller did not turn down. */
const quotesIn = (mentions: Mentions<WishGroup>): readonly Hit[] =>
  those(
    mentions.of('quote', 'notQuote'),
    ({ speaker, phrase }) => speaker !== 'agent' || /=quote|=estimate/.test(phrase),
  )

const notOrders = /^(?:from|about|for|was|came|in|is|it|ended|dropped|if|log|center|quality|your|911|gas|fire|police)$/

/** A summary that tells the business to: `Call Hector.`, `needs a tech today, call the desk`. */
const ordersToCall = ({ tokens, sentences, classes }: Reading): readonly Hit[] => {
  if ((classes & WordClass.order) === 0) return []
  const orders: Hit[] = []
  for (let from = 0; from < tokens.length; from += 1) {
    const token = tokens[from] as Token // in range by the loop's condition
    if ((token.word.classes & WordClass.order) === 0) continue
    const sentence = sentences[token.sentence]
    const next = tokens[from + 1]
    const opens = sentence?.from === from || token.before === ',' || token.before === ';' || token.before === '-'
    if (!opens || sentence?.speaker !== 'narrator') continue
    if (next?.sentence === token.sentence && notOrders.test(next.form)) continue
    const where = { from, to: from + 1, tokens: undefined, sentence: token.sentence, next: undefined }
    orders.push({ phrase: token.form, scope: token.scope, speaker: sentence.speaker, ...where })
  }
  return orders
}

/** Moving or making a visit; where a job exists already, naming its time alone is neither. */
const bookingsIn = (reading: Reading, mentions: Mentions<WishGroup>, exists: boolean): readonly Hit[] => {
  const booking = mentions.of('booking', 'notBooking')
  if (exists && booking.length === 0 && mentions.of('move').length === 0) return booking
  const visits = visitsIn(reading)
  return visits.length === 0 ? booking : [...booking, ...visits.map((hit) => ({ ...hit, scope: 0 }))]
}

/** What the caller wants, in the order of the {@link Intent} union; kept with the reading. */
export const intentsIn = (reading: Reading): IntentJudgement => {
  reading.intents ??= findIntents(reading)
  return reading.intents
}

const findIntents = (reading: Reading): IntentJudgement => {
  const bits = callBitsIn(reading)
  const found = new Findings(bits)
  found.judge('spam', spamIn(reading), isSaid)
  if (found.intents.length > 0) return found
  const mentions = wishMentionsIn(reading)
  // `we` is the company in a summary and the household in a caller's mouth, or on a machine.
  const ownVoice = isOwnVoice(reading)
  const ofHousehold = ({ speaker }: Hit): boolean => speaker === 'caller' || (ownVoice && speaker === 'narrator')
  const byCompany = both(
    byCaller(mentions, 'ourPeople', 'notExisting'),
    those(mentions.of('ourWork'), (hit) => !ofHousehold(hit)),
  )
  const named = both(
    those(
      mentions.of('existing', 'notExisting'),
      (hit) => !(reading.tokens[hit.from]?.form === 'we' && ofHousehold(hit)),
    ),
    those(mentions.of('booked'), isSaid),
  )
  const ofOurs = both(named, byCompany)
  const complaints = complaintsIn(reading, mentions, ofOurs)
  // Who complains of work that was done speaks of a job of ours.
  const complainedOf = complaints.some(isDone) ? byCaller(mentions, 'workDone') : []
  const existing = both(ofOurs, complainedOf)
  found.judge('quote', quotesIn(mentions), isSaid)
  found.judge('appointment', bookingsIn(reading, mentions, existing.some(isDone)), isSaid)
  found.judge('callback', both(mentions.of('callback', 'notCallback'), ordersToCall(reading)), isSaid)
  found.judge('existing-job', existing, isDone)
  found.judge('complaint', complaints, isDone)
  return found
}

/** Hits of one intent that are kept as evidence. */
const hitsKept = 4

/** Gathers which intents hold. */
class Findings implements IntentJudgement {
  readonly intents: Intent[] = []
  readonly hits: Hit[] = []
  readonly weighed: TextEvidence[] = []
  readonly #bits: CallBits

  constructor(bits: CallBits) {
    this.#bits = bits
  }

  judge(intent: Intent, found: readonly Hit[], counts: (hit: Hit) => boolean): void {
    const said = found.some(counts)
    const holds = this.#bits.holds(intent, said)
    if (holds) this.intents.push(intent)
    if (holds === said) this.hits.push(...found.slice(0, hitsKept))
    else {
      // What phrases say does not count, or what nobody says does: the words that outweigh it are told.
      this.hits.push(
        ...found.slice(0, hitsKept).map((hit) => (said ? { ...hit, scope: hit.scope | Scope.denied } : hit)),
      )
      this.weighed.push(...this.#bits.told(intent, holds))
    }
  }
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
export const detectIntents = (text: string): IntentFinding => {
  const reading = readText(text)
  const { intents, hits, weighed } = intentsIn(reading)
  const evidence = [...hits.slice(0, evidenceLimit).map((hit) => evidenceOf(reading, hit)), ...weighed]
  endReading(reading)
  return { intents: [...intents], evidence }
}
