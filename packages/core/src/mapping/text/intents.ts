import type { Intent } from '../../lead/lead.ts'
import type { TextEvidence } from '../contract.ts'
import { type IntentGroup, intentWords } from './lexicon/intent-words.ts'
import { evidenceOf, isSaid, Lexicon, type Mention, overlaps } from './lexicon/lexicon.ts'
import { callVocabulary } from './lexicon/vocabulary.ts'
import { type Reading, readText } from './reading.ts'

/** What a text says the caller wants, with the words that say so or deny it. */
export interface IntentFinding {
  readonly intents: Intent[]
  readonly evidence: TextEvidence[]
}

const lexicon = new Lexicon<IntentGroup>(intentWords, callVocabulary)
const evidenceLimit = 16

/** What the caller wants, in the order of the {@link Intent} union. */
export const intentsIn = (reading: Reading): IntentFinding => {
  const mentions = lexicon.find(reading)
  const of = (group: IntentGroup, exceptions?: IntentGroup): Mention<IntentGroup>[] => {
    const others = mentions.filter((mention) => mention.group === exceptions)
    return mentions.filter((mention) => mention.group === group && !others.some((other) => overlaps(other, mention)))
  }
  const spam = of('spam').filter(isSaid)
  if (spam.length > 0)
    return { intents: ['spam'], evidence: spam.slice(0, evidenceLimit).map((mention) => evidenceOf(reading, mention)) }
  const found: [Intent, Mention<IntentGroup>[]][] = [
    ['quote', of('quote', 'notQuote').filter(({ speaker }) => speaker !== 'agent')],
    ['appointment', of('booking', 'notBooking')],
    ['callback', of('callback', 'notCallback')],
    ['existing-job', of('existing', 'notExisting')],
    ['complaint', of('complaint').filter(({ speaker }) => speaker !== 'agent')],
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
