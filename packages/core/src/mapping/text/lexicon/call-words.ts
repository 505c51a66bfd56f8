import { memo } from '../../memo.ts'
import type { Reading } from '../reading.ts'
import { type IntentGroup, intentWords } from './intent-words.ts'
import { Lexicon, type Mentions } from './lexicon.ts'
import { type PremisesGroup, premisesWords } from './premises-words.ts'
import { type UrgencyGroup, urgencyWords } from './urgency-words.ts'
import { callVocabulary } from './vocabulary.ts'

/** What a call may say about its urgency, about what should happen next, and about the premises. */
export type CallGroup = UrgencyGroup | IntentGroup | PremisesGroup

/** Built when a text is first judged, so that importing costs nothing. */
const lexicon = memo(
  () => new Lexicon<CallGroup>({ ...urgencyWords, ...intentWords, ...premisesWords }, callVocabulary),
)

/** The groups about urgency, as they are asked for together. */
const urgencyGroups = memo(() => lexicon().setOf(Object.keys(urgencyWords) as UrgencyGroup[])) // the keys of its record

/** Whether a text says anything of urgency, for or against. */
export const saysOfUrgency = (mentions: Mentions<CallGroup>): boolean => mentions.hasSomeOf(urgencyGroups())

/** What a text says of all this, found in one pass and kept with its reading. */
export const mentionsIn = (reading: Reading): Mentions<CallGroup> => {
  reading.mentions ??= lexicon().find(reading)
  return reading.mentions
}
