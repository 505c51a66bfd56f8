import { memo } from '../../memo.ts'
import type { Reading } from '../reading.ts'
import { type IntentGroup, intentWords } from './intent-words.ts'
import { Lexicon, type Mentions } from './lexicon.ts'
import { type PremisesGroup, premisesWords } from './premises-words.ts'
import { type UrgencyGroup, urgencyWords } from './urgency-words.ts'
import { callVocabulary } from './vocabulary.ts'

/** What tells a call that is meant for somebody else, or sells something. */
export type StrayGroup = 'spam' | 'wrongNumber' | 'trade' | 'otherTrade' | 'ownCompany' | 'declined' | 'mistaken'
/** What a call names how pressing it is by, and denies. */
export type DenialGroup = 'emergency' | 'notEmergency' | 'urgent' | 'notUrgent' | 'noRush'
/** What a call may say about what should happen next, and about the premises. */
export type WishGroup = Exclude<IntentGroup, StrayGroup> | PremisesGroup

const { spam, wrongNumber, trade, otherTrade, ownCompany, declined, mistaken, ...wishes } = intentWords

/** Each is built when a text is first searched for it, so that importing costs nothing. */
const urgencyLexicon = memo(() => new Lexicon<UrgencyGroup>(urgencyWords, callVocabulary))
const denialLexicon = memo(() => {
  const { emergency, notEmergency, urgent, notUrgent, noRush } = urgencyWords
  return new Lexicon<DenialGroup>({ emergency, notEmergency, urgent, notUrgent, noRush }, callVocabulary)
})
const strayLexicon = memo(
  () =>
    new Lexicon<StrayGroup>({ spam, wrongNumber, trade, otherTrade, ownCompany, declined, mistaken }, callVocabulary),
)
const wishLexicon = memo(() => new Lexicon<WishGroup>({ ...wishes, ...premisesWords }, callVocabulary))

/** What a text says of its urgency, kept with its reading. */
export const urgencyMentionsIn = (reading: Reading): Mentions<UrgencyGroup> => {
  reading.urgencyMentions ??= urgencyLexicon().find(reading)
  return reading.urgencyMentions
}

/** What a text may deny of its urgency, for those that nobody asks more of: a fraction of the phrases. */
export const denialMentionsIn = (reading: Reading): Mentions<DenialGroup> => denialLexicon().find(reading)

/** What a text says that makes it a stray call. */
export const strayMentionsIn = (reading: Reading): Mentions<StrayGroup> => strayLexicon().find(reading)

/** What a text says of wishes and premises, kept with its reading; many a call is priced without anybody asking. */
export const wishMentionsIn = (reading: Reading): Mentions<WishGroup> => {
  reading.wishMentions ??= wishLexicon().find(reading)
  return reading.wishMentions
}
