import { calm } from './calm-words.ts'
import { danger } from './danger-words.ts'
import { agentEmergency, emergency, notEmergency } from './emergency-words.ts'
import type { WordGroup } from './lexicon.ts'
import { cold, coolOut, heatOut, medical, powerOut, weak } from './outage-words.ts'
import { agentUrgent, noRush, notSoon, soon } from './soon-words.ts'
import { notUrgent, urgent } from './urgent-words.ts'
import { contained, water } from './water-words.ts'

/** What a call says about how pressing it is. */
export type UrgencyGroup =
  | 'emergency'
  | 'notEmergency'
  | 'agentEmergency'
  | 'danger'
  | 'water'
  | 'calm'
  | 'contained'
  | 'heatOut'
  | 'coolOut'
  | 'powerOut'
  | 'cold'
  | 'weak'
  | 'medical'
  | 'urgent'
  | 'notUrgent'
  | 'soon'
  | 'notSoon'
  | 'agentUrgent'
  | 'noRush'

/** Phrases for each of them, by what they say. */
export const urgencyWords: Readonly<Record<UrgencyGroup, WordGroup>> = {
  emergency,
  notEmergency,
  agentEmergency,
  danger,
  water,
  contained,
  calm,
  heatOut,
  coolOut,
  powerOut,
  cold,
  weak,
  medical,
  urgent,
  notUrgent,
  soon,
  notSoon,
  agentUrgent,
  noRush,
}
