import type { Intent } from '../../lead/lead.ts'
import type { TextEvidence } from '../contract.ts'
import { type IntentGroup, intentWords } from './lexicon/intent-words.ts'
import { evidenceOf, isSaid, Lexicon, type Mention, overlaps } from './lexicon/lexicon.ts'
import { callVocabulary } from './lexicon/vocabulary.ts'
import type { Hit } from './phrase-book.ts'
import { type Reading, readText } from './reading.ts'
import { Scope } from './scope.ts'
import { visitsIn } from './visits.ts'

/** What a text says the caller wants, with the words that say so or deny it. */
export interface IntentFinding {
  readonly intents: Intent[]
  readonly evidence: TextEvidence[]
}

const lexicon = new Lexicon<IntentGroup>(intentWords, callVocabulary)
const evidenceLimit = 16

/** Mentions by group, without those that an exception group takes the meaning from. */
class Mentions {
  readonly #all: readonly Mention<IntentGroup>[]

  constructor(reading: Reading) {
    this.#all = lexicon.find(reading)
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
  const firstTurn = reading.sentences[0]?.turn ?? 0
  // An agent that says once more what company this is has somebody on the line who wanted another one.
  const corrections = mentions
    .of('ownCompany')
    .filter(({ speaker, sentence }) => speaker === 'agent' && (reading.sentences[sentence]?.turn ?? 0) > firstTurn + 1)
  const sold = mentions
    .byCaller('spam')
    .filter(({ scope }) => (scope & (Scope.denied | Scope.past | Scope.asked)) === 0 || scope === Scope.denied)
  const wrong = [...mentions.of('wrongNumber'), ...mentions.byCaller('otherTrade')].filter(isSaid)
  return [...sold.filter(isSaid), ...wrong, ...(wrong.length > 0 || corrections.length > 0 ? corrections : [])]
}

/** What the caller wants, in the order of the {@link Intent} union. */
export const intentsIn = (reading: Reading): IntentFinding => {
  const mentions = new Mentions(reading)
  const spam = spamIn(reading, mentions)
  if (spam.length > 0)
    return { intents: ['spam'], evidence: spam.slice(0, evidenceLimit).map((mention) => evidenceOf(reading, mention)) }
  const found: [Intent, readonly Hit[]][] = [
    ['quote', mentions.byCaller('quote', 'notQuote')],
    [
      'appointment',
      [...mentions.of('booking', 'notBooking'), ...visitsIn(reading).map((hit) => ({ ...hit, scope: 0 }))],
    ],
    ['callback', mentions.of('callback', 'notCallback')],
    ['existing-job', mentions.of('existing', 'notExisting')],
    ['complaint', mentions.byCaller('complaint', 'notComplaint')],
  ]
  const intents = found.filter(([, list]) => list.some(isSaid)).map(([intent]) => intent)
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
