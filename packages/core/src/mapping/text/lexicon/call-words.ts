import { memo } from '../../memo.ts'
import type { Reading } from '../reading.ts'
import { type IntentGroup, intentWords } from './intent-words.ts'
import { Lexicon, type Mentions } from './lexicon.ts'
import { type PremisesGroup, premisesWords } from './premises-words.ts'
import { type UrgencyGroup, urgencyWords } from './urgency-words.ts'
import { callVocabulary } from './vocabulary.ts'

/** What a call may say about what should happen next, and about the premises. */
export type WishGroup = IntentGroup | PremisesGroup

/** Built when a text is first judged, so that importing costs nothing. */
const urgencyLexicon = memo(() => new Lexicon<UrgencyGroup>(urgencyWords, callVocabulary))
const wishLexicon = memo(() => new Lexicon<WishGroup>({ ...intentWords, ...premisesWords }, callVocabulary))

/** What a text says of its urgency, kept with its reading. */
export const urgencyMentionsIn = (reading: Reading): Mentions<UrgencyGroup> => {
  reading.urgencyMentions ??= urgencyLexicon().find(reading)
  return reading.urgencyMentions
}

/** What a text says of wishes and premises, kept with its reading; many a call is priced without anybody asking. */
export const wishMentionsIn = (reading: Reading): Mentions<WishGroup> => {
  reading.wishMentions ??= wishLexicon().find(reading)
  return reading.wishMentions
}
